import RayiCore
import RayiModel
import SwiftUI
import UIKit

/// Plays a sound or a film, and ends it.
struct PlayView: View {
  let playback: Playback
  let name: String
  let model: InterviewModel

  var body: some View {
    Button(action: { Task { await model.play(playback) } }) {
      Image(systemName: model.playing == playback ? "stop.circle" : "play.circle")
    }
    .accessibilityLabel(Text(verbatim: model.playName(playback, of: name)))
    .accessibilityIdentifier("play-\(playback.source)")
  }
}

/// A picture of the form, beside a question or a choice; a tap shows it larger.
struct PictureView: View {
  let address: String
  let larger: String?
  let name: String
  let model: InterviewModel
  @State private var picture: UIImage?
  @State private var isLarge = false

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      if let picture {
        Shown(picture: picture, name: name)
        Act("app-picture-large") { isLarge = true }
          .sheet(isPresented: $isLarge) {
            Large(address: larger ?? address, name: name, model: model) { isLarge = false }
              .modifier(Covered())
          }
      }
    }
    .onChange(of: address, initial: true) { _, address in
      picture = model.media(address).flatMap(UIImage.init(data:))
    }
  }
}

/// A picture at its full size, to be moved about.
private struct Large: View {
  let address: String
  let name: String
  let model: InterviewModel
  let close: @MainActor () -> Void

  var body: some View {
    VStack(spacing: 8) {
      ScrollView([.horizontal, .vertical]) {
        if let picture = model.media(address).flatMap(UIImage.init(data:)) {
          Image(uiImage: picture).accessibilityLabel(Text(verbatim: name))
        }
      }
      Act("app-close", action: close)
    }
  }
}

/// A picture in its proportions; it is not turned over for another language.
struct Shown: View {
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
