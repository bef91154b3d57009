import Foundation
import Observation
import RayiCore

/// How a project stands that is not in front.
public struct Standing: Equatable, Sendable {
  /// How many of its records wait, in words.
  public let waiting: TextView
  /// Why nothing moves, where something waits.
  public let reason: TextView?
  /// Of how many forms a newer version is offered that a person fetches, in words.
  public let newer: TextView?
}

/// Sends the records of the projects that are not in front, and fetches the forms that each is set to have
/// fetched: their stores are opened one after the other, when something says that it may help, and closed
/// again. The project in front does both for itself.
@MainActor @Observable
public final class Rounds {
  /// How each project stood when it was last looked at, by its id.
  public private(set) var standings: [String: Standing] = [:]
  /// Whether one is being made.
  public private(set) var isGoing = false
  /// The network that there is.
  public private(set) var connection = Connection.absent

  private let shelf: any ProjectShelf
  private let speech: Speech
  private let refresh: any BackgroundRefresh
  private let clock: any Clock
  private let networks: () -> Networks
  private var inFront: String?
  /// The project whose store is opened or open for the round.
  private var visited: String?
  private var core: Rayi?
  private var again = false
  /// Whether the phone has told of its network, and who waits for that.
  private var isTold = false
  private var untold: [CheckedContinuation<Void, Never>] = []
  /// Whether something would have been done, had there been a network that may be used.
  private var isObstructed = false
  /// When the next round is due.
  private var nextMoment: Date?
  private var nextRound: (any Alarm)?
  private var listening: Task<Void, Never>?
  private var waiters: [CheckedContinuation<Void, Never>] = []

  init(
    _ shelf: any ProjectShelf, speech: Speech, platform: Platform,
    networks: @escaping () -> Networks
  ) {
    self.shelf = shelf
    self.speech = speech
    self.networks = networks
    refresh = platform.refresh
    clock = platform.clock
    let connections = platform.path.connections()
    listening = Task { [weak self] in
      for await connection in connections { await self?.changed(to: connection) }
    }
  }

  /// A project comes to the front: its store is not touched here any more.
  func give(_ id: String?) async {
    inFront = id
    if let id { await leave(id) }
  }

  /// A store is needed elsewhere, as when its project is removed.
  func leave(_ id: String) async {
    guard visited == id else { return }
    core?.offline()
    await withCheckedContinuation { waiters.append($0) }
  }

  /// Looks at each project, sends what may be sent and fetches what is due.
  public func go() async {
    guard !isGoing else {
      again = true
      return
    }
    isGoing = true
    repeat {
      again = false
      nextRound?.cancel()
      nextRound = nil
      await visitAll()
    } while again
    isGoing = false
  }

  /// Returns once the phone has told of its network: an app that was just woken knows of none.
  func told() async {
    guard !isTold else { return }
    await withCheckedContinuation { untold.append($0) }
  }

  func changed(to connection: Connection) async {
    self.connection = connection
    isTold = true
    for waiter in untold { waiter.resume() }
    untold = []
    if connection == .absent { core?.offline() }
    await go()
  }

  /// The app goes to the back: the system is asked to wake it for what is left.
  func paused() {
    if isObstructed {
      refresh.ask(notBefore: nil)
    } else if let nextMoment {
      refresh.ask(notBefore: nextMoment)
    }
  }

  func stop() {
    listening?.cancel()
    nextRound?.cancel()
  }

  private func visitAll() async {
    let projects = (try? shelf.list()) ?? []
    standings = standings.filter { known in projects.contains { $0.id == known.key } }
    var next: Date?
    isObstructed = false
    for project in projects where project.id != inFront {
      let tried = await visit(project.id)
      next = [next, tried].compactMap { $0 }.min()
    }
    nextMoment = next
    guard let next else { return }
    refresh.ask(notBefore: next)
    nextRound = clock.alarm(after: max(1, next.timeIntervalSince(clock.now))) { [weak self] in
      Task { await self?.go() }
    }
  }

