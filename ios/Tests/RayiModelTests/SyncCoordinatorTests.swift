import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// When something is sent, and when nothing is done at all.
@MainActor @Suite(.timeLimit(.minutes(1)))
struct SyncCoordinatorTests {
  private let core = FakeOutgoing()
  private let phone = Phone()

  private func coordinator(_ networks: Networks = .any) -> SyncCoordinator {
    SyncCoordinator(
      core, speech: Speech(preferred: ["en"]), networks: networks, path: phone.path,
      refresh: phone.refresh, clock: phone.clock)
  }

  @Test func nothingIsSentWithoutANetworkAndAllOfItWhenOneComes() async throws {
    core.entries = [entry("1", .queued)]
    let sync = coordinator()
    let outbox = OutboxModel(sync, speech: Speech(preferred: ["en"]))
    await sync.sync(.recordFinished)
    #expect(core.syncs == 0)
    #expect(outbox.lines.map(\.truth.text) == ["Waiting for the network"])
    #expect(!outbox.canSend)
    await sync.changed(to: .unmetered)
    #expect(core.syncs == 1)
    #expect(core.words == ["online"])
    #expect(outbox.lines.map(\.isDelivered) == [true])
    await sync.changed(to: .absent)
    #expect(core.words == ["online", "offline"])
  }

  @Test func whatThePlatformSaysIsHeardInItsOrder() async throws {
    core.entries = [entry("1", .queued)]
    let sync = coordinator()
    for connection in [Connection.metered, .absent, .unmetered] { phone.path.become(connection) }
    while sync.connection != .unmetered || sync.isSending { await Task.yield() }
    #expect(core.words == ["online", "offline", "online"])
    #expect(core.syncs == 1, "the second time nothing waits any more")
    sync.stop()
  }

  @Test func anEmptyOutboxAsksNobody() async {
    core.entries = [
      entry("1", .delivered(status: 201, atMs: 0)), entry("2", .held(reason: reason)),
    ]
    let sync = coordinator()
    await sync.changed(to: .unmetered)
    await sync.sync(.appCameForward)
    #expect(core.syncs == 0)
    #expect(phone.clock.pending.isEmpty)
    #expect(phone.refresh.asked.isEmpty)
  }

  @Test func aNetworkThatCostsIsUsedOnlyByHandWhereThePersonSaidSo() async {
    core.entries = [entry("1", .queued)]
    let sync = coordinator(.unmetered)
    await sync.changed(to: .metered)
    #expect(core.syncs == 0)
    #expect(sync.obstacle == .metered)
    let outbox = OutboxModel(sync, speech: Speech(preferred: ["en"]))
    #expect(outbox.lines.map(\.truth.text) == ["Waiting for a network that costs nothing"])
    #expect(outbox.canSend)
    await outbox.sendNow()
    #expect(core.syncs == 1)
  }

  @Test func neverByItselfMeansNever() async {
    core.entries = [entry("1", .queued)]
    let sync = coordinator(.never)
    await sync.changed(to: .unmetered)
    for occasion in [
      SyncCoordinator.Occasion.recordFinished, .appCameForward, .timeCame,
    ] { await sync.sync(occasion) }
    #expect(core.syncs == 0)
    await sync.use(.any)
    #expect(core.syncs == 1)
  }

  @Test func theNextTryIsOneAlarmAndOneRequestToBeWoken() async throws {
    core.entries = [entry("1", .queued)]
    core.afterwards = .waiting(untilMs: milliseconds(from: 60), reason: reason)
    core.nextTry = milliseconds(from: 60)
    let sync = coordinator()
    await sync.changed(to: .unmetered)
    #expect(phone.clock.pending.map { $0.timeIntervalSince(phone.clock.now) } == [60])
    #expect(phone.refresh.asked.count == 1)
    await sync.sync(.appCameForward)
    #expect(phone.clock.pending.count == 1, "another try takes the place of the alarm")
    core.afterwards = .delivered(status: 201, atMs: 0)
    core.nextTry = nil
    phone.clock.pass(61)
    while sync.isSending || core.syncs < 3 { await Task.yield() }
    #expect(core.syncs == 3)
    while sync.isSending { await Task.yield() }
    #expect(phone.clock.pending.isEmpty, "nothing waits: nothing ticks")
  }

