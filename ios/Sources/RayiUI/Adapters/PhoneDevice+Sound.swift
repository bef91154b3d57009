import AVFoundation
import Foundation
import RayiCore
import RayiModel

/// Sounds and films that are played, and sound that is recorded behind an interview.
extension PhoneDevice {
  public func play(_ bytes: Data, name: String, isFilm: Bool) async throws {
    if isFilm { return try await playFilm(bytes, name) }
    guard let player = try? AVAudioPlayer(data: bytes) else { throw DeviceFault.failed(.player) }
    // Heard though the phone is switched to silent: a person asked for it, or the form does.
    if recorder == nil {
      try? AVAudioSession.sharedInstance().setCategory(.playback, mode: .default, options: [])
    }
    let (over, told) = AsyncStream.makeStream(of: Void.self)
    let ear = PlayerEar { told.finish() }
    player.delegate = ear
    self.player = player
    ended = { told.finish() }
    guard player.play() else { throw DeviceFault.failed(.player) }
    for await _ in over {}
    // The player holds its ear by no more than a weak hand.
    withExtendedLifetime(ear) { player.stop() }
    if self.player === player { self.player = nil }
  }

  public func silence() {
    player?.stop()
    ended?()
    ended = nil
    if case .film = request { give(.nothing) }
  }

  public func beginSound(_ quality: AudioQuality, for draft: String) async throws {
    try await allowMicrophone()
    let file = Recording.behind(draft)
    guard let recorder = try? Recording.recorder(file, quality), recorder.record() else {
      throw DeviceFault.failed(.microphone)
    }
    self.recorder = recorder
    recording = file
  }

  public func endSound() -> Data? {
    recorder?.stop()
    recorder = nil
    defer { recording = nil }
    restSound()
    return recording.flatMap(Recording.taken)
  }

  public func soundLeft(of draft: String) -> Data? { Recording.taken(Recording.behind(draft)) }

  /// Other apps are heard again, unless sound is recorded behind the interview still.
  func restSound() {
    if recorder == nil { try? AVAudioSession.sharedInstance().setActive(false) }
  }

  /// The system plays films from files; this one is removed when its sheet closes.
  private func playFilm(_ bytes: Data, _ name: String) async throws {
    let ending = name.split(separator: ".").last.map(String.init) ?? "mp4"
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("film.\(ending)")
    guard (try? bytes.write(to: file)) != nil else { throw DeviceFault.failed(.player) }
    defer { try? FileManager.default.removeItem(at: file) }
    _ = await ask(.film(file))
  }
}

/// Hears that a sound is over.
@MainActor
private final class PlayerEar: NSObject, AVAudioPlayerDelegate {
  private let over: @Sendable () -> Void

  init(_ over: @escaping @Sendable () -> Void) { self.over = over }

  func audioPlayerDidFinishPlaying(_ player: AVAudioPlayer, successfully flag: Bool) { over() }

  func audioPlayerDecodeErrorDidOccur(_ player: AVAudioPlayer, error: (any Error)?) { over() }
}
