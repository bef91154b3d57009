import Foundation
import RayiCore

/// What controls say of their own, by the core's texts.
extension InterviewModel {
  /// A text of ours.
  public func words(_ id: String) -> String { texts.text(id) }

  /// A number in the digits that are shown.
  public func number(_ stored: String) -> String { texts.number(stored: stored) }

  /// Name of a month in the calendar of a question.
  public func month(_ number: Int, of entry: DateEntry) -> String {
    entry.monthName(number, in: texts)
  }

  /// Whether the phone knows which way it points.
  public var hasCompass: Bool { device.has(.compass) }

  /// How often a point of a way is taken.
  public func interval(_ seconds: Double) -> String {
    texts.text(id: "app-trace-seconds", arguments: ["seconds": Texts.count(Int(seconds))])
  }

  /// What a button that moves a choice in a ranking is called, by what it moves.
  public func moveName(_ id: String, _ name: String, of question: Question) -> String {
    let choice = question.item.choices.first { $0.value == name }
    return Spoken.sentences([words(id), choice?.spokenName ?? name])
  }

  /// What a button that plays is called, by what it plays.
  public func playName(_ playback: Playback, of name: String) -> String {
    Spoken.sentences([words(playing == playback ? "app-stop" : "app-play"), name])
  }

  /// Today, where a date that nobody picked yet begins.
  public var today: CivilDate {
    var gregorian = Foundation.Calendar(identifier: .gregorian)
    gregorian.timeZone = .current
    let parts = gregorian.dateComponents([.year, .month, .day], from: clock.now)
    return CivilDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1)
      ?? .epoch
  }

  /// How good a position is.
  public func accuracy(_ fix: Fix) -> TextView {
    texts.line(
      "location-accuracy", ["metres": .text(number(String(Int(fix.accuracy.rounded(.up)))))])
  }

  /// What the button is called that removes an instance, and what is asked before.
  public func removal(of instance: InstanceView) -> (name: TextView, question: TextView) {
    let what = ["what": TextArgument.text(instance.label?.text ?? "")]
    return (texts.line("repeat-remove", what), texts.line("repeat-remove-confirm", what))
  }

  /// What is chosen, by its words and not by its names.
  public func chosenWords(of question: Question) -> TextView {
    let chosen = (try? session.chosen(path: question.id)) ?? []
    guard var words = chosen.first?.label else {
      return texts.line("answer-chosen", ["n": Texts.count(0)])
    }
    words.text = chosen.map(\.label.text).joined(separator: "\n")
    return words
  }

  /// That a list has nothing of what is searched for.
  public func nothingFound(_ search: String) -> TextView {
    texts.line("search-nothing", ["text": .text(search)])
  }

  /// The question as it stands now, for a sheet that was opened before.
  public func latest(_ question: Question) -> Question {
    page.questions.first { $0.id == question.id } ?? question
  }
}
