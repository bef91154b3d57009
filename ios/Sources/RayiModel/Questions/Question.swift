import RayiCore

/// One question as a screen draws it.
public struct Question: Identifiable, Equatable, Sendable {
  /// The core's view of it.
  public let item: ItemView
  /// How it is asked.
  public let kind: QuestionKind
  /// What the field holds: the answer, or what was given and is not in the core.
  public let entry: String
  /// What is wrong with that.
  public let violation: TextView?
  /// What this device lacks for it, and that one may go on.
  public let lack: TextView?
  /// In which language it is shown, where it is not the one in use.
  public let fallbackMark: TextView?
  /// The answer as a person reads it: numbers and dates in their digits, all else as it is.
  public let shown: String
  /// What is read aloud for it, in the order of a person who explains it.
  public let spoken: String
  /// Name for tests and other programs; the same whatever the language.
  public var id: String { item.path }

  init(_ item: ItemView, unsaved: Unsaved?, in setting: Setting) {
    let texts = setting.texts
    self.item = item
    kind = QuestionKind(item)
    entry = unsaved?.entry ?? item.value ?? ""
    violation = Self.violation(of: item, unsaved, in: setting).map(texts.violation)
    lack = Self.lack(of: item, kind, in: setting)
    fallbackMark = Self.fallbackMark(of: item, in: setting)
    shown = item.value.map { texts.value(dataType: item.dataType, stored: $0) } ?? ""
    spoken = [
      item.label.text, item.required ? texts.text("app-required") : "", item.hint?.text ?? "",
      violation?.text ?? "", lack?.text ?? "",
    ].filter { !$0.isEmpty }.joined(separator: ". ")
  }

  /// A required question that nobody has come to yet is not reproached.
  private static func violation(
    of item: ItemView, _ unsaved: Unsaved?, in setting: Setting
  ) -> ViolationView? {
    if let unsaved { return unsaved.violation }
    return item.value != nil || setting.found.contains(item.path) ? item.violation : nil
  }

  private static func lack(
    of item: ItemView, _ kind: QuestionKind, in setting: Setting
  ) -> TextView? {
    if case .unsupported(nil) = kind {
      return setting.texts.line("app-lacks", ["what": .text("other")])
    }
    guard let ability = kind.ability, !setting.has(ability) else { return nil }
    if ability == .otherApps, let said = item.noAppMessage {
      var words = item.label
      words.text = said
      return words
    }
    let name = item.app?.name ?? ""
    return setting.texts.line(
      "app-lacks", ["what": .text(ability.rawValue), "name": .text(name)])
  }

  private static func fallbackMark(of item: ItemView, in setting: Setting) -> TextView? {
    guard item.label.fallback, !item.label.text.isEmpty else { return nil }
    let language = setting.languages.first { $0.tag == item.label.languageTag }
    return language.map { setting.texts.line("app-in-language", ["language": .text($0.name)]) }
  }
}

/// What a question is drawn in: the words in use, the form's languages, the device.
struct Setting {
  let texts: Texts
  let languages: [FormLanguage]
  /// Questions that something was found wrong with when the person wanted to go on.
  let found: Set<String>
  let has: (Ability) -> Bool
}

/// What was given to a question and is not in the core.
struct Unsaved: Equatable, Sendable {
  /// Why it is not.
  enum State: Equatable, Sendable {
    /// It is being typed.
    case typing
    /// It is not taken.
    case refused(ViolationView)
    /// It could not be written.
    case unwritten
  }

  let entry: String
  let state: State

  var violation: ViolationView? {
    if case .refused(let violation) = state { violation } else { nil }
  }
}