  @Test func oneSyncAtATimeAndOneMoreForAllThatHappenedMeanwhile() async {
    core.entries = [entry("1", .queued)]
    let sync = coordinator()
    core.meanwhile = { @MainActor core in
      guard core.syncs == 1 else { return }
      core.entries.append(entry("2", .queued))
      await sync.sync(.recordFinished)
      await sync.sync(.appCameForward)
      #expect(sync.isSending)
    }
    await sync.changed(to: .unmetered)
    #expect(core.syncs == 2)
    #expect(!sync.isSending)
    #expect(sync.entries.allSatisfy { if case .delivered = $0.state { true } else { false } })
  }

  @Test func whatIsSentIsShownAsItGoes() async {
    core.entries = [entry("1", .queued)]
    let sync = coordinator()
    var fractions: [Double] = []
    core.meanwhile = { @MainActor core in
      core.tell(entry("1", .inFlight, sent: 3_000_000, of: 7_000_000))
      while fractions.isEmpty {
        await Task.yield()
        if let fraction = OutboxLine(
          sync.entries[0], obstacle: nil, in: Texts(tags: ["en"], digits: nil)
        ).fraction {
          fractions.append(fraction)
        }
      }
    }
    await sync.changed(to: .unmetered)
    #expect(fractions.map { ($0 * 7).rounded() } == [3])
  }

  @Test func aFailureOfAllIsSaidAndAHeldRecordIsReleased() async {
    core.entries = [entry("1", .held(reason: reason))]
    core.failure = RayiError.Failed(code: "server-missing", parameters: [:], retry: .afterRemedy)
    let sync = coordinator()
    await sync.changed(to: .unmetered)
    let outbox = OutboxModel(sync, speech: Speech(preferred: ["en"]))
    #expect(outbox.lines.map(\.isHeld) == [true])
    await outbox.release("1")
    #expect(core.released == ["1"])
    #expect(outbox.trouble?.code == "server-missing")
    core.failure = nil
    await outbox.sendNow()
    #expect(outbox.trouble == nil)
    #expect(outbox.lines.map(\.isDelivered) == [true])
  }

  private let reason = Reason(code: "server-busy", parameters: ["status": "503"])

  private func milliseconds(from seconds: Double) -> Int64 {
    Int64((phone.clock.now.timeIntervalSince1970 + seconds) * 1000)
  }
}

private func entry(
  _ id: String, _ state: OutboxState, sent: UInt64 = 0, of total: UInt64 = 0
) -> OutboxEntry {
  OutboxEntry(
    id: id, formId: "visit", formVersion: nil, instanceId: "uuid:\(id)", instanceName: nil,
    corrects: nil, state: state, bytesSent: sent, bytesTotal: total, attempts: 0)
}

/// An outbox whose server does as a test says.
@MainActor
private final class FakeOutgoing: Outgoing {
  nonisolated(unsafe) var entries: [OutboxEntry] = []
  nonisolated(unsafe) var words: [String] = []
  nonisolated(unsafe) var released: [String] = []
  nonisolated(unsafe) var syncs = 0
  nonisolated(unsafe) var failure: RayiError?
  nonisolated(unsafe) var nextTry: Int64?
  nonisolated(unsafe) var afterwards = OutboxState.delivered(status: 201, atMs: 0)
  nonisolated(unsafe) var listener: SyncListener?
  var meanwhile: @MainActor (FakeOutgoing) async -> Void = { _ in }

  nonisolated init() {}

  nonisolated func outbox() throws -> [OutboxEntry] { entries }

  nonisolated func release(entryId: String) throws {
    released.append(entryId)
    entries = entries.map { $0.id == entryId ? entry($0.id, .queued) : $0 }
  }

  nonisolated func isCorrectable(entryId: String) throws -> Bool { false }
  nonisolated func server() throws -> String? { "https://example.org" }
  nonisolated func online() { words.append("online") }
  nonisolated func offline() { words.append("offline") }
  func tell(_ entry: OutboxEntry) { listener?.progress(entry: entry) }

  func sync(listener: SyncListener) async throws -> SyncReport {
    syncs += 1
    self.listener = listener
    let due = Set(entries.map(\.id))
    await meanwhile(self)
    if let failure { throw failure }
    entries = entries.map { old in
      if case .held = old.state { return old }
      guard due.contains(old.id) else { return old }
      return entry(old.id, afterwards)
    }
    return SyncReport(delivered: 1, waiting: 0, held: 0, nextTryMs: nextTry)
  }
}
