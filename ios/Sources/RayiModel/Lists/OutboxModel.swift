import Observation
import RayiCore

/// A finished record in the list, with one line of truth.
public struct OutboxLine: Identifiable, Equatable, Sendable {
  /// Its number on this device.
  public let id: String
  /// What it is called.
  public let title: TextView
  /// Where it stands.
  public let truth: TextView
  /// How much of it is out, 0 to 1, while it is being sent.
  public let fraction: Double?
  /// Whether it stays until a person puts it back.
  public let isHeld: Bool
  /// Whether the server has it.
  public let isDelivered: Bool

  init(_ entry: OutboxEntry, obstacle: Hindrance?, in texts: Texts) {
    id = entry.id
    title = texts.own(entry.instanceName ?? entry.formId)
    truth = texts.own(texts.outboxLine(entry: entry, hindrance: obstacle))
    switch entry.state {
    case .inFlight where entry.bytesTotal > 0:
      fraction = Double(entry.bytesSent) / Double(entry.bytesTotal)
    default: fraction = nil
    }
    isHeld = if case .held = entry.state { true } else { false }
    isDelivered = if case .delivered = entry.state { true } else { false }
  }
}

/// The finished records, each with where it stands.
@MainActor @Observable
public final class OutboxModel {
  private let sync: SyncCoordinator
  private let speech: Speech

  public init(_ sync: SyncCoordinator, speech: Speech) {
    self.sync = sync
    self.speech = speech
  }

  /// The records, newest first.
  public var lines: [OutboxLine] {
    sync.entries.reversed().map {
      OutboxLine($0, obstacle: sync.obstacle, in: speech.texts)
    }
  }

  /// How many wait, in words.
  public var summary: TextView {
    let waiting = sync.entries.count { entry in
      if case .delivered = entry.state { false } else { true }
    }
    return speech.texts.line("outbox-waiting", ["n": Texts.count(waiting)])
  }

  /// What went wrong with all of them.
  public var trouble: Trouble? { sync.trouble }

  /// Whether sending by hand can help now.
  public var canSend: Bool { sync.hasWaiting && !sync.isSending && sync.connection != .absent }

  /// Sends now, over whatever network there is.
  public func sendNow() async { await sync.sync(.byHand) }

  /// Puts a held record back into the queue.
  public func release(_ id: String) async { await sync.release(id) }

  /// Looks again.
  public func reread() { sync.reread() }
}
