import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// The lists: forms, drafts, projects, settings, and what the app says of itself.
@MainActor @Suite(.timeLimit(.minutes(1)))
struct ListTests {
  private let form = """
    | survey |
    | | type | name | label |
    | | text | a | A |
    | settings |
    | | form_id | form_title | version |
    | | visit | Visit | 2 |
    """

  @Test func formsOfTheDeviceAndOfTheServerAreOneList() async throws {
    let shelf = FakeShelf()
    shelf.kept = [FormSummary(id: "visit", version: "2", title: "Visit", languages: [])]
    shelf.offered = [
      OfferedForm(formId: "visit", name: "Visit", version: "3", hash: nil, state: .newer),
      OfferedForm(formId: "poll", name: "Poll", version: nil, hash: nil, state: .new),
      OfferedForm(formId: "done", name: "Done", version: nil, hash: nil, state: .same),
    ]
    let model = FormsModel(shelf, speech: Speech(preferred: ["en"]))
    #expect(model.lines.map(\.id) == ["visit"])
    #expect(model.lines[0].standing == nil, "nobody asked the server yet")
    #expect(model.lines[0].version?.text.contains("2") == true)
    await model.ask()
    #expect(model.lines.map(\.id) == ["visit", "poll", "done"])
    #expect(model.lines.map(\.canBegin) == [true, false, false])
    #expect(model.lines[0].standing?.text == "A newer version is on the server")
    await model.fetch("unheard of")
    #expect(shelf.fetched.isEmpty)
    await model.fetch("poll")
    #expect(shelf.fetched == ["poll"])
    #expect(model.fetching == nil)
    #expect(model.progress == nil)
  }

  @Test func aServerThatFailsLeavesTheListAsItWas() async throws {
    let shelf = FakeShelf()
    shelf.kept = [FormSummary(id: "visit", version: "2", title: "Visit", languages: [])]
    shelf.failure = RayiError.Failed(
      code: "store-disk-full", parameters: [:], retry: .afterRemedy)
    let model = FormsModel(shelf, speech: Speech(preferred: ["en"]))
    await model.ask()
    #expect(model.trouble?.code == "store-disk-full")
    #expect(model.lines.map(\.id) == ["visit"])
    #expect(!model.isAsking)
  }

