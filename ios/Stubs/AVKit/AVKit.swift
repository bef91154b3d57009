import AVFoundation
import SwiftUI

@MainActor @preconcurrency public struct VideoPlayer<VideoOverlay: View>: View {
  public var body: Never { fatalError("a stand-in draws nothing") }
}

extension VideoPlayer where VideoOverlay == EmptyView {
  @MainActor @preconcurrency public init(player: AVPlayer?) {}
}
