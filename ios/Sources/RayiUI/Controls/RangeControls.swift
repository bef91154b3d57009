import RayiCore
import RayiModel
import SwiftUI

/// A number between two ends: along a line or upright, as stars, or on a wheel.
struct RangeControl: View {
  let question: Question
  let range: RangeEntry
  let model: InterviewModel

  var body: some View {
    switch range.style {
    case .slider(let isVertical, let hasTicks): slider(isVertical, hasTicks)
    case .stars: stars
    case .picker: picker
    }
    if question.item.value != nil { Act("answer-clear") { model.clear(question.id) } }
  }

  private var position: Int { range.position(of: question.item.value) ?? range.placeholder }

  private func number(_ step: Int) -> Text {
    Text(verbatim: model.number(range.stored(at: step)))
  }

  /// The first row is no answer: a wheel stands somewhere before anybody turned it.
  private var picker: some View {
    let (question, range, model) = (question, range, model)
    let chosen = bound(
      { range.position(of: question.item.value) ?? -1 },
      { (step: Int) in
        model.answer(step < 0 ? "" : range.stored(at: step), at: question.id)
      })
    return Picker(selection: chosen) {
      Says("app-not-answered").tag(-1)
      ForEach(Array(0...range.last), id: \.self) { step in number(step).tag(step) }
    } label: {
      Text(verbatim: question.item.label.text)
    }
    .frame(minHeight: target)
    .spoken(question.voice)
    .accessibilityIdentifier("\(question.id)#picker")
  }

  private func slider(_ isVertical: Bool, _ hasTicks: Bool) -> some View {
    VStack {
      if isVertical {
        // The system has no upright slider: it is turned, and stays one for a screen reader.
        HStack {
          line.frame(width: 240).rotationEffect(Angle(degrees: -90)).frame(
            width: target, height: 240)
          if hasTicks { VStack { marks(range.marks.reversed()) }.frame(height: 240) }
        }
      } else {
        line
        if hasTicks { HStack { marks(range.marks) } }
      }
      if question.item.value == nil {
        Says("app-not-answered")
      } else {
        Text(verbatim: question.shown)
      }
    }
  }

  private func marks(_ steps: [Int]) -> some View {
    ForEach(Array(steps.enumerated()), id: \.element) { mark in
      if mark.offset > 0 { Spacer() }
      number(mark.element).font(.footnote)
    }
    .accessibilityHidden(true)
  }

  private var line: some View {
    let (question, range, model, position) = (question, range, model, position)
    return Slider(
      value: bound(
        { Double(position) }, { model.answer(range.stored(at: Int($0)), at: question.id) }),
      in: 0...Double(range.last), step: 1
    ) { Text(verbatim: question.item.label.text) }
    .frame(minHeight: target)
    .spoken(question.voice)
    .accessibilityIdentifier("\(question.id)#slider")
  }

  private var stars: some View {
    LazyVGrid(columns: [GridItem(.adaptive(minimum: target))], alignment: .leading, spacing: 4) {
      ForEach(Array(0...range.last), id: \.self) { step in
        let isLit = question.item.value != nil && step <= position
        Button(action: { model.answer(range.stored(at: step), at: question.id) }) {
          Image(systemName: isLit ? "star.fill" : "star")
        }
        .accessibilityLabel(number(step))
        .accessibilityAddTraits(
          question.item.value != nil && step == position ? .isSelected : AccessibilityTraits()
        )
        .accessibilityIdentifier("\(question.id)#\(range.stored(at: step))")
      }
    }
  }
}
