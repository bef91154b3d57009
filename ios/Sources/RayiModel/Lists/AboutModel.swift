import Observation
import RayiCore

/// What this app is, what it proves and what it does not.
@MainActor @Observable
public final class AboutModel {
  private let speech: Speech
  private let kid: String?

  /// The key is told by its thumbprint, where a project is open.
  public init(speech: Speech, key: TrustedKeyLine?) {
    self.speech = speech
    kid = key?.kid
  }

  /// The lines, in their order.
  public var lines: [TextView] {
    let texts = speech.texts
    let proved = [
      "app-about-kept", "app-about-sealed", "app-about-delivered", "app-about-not-anonymous",
    ]
    return [texts.line("app-about-version", ["version": .text(coreVersion())])]
      + proved.map { texts.line($0) }
      + (kid.map { [texts.line("app-about-device-key", ["kid": .text($0)])] } ?? [])
  }
}
