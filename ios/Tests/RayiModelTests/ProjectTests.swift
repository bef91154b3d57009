import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// What a project does beside the interview: corrections, forms that come by themselves, pictures as
/// large as it says, and sending though it is not in front.
@MainActor @Suite(.timeLimit(.minutes(2)))
struct ProjectTests {
  private let visit = """
    | survey |
    | | type | name | label |
    | | text | a | A |
    | settings |
    | | form_id | form_title | version | client_editable |
    | | visit | Visit | 1 | yes |
    """

  /// An interview of the form, from its beginning to the outbox.
  private func finishOne(in project: ProjectModel) async {
    await project.begin("visit")
    project.interview?.answer("one", at: "/data/a")
    project.interview?.finish()
    await project.close()
  }

  // MARK: Corrections

  @Test func aRecordIsCorrectedFromTheOutboxAndArrivesAsTheOneThatTakesItsPlace() async throws {
    let forms = Fixtures.newFolder()
    defer { try? FileManager.default.removeItem(at: forms) }
    let xml = try #require(
      convertForm(source: Data(visit.utf8), stem: "visit", media: []).xml)
    try Data(xml.utf8).write(to: forms.appendingPathComponent("visit.xml"))
    let collector = try Collector(forms: forms)
    let desk = try Desk()
    _ = try desk.keep(visit)
    try desk.rayi.setServer(url: collector.url)
    let project = desk.project()

    await finishOne(in: project)
    let waiting = try #require(project.outbox.lines.first)
    #expect(project.outbox.canBeCorrected(waiting))
    await project.sync.changed(to: .unmetered)
    let sent = try #require(project.outbox.lines.first)
    #expect(sent.isDelivered && project.outbox.canBeCorrected(sent))
    let old = try #require(try desk.rayi.outbox().first).instanceId

    await project.correct(sent.id)
    let correction = try #require(project.interview, "\(String(describing: project.trouble))")
    #expect(try correction.question(named: "a").item.value == "one", "as it was answered")
    correction.answer("two", at: "/data/a")
    correction.finish()
    let new = try #require(correction.finished).instanceId
    await project.close()
    #expect(project.outbox.lines.map(\.isDelivered) == [true, true])
    #expect(project.outbox.lines[0].mark?.text == "Correction of an earlier record")
    #expect(project.outbox.lines[1].mark == nil)

