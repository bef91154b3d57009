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
    .spoken(question.voice)
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
    if let address = question.address.flatMap(URL.init(string:)) {
      Link(destination: address) { Says("app-open") }
        .frame(minHeight: target)
        .accessibilityIdentifier("\(question.id)#open")
    }
  }
}

struct NumberControl: View {
  let question: Question
  let entry: NumberEntry
  let model: InterviewModel

  var body: some View {
    Beside {
      if entry.isCounter { step("minus", by: -1, "app-count-down") }
      TypedField(
        question: question, lines: 1, keyboard: .numbersAndPunctuation, isMasked: false,
        model: model)
      if entry.isCounter { step("plus", by: 1, "app-count-up") }
    }
    if entry.isBearing, model.hasCompass {
      Act("app-bearing-get") { Task { await model.readBearing(at: question.id) } }
        .disabled(model.busy != nil)
    }
    if entry.hasThousands { Text(verbatim: question.shown).font(.callout) }
  }

  private func step(_ symbol: String, by step: Int, _ id: String) -> some View {
    Button(
      action: {
        model.answer(entry.counted(from: question.item.value, by: step), at: question.id)
      },
      label: { Image(systemName: symbol) }
    )
    .accessibilityLabel(Text(verbatim: model.words(id)))
    .accessibilityIdentifier("\(question.id)#\(id)")
  }
}

struct CodeControl: View {
  let question: Question
  let isHidden: Bool
  let model: InterviewModel

  var body: some View {
    if !isHidden {
      TypedField(question: question, lines: 1, keyboard: .default, isMasked: false, model: model)
    }
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
      Beside {
        Image(systemName: isGiven ? "checkmark.square.fill" : "square")
        Says("button-ok")
      }
    }
    .accessibilityAddTraits(isGiven ? .isSelected : AccessibilityTraits())
    .accessibilityIdentifier("\(question.id)#ok")
  }
}
