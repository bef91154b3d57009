import RayiCore
import RayiModel
import SwiftUI

/// A question: its parts from top to bottom, as the model has them.
struct QuestionView: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      ForEach(Array(question.parts.enumerated()), id: \.offset) { part in
        switch part.element {
        case .words(let words, let weight): WordsView(words).weighing(weight)
        case .picture(let address, let larger, let name):
          PictureView(address: address, larger: larger, name: name, model: model)
        case .play(let playback):
          PlayView(playback: playback, name: question.item.label.text, model: model)
        case .control:
          control.disabled(question.item.readOnly)
        }
      }
    }
    .accessibilityElement(children: .contain)
    .spoken(question.voice)
    .accessibilityIdentifier(question.id)
  }

  @ViewBuilder private var control: some View {
    switch question.kind {
    case .text(let entry):
      TextControl(question: question, entry: entry, model: model)
    case .number(let entry):
      NumberControl(question: question, entry: entry, model: model)
    case .date(let entry):
      DateControl(question: question, entry: entry, hasTime: false, model: model)
    case .time:
      TimeControl(question: question, model: model)
    case .dateTime(let entry):
      DateControl(question: question, entry: entry, hasTime: true, model: model)
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
    case .barcode(let isHidden):
      CodeControl(question: question, isHidden: isHidden, model: model)
    case .acknowledge:
      AcknowledgeControl(question: question, model: model)
    case .note, .unsupported:
      EmptyView()
    }
  }
}

extension View {
  /// Words as they weigh; each grows with the size of text that a person chose.
  @ViewBuilder func weighing(_ weight: QuestionPart.Weight) -> some View {
    switch weight {
    case .label: font(.headline)
    case .hint: font(.callout)
    case .small: font(.footnote)
    case .wrong: font(.callout).foregroundStyle(Color(Shade.wrong))
    }
  }
}
