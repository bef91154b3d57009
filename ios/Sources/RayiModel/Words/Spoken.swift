import RayiCore

/// What a screen reader says of something on a screen: what it is, what it holds, how to go on.
public struct Spoken: Equatable, Sendable {
  /// What it is; never empty.
  public let name: String
  /// What it holds now.
  public let value: String
  /// What helps with it.
  public let hint: String

  init(name: String, value: String = "", hint: String = "") {
    (self.name, self.value, self.hint) = (name, value, hint)
  }

  /// All of it, in the order of a person who explains it.
  public var whole: String {
    Self.sentences([name, value, hint])
  }
}

extension Spoken {
  /// Sentences as one text, each with an end that a voice rests at.
  static func sentences(_ texts: [String?]) -> String {
    texts.compactMap { $0 }.filter { !$0.isEmpty }.reduce("") { whole, text in
      guard let last = whole.last else { return text }
      return whole + (last.isPunctuation ? " " : ". ") + text
    }
  }
}

extension ChoiceView {
  /// What a choice is called: its label, where it has only a picture its shorter one or its name.
  public var spokenName: String {
    for words in [label.text, short?.text ?? ""] where !words.isEmpty { return words }
    return value
  }

  /// Where a choice of a map is: degrees of its first point, north and east.
  public var place: String? {
    let point = geometry?.split(separator: ";").first?.split(separator: " ") ?? []
    return point.count >= 2 ? point.prefix(2).joined(separator: ", ") : nil
  }
}

extension OutboxLine {
  /// The record, and where it stands.
  public var spoken: Spoken { Spoken(name: title.text, value: truth.text, hint: mark?.text ?? "") }
}

extension DraftLine {
  /// The draft, and when it was saved.
  public var spoken: Spoken { Spoken(name: title.text, value: saved.text) }
}

extension FormLine {
  /// The form, and how it stands to the server's.
  public var spoken: Spoken {
    Spoken(name: title.text, value: Spoken.sentences([version?.text, standing?.text]))
  }
}

extension OverviewLine {
  /// The question, its answer, and what is wrong with it.
  public var spoken: Spoken {
    Spoken(
      name: label.text.isEmpty ? path : label.text, value: answer ?? "",
      hint: violation?.text ?? "")
  }
}

extension Project {
  /// The project, and how it stands.
  public func spoken(_ standing: Standing?) -> Spoken {
    Spoken(
      name: name,
      value: Spoken.sentences([
        host, standing?.waiting.text, standing?.reason?.text, standing?.newer?.text,
      ]))
  }
}
