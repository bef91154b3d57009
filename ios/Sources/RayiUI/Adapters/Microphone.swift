import AVFoundation
import Foundation
import RayiCore
import RayiModel

/// The microphone. Two may hear it at once: an answer, and the sound behind the interview.
@MainActor
final class Microphone {
  /// Who hears it.
  enum Ear: Hashable, Sendable {
    case answer
    case behind
  }

  private let engine = AVAudioEngine()
  private let pipes = Pipes()
  private var pieces: [Ear: @MainActor (Data) -> Void] = [:]
  private var watching: [any NSObjectProtocol] = []

  /// Whether anybody hears it.
  var isOn: Bool { !pieces.isEmpty }

  /// Whether this one does.
  func isOn(_ ear: Ear) -> Bool { pieces[ear] != nil }

  /// Begins; `piece` is given what was heard, every few seconds.
  func begin(
    _ ear: Ear, _ quality: AudioQuality?, _ piece: @escaping @MainActor (Data) -> Void
  ) throws {
    let pipe = try SoundPipe(quality) { [weak self] in
      Task { @MainActor in self?.give(ear) }
    }
    let session = AVAudioSession.sharedInstance()
    // A form's own sounds are heard while it is recorded, and not at the ear alone.
    try session.setCategory(.playAndRecord, mode: .default, options: .defaultToSpeaker)
    try session.setActive(true)
    let wasOn = isOn
    pieces[ear] = piece
    pipes.put(pipe, for: ear)
    do {
      if wasOn {
        try pipe.listen(to: engine.inputNode.outputFormat(forBus: 0))
      } else {
        watch()
        try start()
      }
    } catch {
      end(ear)
      throw error
    }
  }

  /// Ends; what is left was given when this returns.
  func end(_ ear: Ear) {
    guard let piece = pieces.removeValue(forKey: ear) else { return }
    if !isOn {
      stop()
      watching.forEach(NotificationCenter.default.removeObserver)
      watching = []
    }
    if let rest = pipes.take(ear)?.rest(), !rest.isEmpty { piece(rest) }
  }

  private func give(_ ear: Ear) {
    guard let piece = pieces[ear], let heard = pipes.pipe(ear)?.taken(), !heard.isEmpty else {
      return
    }
    piece(heard)
  }

  private func start() throws {
    let input = engine.inputNode
    let format = input.outputFormat(forBus: 0)
    // In a call there is no input, and a tap upon none ends the app.
    guard format.sampleRate > 0 else { throw DeviceFault.failed(.microphone) }
    try pipes.listen(to: format)
    Self.tap(input, format, pipes)
    try engine.start()
  }

  private func stop() {
    engine.inputNode.removeTap(onBus: 0)
    engine.stop()
  }

  /// Another microphone was plugged in, or a call is over: the system has stopped the engine.
  private func restart() {
    guard isOn else { return }
    stop()
    // During a call it fails, and its end comes here again.
    try? AVAudioSession.sharedInstance().setActive(true)
    try? start()
  }

  private func watch() {
    for name in [.AVAudioEngineConfigurationChange, AVAudioSession.interruptionNotification] {
      let watch = NotificationCenter.default.addObserver(
        forName: name, object: nil, queue: .main
      ) { [weak self] _ in
        Task { @MainActor in self?.restart() }
      }
      watching.append(watch)
    }
  }

  /// The system calls on a thread of its own, so the block must be nobody's.
  private nonisolated static func tap(
    _ input: AVAudioInputNode, _ format: AVAudioFormat, _ pipes: Pipes
  ) {
    input.installTap(onBus: 0, bufferSize: 8192, format: format) { buffer, _ in pipes.hear(buffer) }
  }
}

/// The pipes that are open, for the main actor and for the thread that hears.
private final class Pipes: @unchecked Sendable {
  private let lock = NSLock()
  private var open: [Microphone.Ear: SoundPipe] = [:]

  func put(_ pipe: SoundPipe, for ear: Microphone.Ear) { lock.withLock { open[ear] = pipe } }

  func pipe(_ ear: Microphone.Ear) -> SoundPipe? { lock.withLock { open[ear] } }

  func take(_ ear: Microphone.Ear) -> SoundPipe? { lock.withLock { open.removeValue(forKey: ear) } }

  func listen(to format: AVAudioFormat) throws {
    for pipe in lock.withLock({ Array(open.values) }) { try pipe.listen(to: format) }
  }

  func hear(_ buffer: AVAudioPCMBuffer) {
    for pipe in lock.withLock({ Array(open.values) }) { pipe.hear(buffer) }
  }
}
