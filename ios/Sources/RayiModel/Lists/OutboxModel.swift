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
  /// That it takes the place of an earlier one.
  public let mark: TextView?

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
    isDelivered = entry.isDelivered
    mark = entry.corrects.map { _ in texts.line("app-correction") }
  }
}

/// The finished records, each with where it stands.
@MainActor @Observable
public final class OutboxModel {
  private let sync: SyncCoordinator
  private let speech: Speech
  private let locks: Locks

  public init(_ sync: SyncCoordinator, speech: Speech, locks: Locks = Locks()) {
    self.sync = sync
    self.speech = speech
    self.locks = locks
  }

  /// The records, newest first; without those that the server has, where these are not for everyone.
  public var lines: [OutboxLine] {
    sync.entries.reversed().filter { !$0.isDelivered || locks.leaves(.viewSent) }.map {
      OutboxLine($0, obstacle: sync.obstacle, in: speech.texts)
    }
  }

  /// Whether a record is offered for correction: asked for the rows that are seen.
  public func canBeCorrected(_ line: OutboxLine) -> Bool {
    locks.leaves(.editDrafts) && sync.isCorrectable(line.id)
  }

  /// How many wait, in words.
  public var summary: TextView {
    let waiting = sync.entries.count { !$0.isDelivered }
    return speech.texts.line("outbox-waiting", ["n": Texts.count(waiting)])
  }

  /// What went wrong with all of them.
  public var trouble: Trouble? { sync.trouble }

  /// Whether sending by hand can help now.
  public var canSend: Bool {
    maySend && sync.hasWaiting && !sync.isSending && sync.connection != .absent
  }

  /// Whether sending by hand is left to the person.
  public var maySend: Bool { locks.leaves(.sendByHand) }

  /// Sends now, over whatever network there is.
  public func sendNow() async { await sync.sync(.byHand) }

  /// Puts a held record back into the queue.
  public func release(_ id: String) async { await sync.release(id) }

  /// Looks again.
  public func reread() { sync.reread() }
}
