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
  /// What is done otherwise here than the form wishes, and how a way of points stands.
  public let remarks: [TextView]
  /// In which language it is shown, where it is not the one in use.
  public let fallbackMark: TextView?
  /// The answer as a person reads it: numbers and dates in their digits, all else as it is.
  public let shown: String
  /// What a screen reader says of it.
  public let voice: Spoken
  /// What stands on the screen for it, from top to bottom; a screen reader goes the same way.
  public private(set) var parts: [QuestionPart]
  /// Name for tests and other programs; the same whatever the language.
  public var id: String { item.path }

  init(_ item: ItemView, unsaved: Unsaved?, in setting: Setting) {
    let texts = setting.texts
    let kind = QuestionKind(item)
    let entry = unsaved?.entry ?? item.value ?? ""
    self.item = item
    self.kind = kind
    self.entry = entry
    let way = Self.way(kind, entry, in: texts)
    let violation =
      unsaved?.state == .tooFew
      ? way : Self.violation(of: item, unsaved, in: setting).map(texts.violation)
    self.violation = violation
    let lack = Self.lack(of: item, kind, in: setting)
    self.lack = lack
    let remarks = Self.remarks(of: item, kind, in: setting)
    self.remarks = violation == way ? remarks : remarks + [way].compactMap { $0 }
    fallbackMark = Self.fallbackMark(of: item, in: setting)
    shown = Self.shown(item, kind, in: texts)
    let required = item.required ? texts.text("app-required") : nil
    let name = [item.label.text, item.short?.text ?? ""].first { !$0.isEmpty } ?? item.path
    voice = Spoken(
      name: Spoken.sentences([name, required]),
      value: Spoken.sentences([
        violation?.text,
        Self.isAnswerable(kind) && entry.isEmpty
          ? texts.text("app-not-answered") : Self.spokenAnswer(item, kind, shown),
      ]),
      hint: Spoken.sentences(
        [item.hint?.text, lack?.text] + self.remarks.map(\.text)))
    parts = []
    parts = Self.parts(of: self, required: required, in: texts)
  }

  /// What is read aloud for it, all of it.
  public var spoken: String { voice.whole }

  /// Parts of the width of the screen that it takes; all of them where nothing is wished.
  public var width: Int { min(PageRow.parts, Wishes(item.wishes).width ?? PageRow.parts) }

  /// What plays by itself when it is reached.
  public var autoplay: Playback? {
    switch item.autoplay {
    case .audio: item.audio.map { Playback(.form($0), isFilm: false) }
    case .video: item.video.map { Playback(.form($0), isFilm: true) }
    case nil: nil
    }
  }

  /// The answer as an address to open, where the form says that it is one.
  public var address: String? {
    guard case .text(let text) = kind, text.isAddress else { return nil }
    return entry.hasPrefix("https://") || entry.hasPrefix("http://") ? entry : nil
  }

  private static func isAnswerable(_ kind: QuestionKind) -> Bool {
    switch kind {
    case .note, .unsupported: false
    default: true
    }
  }

  /// What is hidden or masked is not read aloud either; names of choices are read where they stand.
  private static func spokenAnswer(
    _ item: ItemView, _ kind: QuestionKind, _ shown: String
  ) -> String {
    switch kind {
    case .text(let entry) where entry.isMasked: ""
    case .barcode(isHidden: true): ""
    case .selectOne, .selectMany, .rank:
      item.choices.filter { ChosenNames(stored: item.value).has($0.value) }
        .map(\.spokenName).joined(separator: ", ")
    default: shown
    }
  }

  private static func shown(_ item: ItemView, _ kind: QuestionKind, in texts: Texts) -> String {
    guard let value = item.value else { return "" }
    let usual = texts.value(dataType: item.dataType, stored: value)
    switch kind {
    case .date(let entry), .dateTime(let entry):
      return entry.shown(value, in: texts).map { "\($0) (\(usual))" } ?? usual
    default: return usual
    }
  }

  /// How a way or an outline stands.
  private static func way(_ kind: QuestionKind, _ entry: String, in texts: Texts) -> TextView? {
    guard case .places(let shape, _) = kind else { return nil }
    return GeoPath(stored: entry, shape).remark(in: texts)
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
    return setting.texts.line("app-lacks", ["what": .text(ability.rawValue)])
  }

  private static func remarks(
    of item: ItemView, _ kind: QuestionKind, in setting: Setting
  ) -> [TextView] {
    let texts = setting.texts
    let standIns = StandIn.of(item, setting.has).map { one in
      // An author who has words for it says it better.
      if one == .otherApp, let said = item.noAppMessage {
        var words = item.label
        words.text = said
        return words
      }
      return one.line(app: item.app?.name ?? "", in: texts)
    }
    switch kind {
    case .date(let entry), .dateTime(let entry):
      return standIns + [entry.calendarName(in: texts)].compactMap { $0 }
    default: return standIns
    }
  }

  private static func fallbackMark(of item: ItemView, in setting: Setting) -> TextView? {
    guard item.label.fallback, !item.label.text.isEmpty else { return nil }
    let language = setting.languages.first { $0.tag == item.label.languageTag }
    return language.map { setting.texts.line("app-in-language", ["language": .text($0.name)]) }
  }

  private static func parts(
    of question: Self, required: String?, in texts: Texts
  ) -> [QuestionPart] {
    let item = question.item
    let name = item.label.text
    var parts: [QuestionPart] = [.words(item.label, .label)]
    let small = [required.map(texts.own), question.fallbackMark].compactMap { $0 }
    parts += small.map { .words($0, .small) }
    if let hint = item.hint { parts.append(.words(hint, .hint)) }
    if let guidance = item.guidance { parts.append(.words(guidance, .small)) }
    if let image = item.image { parts.append(.picture(image, larger: item.bigImage, name: name)) }
    if let sound = item.audio { parts.append(.play(Playback(.form(sound), isFilm: false))) }
    if let film = item.video { parts.append(.play(Playback(.form(film), isFilm: true))) }
    parts += ([question.lack].compactMap { $0 } + question.remarks).map { .words($0, .hint) }
    parts.append(.control)
    if let violation = question.violation { parts.append(.words(violation, .wrong)) }
    return parts
  }
}

/// Something that stands on the screen for a question.
public enum QuestionPart: Equatable, Sendable {
  /// How much words weigh.
  public enum Weight: Equatable, Sendable {
    case label
    case hint
    case small
    case wrong
  }

  case words(TextView, Weight)
  /// A picture by its address, the same at full size, and what it is called.
  case picture(String, larger: String?, name: String)
  /// A sound or a film.
  case play(Playback)
  /// What it is answered with.
  case control
}

extension StandIn {
  /// What is said of it: both apps say the same of the same lack.
  func line(app name: String, in texts: Texts) -> TextView {
    let what: String
    switch self {
    case .imageMap: return texts.line("app-image-map-listed")
    case .choiceMap: return texts.line("app-map-listed")
    case .placeMap: what = "map"
    case .printer: what = "printer"
    case .compass: what = "compass"
    case .timedGrid: what = "timer"
    case .otherApp: what = "no-answer"
    case .frontCode: what = "front-code"
    }
    return texts.line("app-lacks", ["what": .text(what), "name": .text(name)])
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
    /// Points of a way or an outline that are too few for one.
    case tooFew
    /// It could not be written.
    case unwritten
  }

  let entry: String
  let state: State

  var violation: ViolationView? {
    if case .refused(let violation) = state { violation } else { nil }
  }
}
