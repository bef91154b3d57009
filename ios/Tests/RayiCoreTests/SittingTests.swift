import Foundation
import RayiCore
import Testing

/// What a sitting asks of the platform: who and where, sound, an overview, words to draw; and a
/// finished record that is corrected.
@Suite(.timeLimit(.minutes(2)))
final class SittingTests {
  private let folder = Fixtures.newFolder()

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test func theFormsWishesReachTheDeviceAndTheLogGoesWithTheRecord() throws {
    let rayi = try opened()
    let draft = try {
      let session = try rayi.begin(formId: "sitting", language: nil)
      let wishes = try #require(try session.auditWishes())
      #expect(wishes.identifyUser && wishes.trackChanges && wishes.reasonsOnEdit)
      #expect(
        wishes.location
          == LocationWishes(priority: "balanced", minIntervalMs: 10_000, maxAgeMs: 60_000))
      #expect(try session.needsUser())
      #expect(
        Fixtures.failure { try session.answer(path: "/data/a", value: "1") }
          == "user-not-identified")
      try session.identify(user: "sara")
      #expect(try !session.needsUser())

      let requests = try session.deviceRequests()
      #expect(requests.map(\.path) == ["/data/where", "/data/sound"])
      #expect(requests.map(\.kind) == [.geopoint, .audio(quality: .voiceOnly)])
      #expect(try session.deviceRequests().isEmpty, "each is told once")
      #expect(try session.answer(path: "/data/where", value: "36.2 44 400 5").isAccepted)

      try session.noteEvent(event: .locationTrackingEnabled)
      let now = Int64(Date().timeIntervalSince1970 * 1000)
      try session.locate(
        place: Location(latitude: 36.2, longitude: 44, accuracy: 5, at: now, isMock: false))
      try fill(session)
      try session.leave()
      return session.draftId()
    }()

    let again = try rayi.resume(draftId: draft)
    try again.identify(user: "ali")
    #expect(try again.answer(path: "/data/a", value: "3").isAccepted)
    #expect(try again.needsReason())
    #expect(Fixtures.failure { try again.finalise() } == "change-reason-missing")
    try again.giveReason(reason: "miscounted")
    let log = try #require(try rayi.record(entryId: finished(again).id).last)
    #expect(log.name == "audit.csv")
    let lines = String(decoding: log.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[0].hasPrefix("event,node,start,end,latitude,longitude,accuracy"))
    #expect(lines.contains { $0.hasPrefix("location tracking enabled,") })
    #expect(lines.contains { $0.contains("sara") })
    #expect(lines.contains { $0.contains("ali") && $0.contains("miscounted") })
  }

  @Test func theOverviewIsATreeAndAJumpGoesToItsQuestions() throws {
    let session = try opened().begin(formId: "sitting", language: nil)
    try session.identify(user: "sara")
    try fill(session)
    let lines = try session.outline()
    #expect(lines.map(\.kind) == [.question, .openRepeat, .instance, .question])
    #expect(lines.map(\.depth) == [0, 0, 1, 2])
    #expect(lines[2].number == 1)
    #expect(lines[3].answer == "2")
    #expect(lines[2].answer == nil)
    for line in [lines[0], lines[3]] {
      #expect(try session.jump(path: line.path))
      #expect(try session.screen().items.map(\.path) == [line.path])
    }
  }

  @Test func aLabelsMarkdownIsBlocksOfRuns() throws {
    let session = try opened().begin(formId: "sitting", language: nil)
    let item = try #require(try session.item(path: "/data/a"))
    let blocks = textBlocks(text: item.label.text)
    #expect(blocks.map(\.heading) == [1, 0])
    #expect(blocks[0].runs.map(\.text) == ["How many"])
    let runs = blocks[1].runs
    #expect(runs.filter(\.style.bold).map(\.text) == ["all"])
    #expect(runs.first { $0.text == "more" }?.style.link == "https://example.org/")
    #expect(runs.allSatisfy { $0.style.link?.contains("javascript") != true })
  }

  @Test func aFinishedRecordIsCorrectedByANewOneThatNamesIt() throws {
    let rayi = try opened()
    let session = try rayi.begin(formId: "sitting", language: nil)
    try session.identify(user: "sara")
    try fill(session)
    let old = try finished(session)
    #expect(try !rayi.isCorrectable(entryId: old.id))
    #expect(
      Fixtures.failure { try rayi.correct(entryId: old.id, permission: .form, language: nil) }
        == "correction-not-allowed")
    let correction = try rayi.correct(entryId: old.id, permission: .caller, language: nil)
    #expect(try correction.corrects() == old.instanceId)
    #expect(try correction.unplaced().isEmpty)
    try correction.identify(user: "ali")
    #expect(try correction.value(path: "/data/a") == "1")
    #expect(try correction.answer(path: "/data/a", value: "4").isAccepted)
    if try correction.needsReason() { try correction.giveReason(reason: "miscounted") }
    let new = try finished(correction)
    #expect(new.corrects == old.instanceId)
    #expect(new.instanceId != old.instanceId)
  }

  @Test func aWorkbookIsAFormAndWhatIsWrongWithItHasItsCell() throws {
    let sheet = "| survey |\n| | type | name | label |\n"
    let wrong = Data((sheet + "| | txt | a | A |\n").utf8)
    let broken = convertForm(source: wrong, stem: "visit", media: [])
    #expect(broken.xml == nil)
    let found = try #require(broken.report.diagnostics.first)
    #expect(found.code == "type-unknown")
    #expect(found.cell?.address == "B3")
    let source = Data((sheet + "| | text | a | A |\n").utf8)
    #expect(convertForm(source: source, stem: "visit", media: []).report.form?.id == "visit")
    let rayi = try opened()
    #expect(try rayi.addForm(xml: source, media: []).form?.id == "data")
    let session = try rayi.begin(formId: "data", language: nil)
    #expect(try session.answer(path: "/data/a", value: "x").isAccepted)
  }

  private func opened() throws -> Rayi {
    let rayi = try Rayi.open(directory: folder.path, vault: CountingVault())
    let report = try rayi.addForm(xml: Fixtures.platform("sitting.xml"), media: [])
    #expect(report.form?.id == "sitting", "refused: \(report.diagnostics)")
    #expect(report.diagnostics.isEmpty)
    return rayi
  }

  private func fill(_ session: Session) throws {
    #expect(try session.answer(path: "/data/a", value: "1").isAccepted)
    _ = try session.addRepeat(path: "/data/r")
    #expect(try session.answer(path: "/data/r[1]/b", value: "2").isAccepted)
  }

  private func finished(_ session: Session) throws -> OutboxEntry {
    guard case .queued(let entry) = try session.finalise() else { throw Unfinished() }
    return entry
  }
}