  @Test func aFormAndItsFilesComeFromARunningCollector() async throws {
    let desk = try Desk()
    let collector = try Collector()
    try desk.rayi.setServer(url: collector.url)
    desk.rayi.online()
    let model = FormsModel(desk.rayi, speech: desk.speech)
    #expect(model.lines.isEmpty)
    await model.ask()
    #expect(model.trouble == nil)
    let form = try #require(
      model.lines.first { $0.id == "household_visit" }, "\(model.lines.map(\.id))")
    #expect(form.canBeFetched && !form.canBegin)
    await model.fetch(form.id)
    #expect(model.trouble == nil, "\(String(describing: model.trouble))")
    let fetched = try #require(model.lines.first { $0.id == form.id })
    #expect(fetched.canBegin)
    #expect(!fetched.canBeFetched, "\(String(describing: fetched.standing))")
    #expect(try desk.rayi.media(formId: form.id, address: "districts.csv") != nil)
  }

  @Test func aFormThatIsRefusedSaysEachReason() throws {
    let desk = try Desk()
    let model = FormsModel(desk.rayi, speech: desk.speech)
    model.add(Data("| survey |\n| | type | name | label |\n| | txt | a | A |\n".utf8), media: [])
    #expect(model.lines.isEmpty)
    #expect(!model.refusals.isEmpty)
    #expect(model.refusals.allSatisfy { !$0.text.isEmpty })
    model.add(Data(form.utf8), media: [])
    #expect(model.refusals.isEmpty)
    #expect(model.lines.map(\.id) == ["visit"])
  }

  @Test func draftsAreFoundAndDiscarded() throws {
    let desk = try Desk()
    _ = try desk.keep(form)
    for _ in 0..<3 {
      let session = try desk.rayi.begin(formId: "visit", language: nil)
      _ = try session.answer(path: "/data/a", value: "x")
    }
    let model = DraftsModel(desk.rayi, speech: desk.speech)
    #expect(model.lines.count == 3)
    #expect(model.summary.text.contains("3"))
    model.search = "vis"
    #expect(model.lines.count == 3)
    model.search = "other"
    #expect(model.lines.isEmpty)
    model.search = ""
    model.discard(try #require(model.lines.first).id)
    #expect(model.lines.count == 2)
    model.discard("999999")
    #expect(model.trouble != nil)
    #expect(model.lines.count == 2)
  }

  @Test func settingsHoldAtOnceAndAtTheNextStart() throws {
    let shelf = try FakeShelfOfProjects()
    let speech = Speech(preferred: ["fr", "ckb-IQ"])
    #expect(speech.language.tag == "ckb", "the first language of the phone that is ours")
    let model = SettingsModel(shelf, speech: speech)
    var told: [Networks] = []
    model.changed = { told.append($0.networks) }
    model.choose(language: "ar")
    model.choose(digits: .western)
    #expect(SettingsModel.digits.map(\.digits).contains(.western))
    model.choose(digits: SettingsModel.digits[0].digits)
    #expect(model.settings.digits == nil, "left to the language again")
    #expect(speech.texts.number(stored: "12") == "١٢")
    model.choose(digits: .western)
    model.choose(networks: .unmetered)
    model.choose(textSize: .largest)
    model.choose(language: "tlh")
    #expect(speech.language.tag == "ar")
    #expect(speech.texts.number(stored: "12") == "12")
    #expect(told.last == .unmetered)
    let next = Speech(preferred: ["en"])
    let again = SettingsModel(shelf, speech: next)
    #expect(again.settings == model.settings)
    #expect(next.language.tag == "ar")
    shelf.isFull = true
    again.choose(language: "en")
    #expect(next.language.tag == "en", "it holds for now, and that it is not kept is said")
    #expect(again.trouble?.isStorageFull == true)
  }

  @Test func projectsAreAddedByAnAddressOrACodeAndRemovedWithAWarning() throws {
    let shelf = try FakeShelfOfProjects()
    let model = ProjectsModel(shelf, speech: Speech(preferred: ["en"]))
    model.add(name: "Health", code: "https://example.org/v1")
    #expect(model.projects.map(\.name) == ["Health"])
    model.add(code: "not an address")
    #expect(model.trouble != nil)
    model.add(
      code: """
        {"general": {"server_url": "https://other.example.org", "password": "x"}, "admin": {}}
        """)
    #expect(model.trouble == nil)
    #expect(model.projects.map(\.host) == ["example.org", "other.example.org"])
    #expect(model.ignored.contains("general.password"))

    let project = try #require(model.projects.first)
    #expect(model.question(project).text.contains("Health"))
    try shelf.leaveDraft(in: project)
    model.remove(project)
    #expect(model.projects.count == 2, "a draft would be lost")
    #expect(model.loss?.sentence.text == "One record was not sent")
    model.keep()
    #expect(model.loss == nil)
    model.remove(project)
    model.acceptLoss()
    #expect(model.projects.map(\.host) == ["other.example.org"])
  }

  @Test func theAppOpensAProjectAndComesBackToItsInterview() async throws {
    let shelf = try FakeShelfOfProjects()
    let project = try shelf.add(
      name: "Health", settings: readSettings(code: "https://example.org"))
    try shelf.leaveDraft(in: project)
    let whereabouts = try await {
      let app = AppModel(preferred: ["en"], platform: Phone().platform) { shelf }
      await app.start()
      await app.open(project.id)
      let draft = try #require(app.project?.drafts.lines.first).id
      await app.project?.resume(draft)
      #expect(app.whereabouts == Whereabouts(project: project.id, draft: draft))
      let kept = app.whereabouts
      await app.close()
      #expect(app.whereabouts == Whereabouts())
      return kept
    }()
    let stored = try JSONDecoder().decode(
      Whereabouts.self, from: JSONEncoder().encode(whereabouts))
    let again = AppModel(preferred: ["en"], platform: Phone().platform) { shelf }
    await again.restore(stored)
    #expect(again.project?.interview?.draftId == whereabouts.draft)
    await again.close()
  }

  @Test func anAppWhoseKeyIsLockedSaysSoAndIsTriedAgain() async throws {
    let shelf = try FakeShelfOfProjects()
    let lock = Lock()
    let app = AppModel(preferred: ["en"], platform: Phone().platform) {
      if lock.isShut {
        throw RayiError.Failed(code: "vault-locked", parameters: [:], retry: .later)
      }
      return shelf
    }
    await app.start()
    #expect(app.desk == nil)
    #expect(app.trouble?.code == "vault-locked")
    #expect(app.trouble?.canTryAgain == true)
    lock.isShut = false
    await app.start()
    #expect(app.desk != nil)
    #expect(app.trouble == nil)
  }

  @Test func theAppSaysWhatItProvesAndWhatNot() throws {
    let desk = try Desk()
    let key = try desk.rayi.deviceKey()
    let lines = AboutModel(speech: desk.speech, key: key).lines.map(\.text)
    #expect(lines.contains { $0.contains("not anonymous") })
    #expect(lines.contains { $0.contains(key.kid) })
    #expect(lines.contains { $0.contains(coreVersion()) })
    #expect(AboutModel(speech: desk.speech, key: nil).lines.count == lines.count - 1)
  }

  /// A text without words becomes a sentence that says so; no screen may show it.
  @Test func everyTextThatTheAppNamesExistsInFourLanguages() throws {
    let ios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var ids: Set<String> = []
    for folder in ["Sources/RayiModel", "Sources/RayiUI", "App"] {
      let root = ios.appendingPathComponent(folder)
      for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
      where path.hasSuffix(".swift") {
        let source = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
        let named = source.matches(
          of:
            /"((?:app|nav|button|forms?|drafts?|outbox|settings|send|search|repeat|finish|answer|photo|review|location|interview|draft)-[a-z][a-z-]+)"/
        )
        ids.formUnion(named.map { String($0.output.1) })
      }
    }
    for size in TextSize.all { ids.insert(size.textId) }
    for networks in Networks.all { ids.insert(networks.textId) }
    for updates in Updates.allCases { ids.insert(updates.textId) }
    // Named by their parts.
    for part in ["day", "month", "year", "hour", "minute"] { ids.insert("app-date-\(part)") }
    #expect(ids.count > 30)
    for language in interfaceLanguages() {
      let texts = Texts(tags: [language.tag], digits: nil)
      let missing = texts.text("no-such-text-anywhere")
      let absent = ids.filter { texts.text($0) == missing }
      #expect(absent.isEmpty, "\(language.tag)")
    }
  }
}

