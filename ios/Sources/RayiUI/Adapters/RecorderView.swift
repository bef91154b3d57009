import AVFoundation
import Foundation
import RayiCore
import RayiModel
import SwiftUI

/// Records sound until it is told to stop.
struct RecorderView: View {
  let quality: AudioQuality?
  let done: @MainActor (PhoneDevice.Given) -> Void
  @State private var recorder: AVAudioRecorder?

  var body: some View {
    VStack(spacing: 24) {
      if recorder == nil {
        Act("app-record", action: start)
      } else {
        Act("app-record-stop", action: stop)
      }
      Act("button-cancel", role: .cancel) {
        recorder?.stop()
        _ = Recording.taken(Recording.answer)
        done(.nothing)
      }
    }
    .padding(.all, 24)
  }

  private func start() {
    do {
      let recorder = try Recording.recorder(Recording.answer, quality)
      guard recorder.record() else { throw DeviceFault.failed(.microphone) }
      self.recorder = recorder
    } catch {
      done(.fault(.failed(.microphone)))
    }
  }

  private func stop() {
    recorder?.stop()
    guard let bytes = Recording.taken(Recording.answer) else {
      done(.fault(.failed(.microphone)))
      return
    }
    done(.file(TakenFile(bytes: bytes, ending: Recording.answer.pathExtension)))
  }
}
