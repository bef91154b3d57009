import Foundation
import RayiCore
import RayiModel
import SwiftUI
import UIKit

/// A file that is made or chosen.
struct FileControl: View {
  let question: Question
  let wish: FileWish
  let model: InterviewModel

  var body: some View {
    if let name = question.item.value {
      AttachmentView(name: name, path: question.id, wish: wish, model: model)
    }
    Act(wish.buttonId) { Task { await model.take(at: question.id) } }
      .disabled(model.busy != nil)
    if question.item.value != nil { Act("answer-clear") { model.clear(question.id) } }
  }
}

/// What is attached already.
struct AttachmentView: View {
  let name: String
  let path: String
  let wish: FileWish
  let model: InterviewModel
  @State private var picture: UIImage?

  var body: some View {
    Group {
      if let picture { Shown(picture: picture, name: name) } else { Text(verbatim: name) }
      if let playback = wish.playback(of: path) {
        PlayView(playback: playback, name: name, model: model)
      }
    }
    .onChange(of: name, initial: true) { _, _ in
      picture = wish.isPicture ? model.attachment(at: path).flatMap(UIImage.init(data:)) : nil
    }
  }
}
