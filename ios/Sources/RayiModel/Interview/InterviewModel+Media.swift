import Foundation
import RayiCore

/// A sound or a film that is played.
public struct Playback: Equatable, Sendable {
  /// Where it comes from.
  public enum Source: Equatable, Sendable {
    /// The form's files, by their address.
    case form(String)
    /// The answer to a question, by its path.
    case answer(String)
  }

  public let source: Source
  public let isFilm: Bool

  public init(_ source: Source, isFilm: Bool) {
    self.source = source
    self.isFilm = isFilm
  }
}

/// Sounds and films: one plays at a time, and none when its page is left.
extension InterviewModel {
  /// Plays; a second tap ends it.
  public func play(_ playback: Playback) async {
    let isOver = playing == playback
    silence()
    guard !isOver else { return }
    guard let file = file(of: playback) else {
      fail(DeviceFault.lacking(.player))
      return
    }
    playing = playback
    do {
      try await device.play(file.bytes, name: file.name, isFilm: playback.isFilm)
    } catch {
      fail(error)
    }
    if playing == playback { playing = nil }
  }

  /// Plays nothing any more.
  public func silence() {
    guard playing != nil else { return }
    playing = nil
    device.silence()
  }

  /// The file that a question has.
  public func attachment(at path: String) -> Data? {
    (try? session.attachment(path: path))??.bytes
  }

  /// A file of the form, such as the picture of a question.
  public func media(_ address: String) -> Data? {
    (try? session.media(address: address))??.bytes
  }

  /// A page came onto the screen: what was played falls silent, and what plays by itself begins.
  func arrive() {
    silence()
    endTrace()
    for question in page.questions {
      guard let playback = question.autoplay else { continue }
      Task { await self.play(playback) }
      return
    }
  }

  private func file(of playback: Playback) -> MediaFile? {
    switch playback.source {
    case .form(let address): (try? session.media(address: address)) ?? nil
    case .answer(let path): (try? session.attachment(path: path)) ?? nil
    }
  }
}
