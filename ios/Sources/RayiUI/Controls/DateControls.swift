import RayiCore
import RayiModel
import SwiftUI

/// A date of three wheels, with the months as Iraq names them: the system's picker knows neither
/// Sorani nor those names.
struct DateControl: View {
  let question: Question
  let precision: DatePrecision
  let hasTime: Bool
  let model: InterviewModel

  var body: some View {
    Text(verbatim: question.shown)
    HStack {
      if precision == .day {
        wheel("day", Array(1...CivilDate.days(of: date.month, in: date.year)), date.day) {
          CivilDate(year: date.year, month: date.month, day: $0)
        }
      }
      if precision != .year {
        wheel("month", Array(1...12), date.month) { date.with(month: $0) }
      }
      wheel("year", Array(1900...2100), date.year) { date.with(year: $0) }
    }
    if hasTime { TimeControl(question: question, model: model) }
    if !question.entry.isEmpty { Act("answer-clear") { model.clear(question.id) } }
  }

  private var date: CivilDate { CivilDate(stored: question.entry) ?? model.today }

  private func wheel(
    _ part: String, _ numbers: [Int], _ chosen: Int,
    _ make: @escaping @MainActor @Sendable (Int) -> CivilDate?
  ) -> some View {
    let (question, model) = (question, model)
    let (precision, hasTime) = (precision, hasTime)
    let selection = bound(
      { chosen },
      { (number: Int) in
        guard let date = make(number) else { return }
        let time = CivilTime(stored: question.entry)?.stored ?? "00:00"
        model.answer(
          hasTime ? "\(date.stored)T\(time)" : precision.stored(date), at: question.id)
      })
    return Picker(selection: selection) {
      ForEach(numbers, id: \.self) { number in
        Text(verbatim: part == "month" ? model.month(number) : model.number(String(number)))
          .tag(number)
      }
    } label: {
      Says("app-date-choose")
    }
    .frame(minHeight: target)
    .accessibilityIdentifier("\(question.id)#\(part)")
  }
}

/// A time of two wheels.
struct TimeControl: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    HStack {
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
      Says("app-time-choose")
    }
    .frame(minHeight: target)
    .accessibilityIdentifier("\(question.id)#\(part)")
  }
}
