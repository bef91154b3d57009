import Foundation
import RayiCore
import RayiModel
import SwiftUI
import UIKit

/// The field that text, numbers and codes are typed into.
struct TypedField: View {
  let question: Question
  let lines: Int
  let keyboard: UIKeyboardType
  let isMasked: Bool
  let model: InterviewModel
  @FocusState private var isFocused: Bool

  var body: some View {
    Group {
      if isMasked {
        SecureField(text: typed, prompt: nil) { label }
      } else {
        TextField(text: typed, prompt: nil, axis: lines > 1 ? .vertical : .horizontal) { label }
          .lineLimit(lines...)
      }
    }
    .keyboardType(keyboard)
    .focused($isFocused)
    .frame(minHeight: target)
    .onChange(of: isFocused) { _, isFocused in if !isFocused { model.save() } }
    .accessibilityLabel(Text(verbatim: question.spoken))
    .accessibilityIdentifier("\(question.id)#field")
  }

  private var label: Text { Text(verbatim: question.item.label.text) }

  private var typed: Binding<String> {
    let (question, model) = (question, model)
    return bound({ question.entry }, { model.type($0, at: question.id) })
  }
}

struct TextControl: View {
  let question: Question
  let entry: TextEntry
  let model: InterviewModel

  var body: some View {
    TypedField(
      question: question, lines: entry.lines,
      keyboard: entry.isDigits ? .numbersAndPunctuation : entry.isAddress ? .URL : .default,
      isMasked: entry.isMasked, model: model)
  }
}

struct NumberControl: View {
  let question: Question
  let entry: NumberEntry
  let model: InterviewModel

  var body: some View {
    HStack {
      if entry.isCounter { step("minus", by: -1, "app-count-down") }
      TypedField(
        question: question, lines: 1, keyboard: .numbersAndPunctuation, isMasked: false,
        model: model)
      if entry.isCounter { step("plus", by: 1, "app-count-up") }
    }
    if entry.hasThousands { Text(verbatim: question.shown).font(.callout) }
  }

  private func step(_ symbol: String, by step: Int, _ id: String) -> some View {
    Button(
      action: {
        model.answer(entry.counted(from: question.item.value, by: step), at: question.id)
      },
      label: { Image(systemName: symbol).frame(minWidth: target, minHeight: target) }
    )
    .accessibilityLabel(Text(verbatim: model.words(id)))
    .accessibilityIdentifier("\(question.id)#\(id)")
  }
}

struct CodeControl: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    TypedField(question: question, lines: 1, keyboard: .default, isMasked: false, model: model)
    Act("app-scan") { Task { await model.scan(at: question.id) } }
      .disabled(model.busy != nil)
  }
}

struct AcknowledgeControl: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    let isGiven = !question.entry.isEmpty
    Button(action: { model.answer(isGiven ? "" : "OK", at: question.id) }) {
      HStack {
        Image(systemName: isGiven ? "checkmark.square.fill" : "square")
        Says("button-ok")
      }
      .frame(minHeight: target)
    }
    .accessibilityAddTraits(isGiven ? .isSelected : AccessibilityTraits())
    .accessibilityIdentifier("\(question.id)#ok")
  }
}

struct RangeControl: View {
  let question: Question
  let range: RangeEntry
  let model: InterviewModel

  var body: some View {
    switch range.style {
    case .slider: slider
    case .stars: stars
    case .picker:
      Picker(selection: chosen) {
        ForEach(Array(0...range.last), id: \.self) { step in
          Text(verbatim: model.number(range.stored(at: step))).tag(step)
        }
      } label: {
        Text(verbatim: question.item.label.text)
      }
    }
  }

  private var position: Int { range.position(of: question.item.value) ?? range.placeholder }

  private var chosen: Binding<Int> {
    let (question, range, model) = (question, range, model)
    return bound(
      { range.position(of: question.item.value) ?? range.placeholder },
      { model.answer(range.stored(at: $0), at: question.id) })
  }

  private var slider: some View {
    let (question, range, model, position) = (question, range, model, position)
    return VStack {
      Slider(
        value: bound(
          { Double(position) }, { model.answer(range.stored(at: Int($0)), at: question.id) }),
        in: 0...Double(range.last), step: 1
      ) { Text(verbatim: question.item.label.text) }
      .frame(minHeight: target)
      .accessibilityValue(Text(verbatim: question.shown))
      .accessibilityIdentifier("\(question.id)#slider")
      Text(verbatim: question.shown)
    }
  }

  private var stars: some View {
    HStack {
      ForEach(Array(0...range.last), id: \.self) { step in
        let isLit = question.item.value != nil && step <= position
        Button(action: { model.answer(range.stored(at: step), at: question.id) }) {
          Image(systemName: isLit ? "star.fill" : "star")
            .frame(minWidth: target, minHeight: target)
        }
        .accessibilityLabel(Text(verbatim: model.number(range.stored(at: step))))
        .accessibilityIdentifier("\(question.id)#\(range.stored(at: step))")
      }
    }
  }
}
