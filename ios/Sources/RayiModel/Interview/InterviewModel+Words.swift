import Foundation
import RayiCore

/// What controls say of their own, by the core's texts.
extension InterviewModel {
  /// A text of ours.
  public func words(_ id: String) -> String { texts.text(id) }

  /// A number in the digits that are shown.
  public func number(_ stored: String) -> String { texts.number(stored: stored) }

  /// Name of a month, 1 to 12, as Iraq has it.
  public func month(_ number: Int) -> String {
    let names = texts.monthNames()
    return names.indices.contains(number - 1) ? names[number - 1] : ""
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

  /// The file that a question has.
  public func attachment(at path: String) -> Data? {
    (try? session.attachment(path: path))??.bytes
  }

  /// A file of the form, such as the picture of a question.
  public func media(_ address: String) -> Data? {
    (try? session.media(address: address))??.bytes
  }

  /// That films of the form are not played here.
  public var noPlayer: TextView { texts.line("app-lacks", ["what": .text("player")]) }
}
