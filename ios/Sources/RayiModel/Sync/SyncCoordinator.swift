import Foundation
import Observation
import RayiCore

/// Sends when something says that it may help: a record was finished, a network came, the app came
/// to the front, the time of the next try is there, or a person said so. Between these it does
/// nothing at all; what to send and when to try again is the core's.
@MainActor @Observable
public final class SyncCoordinator {
  /// Why a sync is begun.
  public enum Occasion: Equatable, Sendable {
    case networkCame
    case recordFinished
    case appCameForward
    case timeCame
    /// A person said so: networks that cost are used, too.
    case byHand
  }

  /// Whether records are being sent now.
  public private(set) var isSending = false
  /// The network that there is.
  public private(set) var connection = Connection.absent
  /// What went wrong with all of it, such as that there is no server.
  public private(set) var trouble: Trouble?
  /// The records, oldest first, as they move.
  public private(set) var entries: [OutboxEntry] = []
  /// What else is to be done when a network came.
  var networkCame: () async -> Void = {}

  private let core: any Outgoing
  private let speech: Speech
  private let refresh: any BackgroundRefresh
  private let clock: any Clock
  private var networks: Networks
  private var again: Occasion?
  private var nextTry: (any Alarm)?
  private var listening: Task<Void, Never>?

  public init(
    _ core: any Outgoing, speech: Speech, networks: Networks, path: any NetworkPath,
    refresh: any BackgroundRefresh, clock: any Clock
  ) {
    self.core = core
    self.speech = speech
    self.networks = networks
    self.refresh = refresh
    self.clock = clock
    reread()
    let connections = path.connections()
    listening = Task { [weak self] in
      for await connection in connections { await self?.changed(to: connection) }
    }
  }

  /// What keeps every record from being sent by itself; nothing lets them go.
  public var obstacle: Hindrance? { hindrance(networks: networks, connection: connection) }

  /// Whether a record waits to be sent.
  public var hasWaiting: Bool {
    entries.contains(where: \.waits)
  }

  /// A person chose other networks.
  public func use(_ networks: Networks) async {
    self.networks = networks
    await sync(.networkCame)
  }

  /// The app goes: no project is open any more.
  public func stop() {
    listening?.cancel()
    nextTry?.cancel()
  }

  /// Sends what is due. While a sync runs another is not begun; one follows it at once.
  public func sync(_ occasion: Occasion) async {
    reread()
    guard mayBegin(occasion) else { return }
    if isSending {
      again = occasion
      return
    }
    isSending = true
    var next: Occasion? = occasion
    while let begun = next {
      again = nil
      await send(begun)
      // One more, if something happened meanwhile: never two for the same occasion.
      next = again.flatMap { mayBegin($0) ? $0 : nil }
    }
    isSending = false
  }

  /// Puts a held record back, and sends.
  public func release(_ id: String) async {
    do {
      try core.release(entryId: id)
      await sync(.byHand)
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
  }

  /// Reads the records again.
  public func reread() {
    do { entries = try core.outbox() } catch { trouble = Trouble(error, in: speech.texts) }
  }

  /// Whether a record is offered for correction; one whose form is gone is not.
  func isCorrectable(_ id: String) -> Bool { (try? core.isCorrectable(entryId: id)) == true }

  private func mayBegin(_ occasion: Occasion) -> Bool {
    guard connection != .absent, hasWaiting else { return false }
    return occasion == .byHand || obstacle == nil
  }

  func changed(to connection: Connection) async {
    self.connection = connection
    if connection == .absent {
      core.offline()
    } else {
      core.online()
      await sync(.networkCame)
      await networkCame()
    }
  }

  private func send(_ occasion: Occasion) async {
    nextTry?.cancel()
    nextTry = nil
    trouble = nil
    let (moves, told) = AsyncStream.makeStream(of: OutboxEntry.self)
    // The core calls on a thread of its own; one stream keeps the order of what it says.
    let showing = Task { [weak self] in
      for await entry in moves { self?.show(entry) }
    }
    do {
      let report = try await core.sync(listener: Told(told))
      wait(for: report.nextTryMs)
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
    told.finish()
    await showing.value
    reread()
  }

  private func show(_ entry: OutboxEntry) {
    if let place = entries.firstIndex(where: { $0.id == entry.id }) { entries[place] = entry }
  }

  /// One alarm while the app runs, one request to be woken when it does not.
  private func wait(for ms: Int64?) {
    guard let ms else { return }
    let moment = Date(ms: ms)
    refresh.ask(notBefore: moment)
    nextTry = clock.alarm(after: max(1, moment.timeIntervalSince(clock.now))) { [weak self] in
      Task { await self?.sync(.timeCame) }
    }
  }
}

private final class Told: SyncListener {
  private let stream: AsyncStream<OutboxEntry>.Continuation

  init(_ stream: AsyncStream<OutboxEntry>.Continuation) { self.stream = stream }

  func progress(entry: OutboxEntry) { stream.yield(entry) }
}
