import AVFoundation
import Foundation
import RayiCore
import RayiModel

/// Makes frames of AAC of what the microphone hears. They are in memory until the draft has them, and in no
/// file.
final class SoundPipe: @unchecked Sendable {
  private let lock = NSLock()
  private let rate: Int
  private let target: AVAudioFormat
  private let bits: Int
  private var converter: AVAudioConverter?
  private var frames = Data()
  private let isEnough: @Sendable () -> Void

  /// `isEnough` is called when a piece is there to be taken, on the thread that hears.
  init(_ quality: AudioQuality?, isEnough: @escaping @Sendable () -> Void) throws {
    (rate, bits) =
      switch quality {
      case .low: (22_050, 24_000)
      case .voiceOnly: (16_000, 12_000)
      case .normal, .external, nil: (44_100, 64_000)
      }
    self.isEnough = isEnough
    let settings: [String: Any] = [
      AVFormatIDKey: kAudioFormatMPEG4AAC, AVSampleRateKey: Double(rate), AVNumberOfChannelsKey: 1,
    ]
    guard let target = AVAudioFormat(settings: settings) else {
      throw DeviceFault.failed(.microphone)
    }
    self.target = target
  }

  /// The microphone gives sound of this format from now on: another one is plugged in.
  func listen(to format: AVAudioFormat) throws {
    guard let converter = AVAudioConverter(from: format, to: target) else {
      throw DeviceFault.failed(.microphone)
    }
    converter.bitRate = bits
    lock.withLock {
      flush()
      self.converter = converter
    }
  }

  func hear(_ buffer: AVAudioPCMBuffer) {
    let length = lock.withLock {
      convert(Serving(buffer))
      return frames.count
    }
    if length * 8 >= bits * Self.seconds { isEnough() }
  }

  /// What was heard since the last call.
  func taken() -> Data {
    lock.withLock {
      defer { frames = Data() }
      return frames
    }
  }

  /// The rest of what was heard, with what the converter kept back.
  func rest() -> Data {
    lock.withLock { flush() }
    return taken()
  }

  private func flush() {
    if converter != nil { convert(Serving(nil)) }
    converter = nil
  }

  private func convert(_ serving: Serving) {
    guard let converter else { return }
    while true {
      let packets = AVAudioCompressedBuffer(
        format: target, packetCapacity: 16, maximumPacketSize: converter.maximumOutputPacketSize)
      let status = converter.convert(to: packets, error: nil) { _, state in serving.give(state) }
      keep(packets)
      guard status == .haveData, packets.packetCount > 0 else { return }
    }
  }

  private func keep(_ packets: AVAudioCompressedBuffer) {
    guard let places = packets.packetDescriptions else { return }
    for number in 0..<Int(packets.packetCount) {
      let place = places[number]
      let packet = Data(
        bytes: packets.data.advanced(by: Int(place.mStartOffset)), count: Int(place.mDataByteSize))
      if let frame = Adts.frame(packet, rate: rate) { frames += frame }
    }
  }

  /// Seconds of sound in a piece: what a process that dies may lose.
  private static let seconds = 3
}

/// One buffer for the converter, which asks until it is told that there is no more.
private final class Serving: @unchecked Sendable {
  private var buffer: AVAudioPCMBuffer?
  private let isLast: Bool

  /// Without a buffer it is the end of all sound.
  init(_ buffer: AVAudioPCMBuffer?) {
    self.buffer = buffer
    isLast = buffer == nil
  }

  func give(_ state: UnsafeMutablePointer<AVAudioConverterInputStatus>) -> AVAudioBuffer? {
    defer { buffer = nil }
    state.pointee = isLast ? .endOfStream : buffer == nil ? .noDataNow : .haveData
    return buffer
  }
}
