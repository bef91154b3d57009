import AVFoundation
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
  @State private var picture: UIImage?

  var body: some View {
    Group {
      if let picture { Shown(picture: picture, name: name) } else { Text(verbatim: name) }
    }
    .onChange(of: name, initial: true) { _, _ in
      picture = isPicture ? model.attachment(at: path).flatMap(UIImage.init(data:)) : nil
    }
  }
}

/// A picture of the form, beside a question or a choice.
struct PictureView: View {
  let address: String
  let name: String
  let model: InterviewModel
  @State private var picture: UIImage?

  var body: some View {
    Group {
      if let picture { Shown(picture: picture, name: name) }
    }
    .onChange(of: address, initial: true) { _, address in
      picture = model.media(address).flatMap(UIImage.init(data:))
    }
  }
}

/// A picture in its proportions; it is not turned over for another language.
private struct Shown: View {
  let picture: UIImage
  let name: String

  var body: some View {
    Image(uiImage: picture)
      .resizable()
      .aspectRatio(contentMode: .fit)
      .frame(maxHeight: 240)
      .accessibilityLabel(Text(verbatim: name))
  }
}

/// Plays a sound of the form.
struct SoundView: View {
  let address: String
  let model: InterviewModel
  @State private var player: AVAudioPlayer?

  var body: some View {
    Act("app-play") {
      guard let bytes = model.media(address) else { return }
      player = try? AVAudioPlayer(data: bytes)
      _ = player?.play()
    }
  }
}
