import RayiCore
import RayiModel
import SwiftUI

/// A date of up to three wheels, with the months as Iraq names them, or in another calendar: the system's
/// picker knows neither Sorani nor those names.
struct DateControl: View {
  let question: Question
  let entry: DateEntry
  let hasTime: Bool
  let model: InterviewModel

  var body: some View {
    let day = day
    Text(verbatim: question.shown)
    Beside {
      if entry.precision == .day {
        wheel("day", entry.days(of: day.month, in: day.year), day.day) {
          CalendarDay(year: day.year, month: day.month, day: $0)
        }
      }
      if entry.precision != .year {
        wheel("month", entry.months(in: day.year), day.month) {
          CalendarDay(year: day.year, month: $0, day: day.day)
        }
      }
      wheel("year", entry.years, day.year) {
        CalendarDay(year: $0, month: day.month, day: day.day)
      }
    }
    if hasTime { TimeControl(question: question, model: model) }
    if !question.entry.isEmpty { Act("answer-clear") { model.clear(question.id) } }
  }

  private var day: CalendarDay {
    entry.day(of: CivilDate(stored: question.entry) ?? model.today)
  }

  private func wheel(
    _ part: String, _ numbers: [Int], _ chosen: Int,
    _ make: @escaping @MainActor @Sendable (Int) -> CalendarDay
  ) -> some View {
    let (question, model) = (question, model)
    let (entry, hasTime) = (entry, hasTime)
    let selection = bound(
      { chosen },
      { (number: Int) in
        guard let date = entry.date(of: make(number)) else { return }
        let time = CivilTime(stored: question.entry)?.stored ?? "00:00"
        model.answer(hasTime ? "\(date.stored)T\(time)" : date.stored, at: question.id)
      })
    return Picker(selection: selection) {
      ForEach(numbers, id: \.self) { number in
        Text(
          verbatim: part == "month"
            ? model.month(number, of: entry) : model.number(String(number))
        )
        .tag(number)
      }
    } label: {
      Says("app-date-\(part)")
    }
    .frame(minHeight: target)
    .accessibilityLabel(Text(verbatim: model.words("app-date-\(part)")))
    .accessibilityIdentifier("\(question.id)#\(part)")
  }
}

/// A time of two wheels.
struct TimeControl: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    Beside {
      wheel("hour", 0...23, time?.hour ?? 0) { CivilTime(hour: $0, minute: time?.minute ?? 0) }
      wheel("minute", 0...59, time?.minute ?? 0) { CivilTime(hour: time?.hour ?? 0, minute: $0) }
    }
  }

  private var time: CivilTime? { CivilTime(stored: question.entry) }

  private func wheel(
    _ part: String, _ numbers: ClosedRange<Int>, _ chosen: Int,
    _ make: @escaping @MainActor @Sendable (Int) -> CivilTime?
  ) -> some View {
    let (question, model) = (question, model)
    let selection = bound(
      { chosen },
      { (number: Int) in
        guard let time = make(number) else { return }
        let day =
          question.item.dataType == "dateTime"
          ? (CivilDate(stored: question.entry) ?? model.today).stored + "T" : ""
        model.answer(day + time.stored, at: question.id)
      })
    return Picker(selection: selection) {
      ForEach(Array(numbers), id: \.self) { number in
        Text(verbatim: model.number(String(number))).tag(number)
      }
    } label: {
      Says("app-date-\(part)")
    }
    .frame(minHeight: target)
    .accessibilityLabel(Text(verbatim: model.words("app-date-\(part)")))
    .accessibilityIdentifier("\(question.id)#\(part)")
  }
}
