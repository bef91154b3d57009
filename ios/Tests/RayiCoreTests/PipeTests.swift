import Foundation
import RayiCore
import Testing

/// The whole pipe from Swift: form, interview, seal, outbox, a real collector; and two errors met.
@Suite(.timeLimit(.minutes(2)))
final class PipeTests {
  private let folder = Fixtures.newFolder()
  private let vault = CountingVault()
  private let walk: Walk

  init() throws { walk = try Fixtures.walks("coalition-poll.json")[4] }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test func anArabicInterviewFinishedOfflineArrivesWhenTheNetworkReturns() async throws {
    let rayi = try opened()
    let listener = Listener()
    let entry = try finished(rayi)
    #expect(try rayi.outbox().map { $0.state.isQueued } == [true])

    let collector = try Collector()
    try rayi.setServer(url: collector.url)
    rayi.offline()
    #expect(try await rayi.sync(listener: listener).delivered == 0)
    #expect(try rayi.outbox().allSatisfy { !$0.state.isDelivered })

    rayi.online()
    let report = try await rayi.sync(listener: listener)
    #expect([report.delivered, report.waiting, report.held] == [1, 0, 0])
    let sent = try #require(try rayi.outbox().first)
    #expect(sent.state.isDelivered)
    #expect(sent.instanceId == entry.instanceId)
    #expect(sent.bytesSent == sent.bytesTotal)

    let received = try #require(try collector.received().first)
    #expect(received.contains(entry.instanceId))
    #expect(received.contains("<t_secrecy>pnts</t_secrecy>"))
    #expect(listener.heard.contains { $0.state.isDelivered })
    // A new store's key is wrapped, and unwrapped once to see that it can be.
    #expect((vault.wrapped, vault.unwrapped) == (1, 1))
  }

  @Test func aDraftOutlivesTheProcessAndItsKeyComesFromTheVault() throws {
    let draft = try {
      let session = try opened().begin(formId: "coalition_poll", language: walk.language)
      #expect(try session.answer(path: "/data/welcome/consent", value: "yes").isAccepted)
      return session.draftId()
    }()
    let calls = vault.unwrapped
    let rayi = try Rayi.open(directory: folder.path, vault: vault)
    #expect(vault.unwrapped == calls + 1, "reopened by the vault's key")
    #expect(try rayi.drafts().map(\.id) == [draft])
    let session = try rayi.resume(draftId: draft)
    #expect(try session.item(path: "/data/welcome/consent")?.value == "yes")
    #expect(session.language() == walk.language)
  }

  @Test func aWrongKeyOpensNothingAndSaysSo() throws {
    try { _ = try finished(opened()) }()

    #expect(
      Fixtures.failure {
        try Rayi.open(directory: self.folder.path, vault: ForgetfulVault(self.vault))
      }
        == "store-wrong-key")
    #expect(
      Fixtures.failure { try Rayi.open(directory: self.folder.path, vault: CountingVault()) }
        == "vault-refused")

    let rayi = try Rayi.open(directory: folder.path, vault: vault)
    #expect(try rayi.outbox().count == 1, "and nothing was lost by trying")
  }

  @Test func aRecordThatTheServerHasOtherwiseIsHeldWithItsReason() async throws {
    let rayi = try opened()
    let entry = try finished(rayi)
    let collector = try Collector()
    let other = """
      <data id="\(entry.formId)" version="\(entry.formVersion ?? "")">\
      <meta><instanceID>\(entry.instanceId)</instanceID></meta></data>
      """
    #expect(try await collector.submit(other) == 201)

    try rayi.setServer(url: collector.url)
    rayi.online()
    #expect(try await rayi.sync(listener: Listener()).held == 1)
    guard case .held(let reason) = try #require(try rayi.outbox().first).state else {
      Issue.record("not held")
      return
    }
    #expect(reason.code == "submission-differs")
  }

  private func opened() throws -> Rayi {
    let rayi = try Rayi.open(directory: folder.path, vault: vault)
    let report = try rayi.addForm(xml: Fixtures.form("coalition-poll.xml"), media: [])
    #expect(report.form?.id == "coalition_poll", "refused: \(report.diagnostics)")
    return rayi
  }

  /// Walks through the screens as a client does, and finishes.
  private func finished(_ rayi: Rayi) throws -> OutboxEntry {
    let session = try rayi.begin(formId: "coalition_poll", language: walk.language)
    var seen = Set<String>()
    repeat {
      // An answer may bring further questions onto the screen.
      while let item = try session.screen().items.first(where: { !seen.contains($0.path) }) {
        seen.insert(item.path)
        try visit(item, session)
      }
    } while try session.next().isMoved

    #expect(Set(walk.answers.keys).subtracting(seen).isEmpty, "answered but never asked")
    #expect(seen.isDisjoint(with: walk.notAsked ?? []))
    for (path, value) in walk.expect ?? [:] {
      let held = value == "{irrelevant}" ? nil : value
      #expect(try session.value(path: path) == held, "\(path)")
    }
    #expect(try session.check().isEmpty)
    guard case .queued(let entry) = try session.finalise() else {
      throw Unfinished()
    }
    return entry
  }

  private func visit(_ item: ItemView, _ session: Session) throws {
    expectArabic(item)
    if let words = walk.labelContains?[item.path] {
      #expect(item.label.text.contains(words))
    }
    for reject in walk.reject ?? [] where reject.path == item.path {
      #expect(try !session.answer(path: item.path, value: reject.value).isAccepted)
    }
    if let value = walk.answers[item.path] {
      #expect(try session.answer(path: item.path, value: value).isAccepted, "\(item.path)")
    }
  }

  /// Every text of a question; the heading of a grid has choices and no label of its own.
  private func expectArabic(_ item: ItemView) {
    let texts = ([item.label] + item.choices.map(\.label)).filter { !$0.text.isEmpty }
    #expect(!texts.isEmpty, "\(item.path)")
    for text in texts {
      #expect(text.languageTag == "ar", "\(item.path)")
      #expect(text.direction == .rtl, "\(item.path)")
      #expect(!text.fallback, "\(item.path)")
    }
  }
}

struct Unfinished: Error {}

extension OutboxState {
  fileprivate var isQueued: Bool { if case .queued = self { true } else { false } }
  fileprivate var isDelivered: Bool { if case .delivered = self { true } else { false } }
}

extension Answer {
  var isAccepted: Bool { if case .accepted = self { true } else { false } }
}

extension Step {
  fileprivate var isMoved: Bool { if case .moved = self { true } else { false } }
}
