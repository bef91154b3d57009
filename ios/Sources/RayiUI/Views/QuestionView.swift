import RayiCore
import RayiModel
import SwiftUI

/// A question: its words, its control, and what is wrong beside it.
struct QuestionView: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      WordsView(question.item.label).font(.headline)
      if question.item.required { Says("app-required").font(.footnote) }
      if let mark = question.fallbackMark { WordsView(mark).font(.footnote) }
      if let hint = question.item.hint { WordsView(hint).font(.callout) }
      if let guidance = question.item.guidance { WordsView(guidance).font(.footnote) }
      if let image = question.item.image {
        PictureView(address: image, name: question.item.label.text, model: model)
      }
      if let sound = question.item.audio { SoundView(address: sound, model: model) }
      if question.item.video != nil { WordsView(model.noPlayer) }
      if let lack = question.lack { WordsView(lack).font(.callout) }
      control
        .disabled(question.item.readOnly)
      if let violation = question.violation {
        WordsView(violation)
          .foregroundStyle(.red)
          .accessibilityIdentifier("violation-\(question.id)")
      }
    }
    .accessibilityElement(children: .contain)
    .accessibilityLabel(Text(verbatim: question.spoken))
    .accessibilityIdentifier(question.id)
  }

  @ViewBuilder private var control: some View {
    switch question.kind {
    case .text(let entry):
      TextControl(question: question, entry: entry, model: model)
    case .number(let entry):
      NumberControl(question: question, entry: entry, model: model)
    case .date(let precision):
      DateControl(question: question, precision: precision, hasTime: false, model: model)
    case .time:
      TimeControl(question: question, model: model)
    case .dateTime:
      DateControl(question: question, precision: .day, hasTime: true, model: model)
    case .selectOne(let select):
      SelectControl(question: question, select: select, isMultiple: false, model: model)
    case .selectMany(let select):
      SelectControl(question: question, select: select, isMultiple: true, model: model)
    case .rank:
      RankControl(question: question, model: model)
    case .range(let range):
      RangeControl(question: question, range: range, model: model)
    case .place, .places:
      PlaceControl(question: question, model: model)
    case .file(let wish):
      FileControl(question: question, wish: wish, model: model)
    case .barcode:
      CodeControl(question: question, model: model)
    case .acknowledge:
      AcknowledgeControl(question: question, model: model)
    case .note, .unsupported:
      EmptyView()
    }
  }
}