    #expect(
      project.outbox.lines.map(project.outbox.canBeCorrected) == [true, false],
      "the newest is corrected, not what it took the place of")

    let arrived = try collector.received()
    #expect(arrived.count == 2)
    let corrected = try Received(try #require(arrived.first { $0.contains("deprecatedID") }))
    #expect(corrected["data/a"] == "two")
    #expect(
      corrected["data/meta/deprecatedID"] == old
        || corrected["data/orx:meta/orx:deprecatedID"] == old)
    #expect(arrived.contains { $0.contains(new) })
    project.stop()
  }

  @Test func aFormThatOffersNoCorrectionHasNoButton() async throws {
    let desk = try Desk()
    _ = try desk.keep(visit.replacing("| yes |", with: "| no |"))
    let project = desk.project()
    await finishOne(in: project)
    let line = try #require(project.outbox.lines.first)
    #expect(!project.outbox.canBeCorrected(line))
    await project.correct(line.id)
    #expect(project.interview == nil)
    #expect(project.trouble?.code == "correction-not-allowed")
    project.stop()
  }

  // MARK: Forms that come by themselves

  @Test func whenFormsComeIsSaid() {
    let modes: [(FormUpdates?, Bool?)] = [
      (nil, nil), (.previouslyDownloaded, nil), (.previouslyDownloaded, true), (.matchExactly, nil),
    ]
    let shelf = FakeShelf()
    let said = modes.map { mode, fetches in
      var settings = Self.nothing
      (settings.formUpdates, settings.fetchUpdates) = (mode, fetches)
      return FormsModel(shelf, speech: Speech(preferred: ["en"]), settings: settings).updates
    }
    #expect(said == Updates.allCases)
    #expect(Set(said.map(\.textId)).count == 4)
  }

  /// A store that is to have what the collector offers, and nothing else, with a clock that says that it is due.
  private func matching(_ collector: Collector) throws -> Desk {
    let desk = try Desk()
    var settings = Self.nothing
    settings.formUpdates = .matchExactly
    settings.server = collector.url
    try desk.rayi.setUp(settings: settings)
    // The core knows the hour by itself.
    desk.phone.clock.pass(Date().timeIntervalSince(desk.phone.clock.now) + 60)
    return desk
  }

  @Test func formsOfTheServerComeWhenTheAppComesForwardAndAgainWhenDue() async throws {
    let collector = try Collector()
    let desk = try matching(collector)
    let project = desk.project()
    await project.cameForward()
    #expect(project.forms.lines.isEmpty, "there is no network")
    #expect(desk.phone.clock.pending.isEmpty, "and nothing ticks until one comes")
    await project.sync.changed(to: .unmetered)
    #expect(project.forms.trouble == nil, "\(String(describing: project.forms.trouble))")
    #expect(project.forms.lines.count == 4)
    #expect(project.forms.lines.allSatisfy { $0.canBegin })
    let next = try #require(desk.phone.clock.pending.first)
    #expect(desk.phone.clock.pending.count == 1, "the next look, and nothing else")
    #expect((830...905).contains(next.timeIntervalSince(desk.phone.clock.now)))
    await project.cameForward()
    #expect(desk.phone.clock.pending.count == 1, "no sooner than it is due")
    project.paused()
    #expect(desk.phone.clock.pending.isEmpty, "and none behind the scenes")
    let asked = try #require(
      desk.phone.refresh.asked.compactMap { $0 }.last, "the system is asked instead")
    #expect(abs(asked.timeIntervalSince(next)) < 5)
    project.stop()
  }

  // MARK: Rows

  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func eachRowIsSpokenInEachLanguage(_ tag: String) async throws {
    let desk = try Desk(tag)
    _ = try desk.keep(visit)
    let project = desk.project()
    for isFinished in [true, false] {
      await project.begin("visit")
      let interview = try #require(project.interview)
      interview.answer("one", at: "/data/a")
      interview.lookOver()
      #expect(interview.overview.allSatisfy { !$0.spoken.name.isEmpty })
      #expect(interview.overview.map(\.spoken.value) == ["one"])
      if isFinished { interview.finish() }
      await project.close()
    }
    let form = try #require(project.forms.lines.first).spoken
    let draft = try #require(project.drafts.lines.first).spoken
    let record = try #require(project.outbox.lines.first).spoken
    for row in [form, draft, record] { #expect(!row.name.isEmpty && !row.value.isEmpty) }
    let words =
      [project.drafts.summary, project.outbox.summary] + project.about.lines
      + ProjectModel.intervals.map(project.words(interval:))
      + ProjectModel.sides.map(project.words(side:))
    #expect(words.allSatisfy { !$0.text.isEmpty && $0.languageTag == tag })
    project.stop()
  }

  // MARK: What is locked

  @Test func whatIsLockedIsNotOffered() async throws {
    let desk = try Desk()
    let code = #"""
      {"general": {}, "admin": {"edit_saved": false, "delete_saved": false, "send_finalized": false,
        "view_sent": false, "get_blank": false, "access_settings": false, "autosend": false,
        "change_language": false, "jump_to": false, "moving_backwards": false}}
      """#
    try desk.rayi.setUp(settings: readSettings(code: code))
    _ = try desk.keep(visit)
    let project = desk.project()
    #expect(!project.drafts.mayOpen && !project.drafts.mayDiscard)
    #expect(!project.outbox.maySend && !project.forms.mayFetch)
    await project.choose(networks: .never)
    #expect(project.networks == .any, "not even by a page that is open still")
    for lock in [Lock.settings, .networks, .formLanguage, .overview] {
      #expect(!project.locks.leaves(lock))
    }
    await project.begin("visit")
    project.interview?.answer("one", at: "/data/a")
    project.interview?.next()
    #expect(project.interview?.page.canGoBack == true)
    #expect(project.interview?.canGoBack == false)
    project.interview?.back()
    #expect(project.interview?.page.content == .end)
    await project.close()
    #expect(project.drafts.lines.count == 1, "an answer is not thrown away")
    let draft = try #require(project.drafts.lines.first)
    project.drafts.discard(draft.id)
    #expect(project.drafts.lines.count == 1)

    await finishOne(in: project)
    let line = try #require(project.outbox.lines.first, "what waits is seen")
    #expect(!project.outbox.canBeCorrected(line))
    project.stop()
  }

  /// An interview of a project that was set up so.
  private func interview(_ admin: String) async throws -> (Desk, ProjectModel, InterviewModel) {
    let desk = try Desk()
    try desk.rayi.setUp(settings: readSettings(code: #"{"general": {}, "admin": {\#(admin)}}"#))
    _ = try desk.keep(visit)
    let project = desk.project()
    await project.begin("visit")
    return (desk, project, try #require(project.interview))
  }

  @Test func whoMayNotLeaveADraftDeletesItOrStays() async throws {
    let (desk, project, interview) = try await interview(#""save_mid": false"#)
    interview.answer("one", at: "/data/a")
    #expect(interview.leaving == .deletes)
    interview.next()
    #expect(interview.page.content == .end && interview.leaving == .deletes)
    #expect(project.drafts.lines.count <= 1 && project.interview != nil)
    await project.discard()
    #expect(project.interview == nil && project.trouble == nil)
    #expect(try desk.rayi.counts().drafts == 0)
    #expect(project.drafts.lines.isEmpty)
    project.stop()
  }

  @Test func whereADraftMayStayNothingIsDeletedByLeaving() async throws {
    let (desk, project, interview) = try await interview(#""save_as_draft": false"#)
    interview.answer("one", at: "/data/a")
    #expect(interview.leaving == .keeps, "in the middle it may be left")
    await project.discard()
    #expect(project.interview != nil, "not even by a page that is open still")
    interview.next()
    #expect(interview.page.content == .end && interview.leaving == .notHere)
    interview.back()
    await project.close()
    #expect(try desk.rayi.counts().drafts == 1)
    project.stop()
  }

  @Test func whatWasSentIsDeletedWhereThePersonWantsItSo() async throws {
    let collector = try Collector()
    let desk = try Desk()
    _ = try desk.rayi.addForm(xml: Fixtures.form("coalition-poll.xml"), media: [])
    try desk.rayi.setServer(url: collector.url)
    let project = desk.project()
    func finish() async {
      await project.begin("coalition_poll")
      project.interview?.answer("no", at: "/data/welcome/consent")
      project.interview?.finish()
      await project.close()
    }
    await finish()
    await project.sync.changed(to: .unmetered)
    #expect(project.outbox.lines.map(\.isDelivered) == [true], "\(project.outbox.lines)")
    #expect(!project.deletesSent)
    project.choose(deletesSent: true)
    #expect(project.deletesSent)
    await finish()
    #expect(project.outbox.lines.isEmpty, "\(project.outbox.lines)")
    #expect(try collector.received().count == 2)
    project.stop()

    let (_, locked, _) = try await interview(#""delete_after_send": false"#)
    locked.choose(deletesSent: true)
    #expect(!locked.deletesSent)
    locked.stop()
  }

  @Test func newerFormsAreToldOfAlsoByTheNextProcessAndBehindTheScenes() async throws {
    let collector = try Collector()
    let shelf = try FakeShelfOfProjects()
    let project = try behind(shelf, collector, "previously_downloaded", "wifi_and_cellular")
    let form = String(decoding: try Fixtures.form("coalition-poll.xml"), as: UTF8.self)
    let older = form.replacing(/(<data [^>]*version=")[^"]*"/) { "\($0.output.1)0\"" }
    #expect(older != form)
    _ = try shelf.openProject(id: project.id).addForm(xml: Data(older.utf8), media: [])
    let phone = Phone()
    phone.clock.pass(Date().timeIntervalSince(phone.clock.now) + 60)
    let app = AppModel(preferred: ["en"], platform: phone.platform) { shelf }
    await app.start()
    let rounds = try #require(app.desk?.rounds)
    await rounds.changed(to: .unmetered)
    let standing = try #require(rounds.standings[project.id])
    let said = "A newer version of one form is on the server"
    #expect(standing.newer?.text == said)
    #expect(project.spoken(standing).value.contains(said))
    await app.open(project.id)
    #expect(app.project?.forms.newer?.text == said, "before anybody asked")
    await app.close()
    rounds.stop()
  }

  @Test func aWithdrawnFormThatNothingNeedsGoes() async throws {
    let collector = try Collector()
    let desk = try matching(collector)
    _ = try desk.keep(visit)
    let needed = try desk.keep("| survey |\n| | type | name | label |\n| | text | b | B |\n")
    let draft = try desk.rayi.begin(formId: needed, language: nil).draftId()
    let project = desk.project()
    await project.sync.changed(to: .unmetered)
    #expect(project.forms.lines.count == 4, "what the server offers, and nothing else")
    await project.begin("visit")
    #expect(project.interview == nil && project.trouble?.code == "form-missing")
    await project.resume(draft)
    #expect(project.interview != nil, "a draft keeps its form")
    await project.close()
    project.stop()
  }

  @Test func whereNothingIsLockedAllIsOffered() throws {
    let project = try Desk().project()
    #expect(project.drafts.mayDiscard && project.drafts.mayOpen)
    #expect(project.outbox.maySend && project.forms.mayFetch)
    #expect(!project.locks.isAny)
    project.choose(deletesSent: true)
    #expect(project.deletesSent)
    project.stop()
  }

  // MARK: Pictures

  @Test func picturesAreAsLargeAsTheProjectSaysWhereTheFormSaysNothing() async throws {
    let desk = try Desk()
    let code = #"{"general": {"image_size": "very_small"}, "admin": {}}"#
    try desk.rayi.setUp(settings: readSettings(code: code))
    let interview = try desk.begin(
      """
      | survey |
      | | type | name | label | parameters |
      | | image | usual | Usual | |
      | | image | own | Own | max-pixels=200 |
      """)
    desk.phone.device.file = TakenFile(bytes: Data("pixels".utf8), ending: "heic")
    await interview.take(at: "/data/usual")
    interview.next()
    await interview.take(at: "/data/own")
    #expect(desk.phone.device.shrunkTo == [640, 200])
  }

  // MARK: All projects

  @Test func theProjectThatIsNotInFrontIsSentForToo() async throws {
    let collector = try Collector()
    let shelf = try FakeShelfOfProjects()
    let behind = try shelf.add(name: "Behind", settings: readSettings(code: collector.url))
    let front = try shelf.add(name: "Front", settings: readSettings(code: collector.url))
    try shelf.finishRecord(in: behind)
    let phone = Phone()
    let app = AppModel(preferred: ["en"], platform: phone.platform) { shelf }
    await app.start()
    await app.open(front.id)
    let rounds = try #require(app.desk?.rounds)
    await rounds.go()
    let waiting = try #require(rounds.standings[behind.id])
    #expect(waiting.reason?.text == "Waiting for the network")
    #expect(rounds.standings[front.id] == nil, "the one in front speaks for itself")
    #expect(behind.spoken(waiting).value.contains("Waiting for the network"))
    #expect(try collector.received().isEmpty)

    await rounds.changed(to: .unmetered)
    #expect(try collector.received().count == 1)
    #expect(rounds.standings[behind.id]?.reason == nil)
    await app.open(behind.id)
    #expect(app.project?.outbox.lines.map(\.isDelivered) == [true], "its store was closed again")
    await app.close()
    rounds.stop()
  }

  /// A project that is not in front, with forms of the collector to come as it says.
  private func behind(
    _ shelf: FakeShelfOfProjects, _ collector: Collector, _ mode: String, _ networks: String
  ) throws -> Project {
    let code = """
      {"general": {"server_url": "\(collector.url)", "form_update_mode": "\(mode)",
        "autosend": "\(networks)"}}
      """
    return try shelf.add(name: mode, settings: readSettings(code: code))
  }

  @Test func formsOfProjectsThatAreNotInFrontComeAsEachIsSet() async throws {
    let collector = try Collector()
    let shelf = try FakeShelfOfProjects()
    let all = try behind(shelf, collector, "match_exactly", "wifi_and_cellular")
    let free = try behind(shelf, collector, "match_exactly", "wifi_only")
    let manual = try behind(shelf, collector, "manual", "wifi_and_cellular")
    func forms() throws -> [Int] {
      try [all, free, manual].map { try shelf.openProject(id: $0.id).forms().count }
    }
    let phone = Phone()
    // The core knows the hour by itself.
    phone.clock.pass(Date().timeIntervalSince(phone.clock.now) + 60)
    let app = AppModel(preferred: ["en"], platform: phone.platform) { shelf }
    await app.start()
    let rounds = try #require(app.desk?.rounds)
    await rounds.go()
    #expect(phone.clock.pending.isEmpty, "without a network nothing ticks")
    app.paused()
    #expect(phone.refresh.asked == [nil], "but the system is asked to wake the app")

    await rounds.changed(to: .metered)
    #expect(try forms() == [4, 0, 0])
    await rounds.changed(to: .unmetered)
    #expect(try forms() == [4, 4, 0])
    let next = try #require(phone.clock.pending.first, "the next look")
    #expect(phone.clock.pending.count == 1)
    #expect((830...910).contains(next.timeIntervalSince(phone.clock.now)))
    rounds.stop()
  }

  @Test func aWakeUpLooksForEveryProjectAndAsksForTheNext() async throws {
    let collector = try Collector()
    let shelf = try FakeShelfOfProjects()
    let front = try behind(shelf, collector, "match_exactly", "wifi_and_cellular")
    let other = try behind(shelf, collector, "match_exactly", "wifi_and_cellular")
    let phone = Phone()
    phone.clock.pass(Date().timeIntervalSince(phone.clock.now) + 60)
    let app = AppModel(preferred: ["en"], platform: phone.platform) { shelf }
    await app.restore(Whereabouts(project: front.id))
    let rounds = try #require(app.desk?.rounds)
    // The phone tells of its network a moment after it woke the app.
    let woken = Task { await app.refreshed(Whereabouts(project: front.id)) }
    await Task.yield()
    await rounds.changed(to: .unmetered)
    await woken.value
    #expect(try shelf.openProject(id: other.id).forms().count == 4)
    #expect(app.project?.forms.lines.count == 4)
    let before = phone.refresh.asked.count
    await app.refreshed(Whereabouts(project: front.id))
    let asked = phone.refresh.asked.dropFirst(before)
    let moments = asked.compactMap { $0?.timeIntervalSince(phone.clock.now) }
    #expect(moments.count == asked.count && !moments.isEmpty)
    #expect(moments.allSatisfy { (830...910).contains($0) }, "\(moments)")
    #expect(moments == moments.sorted(by: >), "a later wish takes no earlier one's place")
    await app.close()
    rounds.stop()
  }

  @Test func aServerThatFailsIsAskedNoSoonerForAProjectThatNobodySees() async throws {
    let shelf = try FakeShelfOfProjects()
    let code = """
      {"general": {"server_url": "http://127.0.0.1:9", "form_update_mode": "match_exactly"}}
      """
    let project = try shelf.add(name: "Gone", settings: readSettings(code: code))
    let phone = Phone()
    phone.clock.pass(Date().timeIntervalSince(phone.clock.now) + 60)
    let app = AppModel(preferred: ["en"], platform: phone.platform) { shelf }
    await app.start()
    let rounds = try #require(app.desk?.rounds)
    await rounds.changed(to: .unmetered)
    #expect(try shelf.openProject(id: project.id).forms().isEmpty)
    #expect(phone.clock.pending.map { $0.timeIntervalSince(phone.clock.now) } == [900])
    rounds.stop()
  }

  @Test func eachProjectHasItsOwnReason() async throws {
    let shelf = try FakeShelfOfProjects()
    let byHand = try shelf.add(
      name: "By hand",
      settings: readSettings(
        code: #"{"general": {"server_url": "https://a.example.org", "autosend": "off"}}"#))
    let wifi = try shelf.add(
      name: "Free",
      settings: readSettings(
        code: #"{"general": {"server_url": "https://b.example.org", "autosend": "wifi_only"}}"#))
    for project in [byHand, wifi] { try shelf.finishRecord(in: project) }
    let app = AppModel(preferred: ["en"], platform: Phone().platform) { shelf }
    await app.start()
    let rounds = try #require(app.desk?.rounds)
    await rounds.changed(to: .metered)
    #expect(rounds.standings[byHand.id]?.reason?.text == "Waiting until you send it")
    #expect(
      rounds.standings[wifi.id]?.reason?.text == "Waiting for a network that costs nothing")
    await app.remove(byHand)
    #expect(app.desk?.projects.loss != nil, "and nothing is lost unasked")
    app.desk?.projects.acceptLoss()
    await rounds.go()
    #expect(rounds.standings.keys.map { $0 } == [wifi.id])
    rounds.stop()
  }

  private static let nothing = ProjectSettings(
    name: nil, server: nil, formUpdates: nil, updateMinutes: nil, fetchUpdates: nil, networks: nil,
    checkLate: nil, deleteSent: nil, language: nil,
    maxPixels: nil, username: nil, phoneNumber: nil, email: nil, locked: [], unheeded: [])
}
