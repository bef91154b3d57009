import AVFoundation
import AVKit
import Foundation
import RayiModel
import SwiftUI

/// The system's player of films.
struct FilmView: View {
  let done: @MainActor (PhoneDevice.Given) -> Void
  @State private var player: AVPlayer

  init(file: URL, done: @escaping @MainActor (PhoneDevice.Given) -> Void) {
    self.done = done
    _player = State(initialValue: AVPlayer(url: file))
  }

  var body: some View {
    VStack(spacing: 8) {
      VideoPlayer(player: player)
      Act("app-close") { done(.nothing) }
    }
    .onAppear { player.play() }
    .onDisappear { player.pause() }
  }
}
