import Observation
import RayiCore

/// What a person set on this device.
public struct Preferences: Equatable, Sendable {
  /// How large words are, beside what the phone is set to.
  public enum TextSize: String, CaseIterable, Sendable {
    case small
    case normal
    case large
    case largest

    /// The text that names it.
    public var textId: String { "app-text-size-\(rawValue)" }
  }

  /// Tag of the language; `nil` follows the phone.
  public var language: String?
  /// `nil` leaves them to the language.
  public var digits: Digits?
  /// Networks that records are sent over by themselves.
  public var networks: Networks
  public var textSize: TextSize

  public init(
    language: String? = nil, digits: Digits? = nil, networks: Networks = .any,
    textSize: TextSize = .normal
  ) {
    self.language = language
    self.digits = digits
    self.networks = networks
    self.textSize = textSize
  }
}

/// Keeps what a person set.
@MainActor
public protocol PreferenceShelf: AnyObject {
  func preferences() throws -> Preferences
  func keep(_ preferences: Preferences) throws
}

/// The settings; each holds at once.
@MainActor @Observable
public final class SettingsModel {
  /// What is set.
  public private(set) var preferences: Preferences
  /// What did not happen.
  public private(set) var trouble: Trouble?

  private let shelf: any PreferenceShelf
  private let speech: Speech
  /// Who else has to know, such as whoever sends.
  public var changed: (Preferences) -> Void = { _ in }

  public init(_ shelf: any PreferenceShelf, speech: Speech) {
    self.shelf = shelf
    self.speech = speech
    do { preferences = try shelf.preferences() } catch {
      preferences = Preferences()
      trouble = Trouble(error, in: speech.texts)
    }
    if let tag = preferences.language { speech.choose(tag) }
    speech.choose(digits: preferences.digits)
  }

  /// The languages there are.
  public var languages: [InterfaceLanguage] { speech.languages }

  /// The one in use.
  public var language: InterfaceLanguage { speech.language }

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
  public func choose(textSize: Preferences.TextSize) { keep { $0.textSize = textSize } }

  private func keep(_ change: (inout Preferences) -> Void) {
    change(&preferences)
    do {
      try shelf.keep(preferences)
      trouble = nil
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
    changed(preferences)
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
