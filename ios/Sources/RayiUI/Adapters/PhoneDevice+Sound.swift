import AVFoundation
import Foundation
import RayiCore
import RayiModel

/// Sounds and films that are played, and sound that is recorded.
extension PhoneDevice {
  public func play(_ bytes: Data, name: String, isFilm: Bool) async throws {
    if isFilm { return try await playFilm(bytes, name) }
    guard let player = try? AVAudioPlayer(data: bytes) else { throw DeviceFault.failed(.player) }
    // Heard though the phone is switched to silent: a person asked for it, or the form does.
    if !microphone.isOn {
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

  public func beginSound(
    _ quality: AudioQuality, _ piece: @escaping @MainActor (Data) -> Void
  ) async throws {
    try await allowMicrophone()
    do { try microphone.begin(.behind, quality, piece) } catch {
      throw DeviceFault.failed(.microphone)
    }
  }

  public func endSound() {
    microphone.end(.behind)
    restSound()
  }

  public func record(
    _ quality: AudioQuality?, _ piece: @escaping @MainActor (Data) -> Void
  ) async throws -> Bool {
    try await allowMicrophone()
    beginAnswer = { [microphone] in try microphone.begin(.answer, quality, piece) }
    let given = await ask(.sound)
    microphone.end(.answer)
    beginAnswer = nil
    restSound()
    switch given {
    case .recorded: return true
    case .fault(let fault): throw fault
    case .file, .code, .nothing: return false
    }
  }

  /// Other apps are heard again, unless sound is recorded still.
  func restSound() {
    if !microphone.isOn { try? AVAudioSession.sharedInstance().setActive(false) }
  }

  /// The system plays films from files; this one cannot be read while the phone is locked, and is removed when
  /// its sheet closes.
  private func playFilm(_ bytes: Data, _ name: String) async throws {
    let ending = name.split(separator: ".").last.map(String.init) ?? "mp4"
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("film.\(ending)")
    guard (try? bytes.write(to: file, options: .completeFileProtection)) != nil else {
      throw DeviceFault.failed(.player)
    }
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