final class FakeShelf: FormShelf, @unchecked Sendable {
  var kept: [FormSummary] = []
  var offered: [OfferedForm] = []
  var failure: RayiError?
  var fetched: [String] = []

  func forms() throws -> [FormSummary] { kept }

  func addForm(xml: Data, media: [MediaFile]) throws -> FormReport {
    FormReport(form: nil, diagnostics: [])
  }

  func offeredForms() async throws -> [OfferedForm] {
    if let failure { throw failure }
    return offered
  }

  func updateForms(listener: FetchListener) async throws -> UpdateReport {
    UpdateReport(fetched: 0, newer: 0, refused: 0, removed: 0)
  }

  func newerForms() throws -> UInt32 { UInt32(offered.count { $0.state == .newer }) }

  func fetchForm(formId: String, listener: FetchListener) async throws -> FormReport {
    listener.progress(
      progress: FetchProgress(formId: formId, filesDone: 1, filesTotal: 2, bytes: 9))
    fetched.append(formId)
    return FormReport(form: kept.first, diagnostics: [])
  }
}

/// The core's projects in a folder, on a disk that may be full.
final class FakeShelfOfProjects: ProjectShelf, @unchecked Sendable {
  var isFull = false
  private let folder = Fixtures.newFolder()
  private let projects: Projects

  init() throws { projects = try Projects.open(directory: folder.path, vault: CountingVault()) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// An interview that was begun there and not finished.
  func leaveDraft(in project: Project) throws {
    let rayi = try projects.openProject(id: project.id)
    let form = "| survey |\n| | type | name | label |\n| | text | a | A |\n"
    _ = try rayi.addForm(xml: Data(form.utf8), media: [])
    _ = try rayi.begin(formId: "data", language: nil).answer(path: "/data/a", value: "x")
  }

  /// A record there that waits to be sent.
  func finishRecord(in project: Project) throws {
    let rayi = try projects.openProject(id: project.id)
    _ = try rayi.addForm(xml: Fixtures.form("coalition-poll.xml"), media: [])
    let session = try rayi.begin(formId: "coalition_poll", language: nil)
    _ = try session.answer(path: "/data/welcome/consent", value: "no")
    guard case .queued = try session.finalise() else {
      Issue.record("not finished: \(try session.check())")
      return
    }
  }

  func list() throws -> [Project] { try projects.list() }

  func add(name: String?, settings: ProjectSettings) throws -> Project {
    try projects.add(name: name, settings: settings)
  }

  func remove(id: String, loss: Loss) throws { try projects.remove(id: id, loss: loss) }

  func openProject(id: String) throws -> Rayi { try projects.openProject(id: id) }

  func settings() throws -> DeviceSettings { try projects.settings() }

  func setSettings(settings: DeviceSettings) throws {
    if isFull {
      throw RayiError.Failed(code: "store-disk-full", parameters: [:], retry: .afterRemedy)
    }
    try projects.setSettings(settings: settings)
  }
}

/// A lock that a test opens.
private final class Lock: @unchecked Sendable {
  var isShut = true
}
