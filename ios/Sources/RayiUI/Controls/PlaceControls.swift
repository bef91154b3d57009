import RayiCore
import RayiModel
import SwiftUI

/// A position, or a way of several: found where one stands, one after the other by themselves, or typed;
/// never drawn on a map.
struct PlaceControl: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    if !question.entry.isEmpty { Text(verbatim: question.entry) }
    if model.trace?.path == question.id { Act("app-trace-stop") { model.endTrace() } }
    if model.busy == question.id {
      Says("app-location-searching")
      if let fix = model.fix {
        WordsView(model.accuracy(fix))
        Act("app-location-stop") { model.useFix() }.disabled(!model.canUseFix)
      }
    } else if model.trace?.path != question.id {
      Act("location-get") { Task { await model.locate(at: question.id) } }
        .disabled(model.busy != nil)
      if case .places = question.kind {
        TraceStart(question: question, model: model)
        if !question.entry.isEmpty {
          Act("app-point-remove") { model.removePoint(at: question.id) }
        }
      }
      TypedPlace(question: question, model: model)
      if !question.entry.isEmpty { Act("answer-clear") { model.clear(question.id) } }
    }
  }
}

/// How often a point is taken by itself, and that it begins.
private struct TraceStart: View {
  let question: Question
  let model: InterviewModel
  @State private var every = Trace.usual

  var body: some View {
    Picker(selection: $every) {
      ForEach(Trace.intervals, id: \.self) { seconds in
        Text(verbatim: model.interval(seconds)).tag(seconds)
      }
    } label: {
      Says("app-trace-record")
    }
    .frame(minHeight: target)
    .accessibilityIdentifier("\(question.id)#every")
    Act("app-trace-record") { Task { await model.beginTrace(at: question.id, every: every) } }
      .disabled(model.busy != nil || model.trace != nil)
  }
}

/// Degrees that are typed, in whatever digits.
private struct TypedPlace: View {
  let question: Question
  let model: InterviewModel
  @State private var latitude = ""
  @State private var longitude = ""

  var body: some View {
    degrees("app-place-latitude", $latitude)
    degrees("app-place-longitude", $longitude)
    Act("app-place-set") {
      model.setPlace(latitude: latitude, longitude: longitude, at: question.id)
      (latitude, longitude) = ("", "")
    }
    .disabled(latitude.isEmpty || longitude.isEmpty)
  }

  private func degrees(_ id: String, _ typed: Binding<String>) -> some View {
    TextField(text: typed, prompt: nil, axis: .horizontal) { Says(id) }
      .keyboardType(.numbersAndPunctuation)
      .frame(minHeight: target)
      .accessibilityLabel(Text(verbatim: model.words(id)))
      .accessibilityIdentifier("\(question.id)#\(id)")
  }
}
