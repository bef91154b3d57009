import AVFoundation
import Foundation
import RayiCore
import RayiModel

/// Sound on its way into the store. The system's recorder writes to files and to nothing else; each is
/// taken away as soon as it is read, and what a process left that ended meanwhile is found by its name.
enum Recording {
  /// What is recorded as the answer of a question.
  static var answer: URL { folder.appendingPathComponent("recording.m4a") }

  /// What is recorded behind a draft: bare frames of AAC, so that recordings of several sittings may be
  /// put one after the other.
  static func behind(_ draft: String) -> URL {
    folder.appendingPathComponent("behind-\(draft).aac")
  }

  /// The bytes of a recording, which is removed.
  static func taken(_ file: URL) -> Data? {
    let bytes = try? Data(contentsOf: file)
    try? FileManager.default.removeItem(at: file)
    return bytes.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A recorder as good as the form wishes. The kind of file comes by its ending.
  static func recorder(_ file: URL, _ quality: AudioQuality?) throws -> AVAudioRecorder {
    let (rate, bits): (Double, Int) =
      switch quality {
      case .low: (22_050, 24_000)
      case .voiceOnly: (16_000, 12_000)
      case .normal, .external, nil: (44_100, 64_000)
      }
    let session = AVAudioSession.sharedInstance()
    // A form's own sounds are heard while it is recorded, and not at the ear alone.
    try session.setCategory(.playAndRecord, mode: .default, options: .defaultToSpeaker)
    try session.setActive(true)
    return try AVAudioRecorder(
      url: file,
      settings: [
        AVFormatIDKey: kAudioFormatMPEG4AAC, AVSampleRateKey: rate, AVNumberOfChannelsKey: 1,
        AVEncoderBitRateKey: bits,
      ])
  }

  private static var folder: URL { FileManager.default.temporaryDirectory }
}
