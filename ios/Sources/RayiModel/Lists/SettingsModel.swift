import Observation
import RayiCore

/// What this device is set to; each choice holds at once.
@MainActor @Observable
public final class SettingsModel {
  /// What is set.
  public private(set) var settings: DeviceSettings
  /// What did not happen.
  public private(set) var trouble: Trouble?
  /// Who else has to know, such as whoever sends.
  public var changed: (DeviceSettings) -> Void = { _ in }

  private let shelf: any ProjectShelf
  private let speech: Speech

  public init(_ shelf: any ProjectShelf, speech: Speech) {
    self.shelf = shelf
    self.speech = speech
    do { settings = try shelf.settings() } catch {
      settings = DeviceSettings(language: nil, digits: nil, networks: .any, textSize: .normal)
      trouble = Trouble(error, in: speech.texts)
    }
    if let tag = settings.language { speech.choose(tag) }
    speech.choose(digits: settings.digits)
  }

  /// The languages there are.
  public var languages: [InterfaceLanguage] { speech.languages }

  /// The one in use.
  public var language: InterfaceLanguage { speech.language }

  /// The digits of a picker, each with the text that shows it; the first leaves them to the language.
  public static let digits: [(textId: String, digits: Digits?)] = [
    ("app-settings-digits-language", nil), ("settings-digits-latin", .western),
    ("settings-digits-arabic", .arabicIndic),
    ("app-settings-digits-extended", .extendedArabicIndic),
  ]

  /// Speaks another language.
  public func choose(language tag: String) {
    guard speech.speaks(tag) else { return }
    speech.choose(tag)
    keep { $0.language = tag }
  }

  /// Shows other digits.
  public func choose(digits: Digits?) {
    speech.choose(digits: digits)
    keep { $0.digits = digits }
  }

  /// Sends over other networks.
  public func choose(networks: Networks) { keep { $0.networks = networks } }

  /// Writes larger or smaller.
  public func choose(textSize: TextSize) { keep { $0.textSize = textSize } }

  private func keep(_ change: (inout DeviceSettings) -> Void) {
    change(&settings)
    do {
      try shelf.setSettings(settings: settings)
      trouble = nil
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
    changed(settings)
  }
}

extension Networks {
  /// All of them, in the order of a picker.
  public static let all: [Networks] = [.any, .unmetered, .never]

  /// The text that names them.
  public var textId: String {
    switch self {
    case .any: "app-networks-any"
    case .unmetered: "app-networks-unmetered"
    case .never: "app-networks-never"
    }
  }
}

extension TextSize {
  /// All of them, smallest first.
  public static let all: [TextSize] = [.small, .normal, .large, .largest]

  /// The text that names it.
  public var textId: String {
    switch self {
    case .small: "app-text-size-small"
    case .normal: "app-text-size-normal"
    case .large: "app-text-size-large"
    case .largest: "app-text-size-largest"
    }
  }
}
