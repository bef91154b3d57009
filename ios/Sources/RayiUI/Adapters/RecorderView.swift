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
        try? FileManager.default.removeItem(at: file)
        done(.nothing)
      }
    }
    .padding(.all, 24)
  }

  /// The recorder writes to a file and to nothing else; it is removed as soon as it is read.
  private var file: URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("recording.m4a")
  }

  private func start() {
    let session = AVAudioSession.sharedInstance()
    let (rate, bits): (Double, Int) =
      switch quality {
      case .low: (22_050, 24_000)
      case .voiceOnly: (16_000, 12_000)
      case .normal, .external, nil: (44_100, 64_000)
      }
    do {
      try session.setCategory(.record)
      try session.setActive(true)
      let recorder = try AVAudioRecorder(
        url: file,
        settings: [
          AVFormatIDKey: kAudioFormatMPEG4AAC, AVSampleRateKey: rate, AVNumberOfChannelsKey: 1,
          AVEncoderBitRateKey: bits,
        ])
      guard recorder.record() else { throw DeviceFault.failed(.microphone) }
      self.recorder = recorder
    } catch {
      done(.fault(.failed(.microphone)))
    }
  }

  private func stop() {
    recorder?.stop()
    try? AVAudioSession.sharedInstance().setActive(false)
    guard let bytes = try? Data(contentsOf: file) else {
      done(.fault(.failed(.microphone)))
      return
    }
    try? FileManager.default.removeItem(at: file)
    done(.file(TakenFile(bytes: bytes, ending: "m4a")))
  }
}
