import Foundation
import RayiCore
import RayiModel
import SwiftUI
import UIKit

/// A position, or a way of several: found where one stands, never drawn on a map.
struct PlaceControl: View {
  let question: Question
  let model: InterviewModel

  var body: some View {
    if !question.entry.isEmpty { Text(verbatim: question.entry) }
    if model.busy == question.id {
      Says("app-location-searching")
      if let fix = model.fix {
        WordsView(model.accuracy(fix))
        Act("app-location-stop") { model.useFix() }.disabled(!model.canUseFix)
      }
    } else {
      Act("location-get") { Task { await model.locate(at: question.id) } }
        .disabled(model.busy != nil)
      if case .places = question.kind, !question.entry.isEmpty {
        Act("app-point-remove") { model.removePoint(at: question.id) }
      }
      if !question.entry.isEmpty { Act("answer-clear") { model.clear(question.id) } }
    }
  }
}

/// A file that is made or chosen.
struct FileControl: View {
  let question: Question
  let wish: FileWish
  let model: InterviewModel

  var body: some View {
    if let name = question.item.value {
      AttachmentView(name: name, path: question.id, isPicture: wish.isPicture, model: model)
    }
    Act(buttonId) { Task { await model.take(at: question.id) } }
      .disabled(model.busy != nil)
    if question.item.value != nil { Act("answer-clear") { model.clear(question.id) } }
  }

  private var buttonId: String {
    switch wish.way {
    case .photo: "photo-take"
    case .drawing(let isSignature): isSignature ? "app-sign" : "app-draw"
    case .annotation: "app-draw"
    case .sound, .film: "app-record"
    case .file: "app-file-choose"
    }
  }
}

/// What is attached already.
struct AttachmentView: View {
  let name: String
  let path: String
  let isPicture: Bool
  let model: InterviewModel

  var body: some View {
    if isPicture, let bytes = model.attachment(at: path), let picture = UIImage(data: bytes) {
      Image(uiImage: picture)
        .resizable()
        .aspectRatio(contentMode: .fit)
        .frame(maxHeight: 240)
        .accessibilityLabel(Text(verbatim: name))
    } else {
      Text(verbatim: name)
    }
  }
}
