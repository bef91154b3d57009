import Observation
import RayiCore

/// The language that the app speaks now. One switch sets it and the form's, so this is the one place.
@MainActor @Observable
public final class Speech {
  /// The core's texts in the language and digits in use. A screen has no words of its own but these.
  public private(set) var texts: Texts
  /// The digits that a person chose; `nil` leaves them to the language.
  public private(set) var digits: Digits?
  /// The languages there are, in the order of a picker.
  public let languages = interfaceLanguages()

  /// Speaks the first of these languages that it can.
  public init(preferred tags: [String], digits: Digits? = nil) {
    self.digits = digits
    texts = Texts(tags: tags, digits: digits)
  }

  /// The language in use.
  public var language: InterfaceLanguage { texts.language() }

  /// Whether the app speaks exactly this language.
  public func speaks(_ tag: String) -> Bool { languages.contains { $0.tag == tag } }

  /// Speaks this language, if it can.
  public func choose(_ tag: String) {
    guard speaks(tag), tag != language.tag else { return }
    texts = Texts(tags: [tag], digits: digits)
  }

  /// Shows these digits; `nil` the usual ones of the language.
  public func choose(digits: Digits?) {
    self.digits = digits
    texts = Texts(tags: [language.tag], digits: digits)
  }
}

extension Texts {
  /// The text with this id, which takes no values.
  public func text(_ id: String) -> String { text(id: id, arguments: [:]) }

  /// A line of ours as screens draw it: with its language and direction.
  public func line(_ id: String, _ arguments: [String: TextArgument] = [:]) -> TextView {
    own(text(id: id, arguments: arguments))
  }

  /// Words that are in this language already.
  public func own(_ text: String) -> TextView {
    let language = language()
    return TextView(
      text: text, languageTag: language.tag, direction: language.direction, fallback: false)
  }

  /// A count as an argument.
  public static func count(_ number: Int) -> TextArgument { .number(Int64(number)) }
}