  /// Sends one project's records and fetches its forms; the moment of its next try, if time alone will
  /// help.
  private func visit(_ id: String) async -> Date? {
    let shelf = shelf
    var next: Date?
    visited = id
    do {
      let core = try await Task.detached { try shelf.openProject(id: id) }.value
      self.core = core
      let entries = try await Self.entries(of: core)
      let obstacle = hindrance(
        networks: (try? core.settings().networks) ?? networks(), connection: connection)
      var trouble: Trouble?
      if obstacle != nil, entries.contains(where: \.waits) { isObstructed = true }
      if obstacle == nil, entries.contains(where: \.waits), inFront != id {
        core.online()
        do {
          next = try await core.sync(listener: Deaf()).nextTryMs.map(Date.init(ms:))
        } catch {
          trouble = Trouble(error, in: speech.texts)
        }
      }
      let look = await fetchForms(of: core, id, obstacle)
      next = [next, look].compactMap { $0 }.min()
      standings[id] = standing(
        of: try await Self.entries(of: core), obstacle, trouble,
        newer: (try? core.newerForms()) ?? 0)
    } catch {
      let trouble = Trouble(error, in: speech.texts)
      // It came to the front meanwhile: it speaks for itself.
      if id != inFront {
        standings[id] = Standing(waiting: trouble.sentence, reason: nil, newer: nil)
      }
    }
    core = nil
    visited = nil
    for waiter in waiters { waiter.resume() }
    waiters = []
    return next
  }

  /// Fetches what the project wants fetched, when the core says that it is due and a network may be used for
  /// it; the moment of the next look. A server that fails says nothing here: nobody looks, and the project
  /// says it when it is opened.
  private func fetchForms(of core: Rayi, _ id: String, _ obstacle: Hindrance?) async -> Date? {
    guard let due = core.nextUpdate else { return nil }
    guard due <= clock.now else { return due }
    guard obstacle == nil else {
      // Nothing ticks: a network that comes is a round of its own.
      isObstructed = true
      return nil
    }
    guard inFront != id else { return nil }
    core.online()
    let looked = try? await core.updateForms(listener: DeafEar())
    let soonest = clock.now.addingTimeInterval(Self.shortestWait)
    guard looked != nil else { return soonest }
    return core.nextUpdate.map { max($0, soonest) }
  }

  /// Seconds until a server that failed is asked again.
  private static let shortestWait: Double = 900

  /// Read off the main thread: there may be thousands.
  private nonisolated static func entries(of core: Rayi) async throws -> [OutboxEntry] {
    try core.outbox()
  }

  private func standing(
    of entries: [OutboxEntry], _ obstacle: Hindrance?, _ trouble: Trouble?, newer: UInt32
  ) -> Standing {
    let texts = speech.texts
    let open = entries.filter { !$0.isDelivered }
    let waiting = texts.line("outbox-waiting", ["n": Texts.count(open.count)])
    // The first that does not move says why; all of it may have one reason.
    let said =
      trouble?.sentence
      ?? open.first.map { texts.own(texts.outboxLine(entry: $0, hindrance: obstacle)) }
    return Standing(waiting: waiting, reason: said, newer: texts.newerForms(newer))
  }
}

extension OutboxEntry {
  /// Whether it goes by itself.
  var waits: Bool {
    switch state {
    case .queued, .waiting, .inFlight: true
    case .held, .delivered: false
    }
  }

  /// Whether the server has it.
  var isDelivered: Bool {
    if case .delivered = state { true } else { false }
  }
}

extension Texts {
  /// Of how many forms a newer version is offered; nothing where of none.
  func newerForms(_ count: UInt32) -> TextView? {
    count > 0 ? line("app-forms-newer", ["n": Self.count(Int(count))]) : nil
  }
}

extension Rayi {
  /// When to look for forms next; `nil` where a person does it.
  var nextUpdate: Date? { ((try? nextUpdateMs()) ?? nil).map(Date.init(ms:)) }
}

extension Date {
  /// A moment as the core tells it: milliseconds since 1970 UTC.
  init(ms: Int64) { self.init(timeIntervalSince1970: Double(ms) / 1000) }
}

/// Nobody looks at a project that is not in front while it sends.
private final class Deaf: SyncListener {
  func progress(entry: OutboxEntry) {}
}

/// Nor while it fetches.
private final class DeafEar: FetchListener {
  func progress(progress: FetchProgress) {}
}
