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
    let desk = try Desk()
    _ = try desk.keep(form)
    let server = FakeServer()
    server.forms = [
      OfferedForm(id: "visit", name: "Visit", version: "3", standing: .newer),
      OfferedForm(id: "poll", name: "Poll", version: nil, standing: .new),
    ]
    let model = FormsModel(desk.rayi, server: server, speech: desk.speech)
    #expect(model.lines.map(\.id) == ["visit"])
    #expect(model.lines[0].standing == nil, "nobody asked the server yet")
    #expect(model.lines[0].version?.text.contains("2") == true)
    await model.ask()
    #expect(model.lines.map(\.id) == ["visit", "poll"])
    #expect(model.lines.map(\.canBegin) == [true, false])
    #expect(model.lines.map(\.canBeFetched) == [true, true])
    await model.fetch("poll")
    #expect(server.fetched == ["poll"])
    #expect(model.fetching == nil)
    #expect(model.trouble == nil)
    await model.fetch("unheard of")
    #expect(server.fetched == ["poll"])
  }

  @Test func aServerThatFailsLeavesTheListAsItWas() async throws {
    let desk = try Desk()
    _ = try desk.keep(form)
    let server = FakeServer()
    server.failure = RayiError.Failed(
      code: "store-disk-full", parameters: [:], retry: .afterRemedy)
    let model = FormsModel(desk.rayi, server: server, speech: desk.speech)
    await model.ask()
    #expect(model.trouble?.code == "store-disk-full")
    #expect(model.lines.map(\.id) == ["visit"])
    #expect(!model.isAsking)
  }

  @Test func aFormThatIsRefusedSaysEachReason() throws {
    let desk = try Desk()
    let model = FormsModel(desk.rayi, server: FakeServer(), speech: desk.speech)
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
    let shelf = FakePreferences()
    let speech = Speech(preferred: ["fr", "ckb-IQ"])
    #expect(speech.language.tag == "ckb", "the first language of the phone that is ours")
    let model = SettingsModel(shelf, speech: speech)
    var told: [Networks] = []
    model.changed = { told.append($0.networks) }
    model.choose(language: "ar")
    model.choose(digits: .western)
    model.choose(networks: .unmetered)
    model.choose(textSize: .largest)
    model.choose(language: "tlh")
    #expect(speech.language.tag == "ar")
    #expect(speech.texts.number(stored: "12") == "12")
    #expect(told.last == .unmetered)
    let next = Speech(preferred: ["en"])
    let again = SettingsModel(shelf, speech: next)
    #expect(again.preferences == model.preferences)
    #expect(next.language.tag == "ar")
    shelf.isFull = true
    again.choose(language: "en")
    #expect(next.language.tag == "en", "it holds for now, and that it is not kept is said")
    #expect(again.trouble?.isStorageFull == true)
  }

  @Test func projectsAreAddedAndRemovedWithAWarning() throws {
    let shelf = FakeProjects()
    let model = ProjectsModel(shelf, speech: Speech(preferred: ["en"]))
    model.add(name: "Health", server: "https://example.org")
    #expect(model.projects.map(\.name) == ["Health"])
    model.add(name: "", server: "not an address")
    #expect(model.trouble?.code == "server-unusable")
    model.add(code: "eJx")
    #expect(model.ignored == ["admin_pw"])
    #expect(model.trouble == nil)
    let id = try #require(model.projects.first).id
    #expect(model.warning(id).map(\.text).contains { $0.contains("records were not sent") })
    model.remove(id)
    #expect(model.projects.count == 1)
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
          of: /"((?:app|nav|button|forms?|drafts?|outbox|settings|send|search|repeat|finish|answer|photo|review)-[a-z][a-z-]+)"/)
        ids.formUnion(named.map { String($0.output.1) })
      }
    }
    for size in Preferences.TextSize.allCases { ids.insert(size.textId) }
    for networks in Networks.all { ids.insert(networks.textId) }
    #expect(ids.count > 30)
    for language in interfaceLanguages() {
      let texts = Texts(tags: [language.tag], digits: nil)
      let missing = texts.text("no-such-text-anywhere")
      let absent = ids.filter { texts.text($0) == missing }
      #expect(absent.isEmpty, "\(language.tag)")
    }
  }
}

private final class FakeServer: FormServer, @unchecked Sendable {
  var forms: [OfferedForm] = []
  var failure: RayiError?
  var fetched: [String] = []

  func offered() async throws -> [OfferedForm] {
    if let failure { throw failure }
    return forms
  }

  func fetch(
    _ form: OfferedForm, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws -> FormReport {
    progress(1, 2)
    fetched.append(form.id)
    let summary = FormSummary(id: form.id, version: nil, title: form.name, languages: [])
    return FormReport(form: summary, diagnostics: [])
  }
}

@MainActor
private final class FakePreferences: PreferenceShelf {
  var isFull = false
  private var kept = Preferences()

  func preferences() throws -> Preferences { kept }

  func keep(_ preferences: Preferences) throws {
    if isFull { throw RayiError.Failed(code: "store-disk-full", parameters: [:], retry: .afterRemedy) }
    kept = preferences
  }
}

@MainActor
private final class FakeProjects: ProjectShelf {
  private var kept: [ProjectLine] = []

  func projects() throws -> [ProjectLine] { kept }

  func add(name: String, server: String) throws -> ProjectLine {
    guard server.hasPrefix("https://") else {
      throw RayiError.Failed(code: "server-unusable", parameters: [:], retry: .afterRemedy)
    }
    kept.append(ProjectLine(id: "\(kept.count)", name: name, server: server))
    return kept[kept.count - 1]
  }

  func add(code: String) throws -> (project: ProjectLine, ignored: [String]) {
    (try add(name: "Code", server: "https://example.org"), ["admin_pw"])
  }

  func remove(_ id: String) throws { kept.removeAll { $0.id == id } }

  func unsent(_ id: String) throws -> Int { 2 }
}
