import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// The sample forms, walked through on screens in four languages; what a running collector gets is
/// what the walks expect.
@MainActor @Suite(.timeLimit(.minutes(5)), .serialized)
final class WalkTests {
  private var folder = Fixtures.newFolder()
  private let vault = CountingVault()

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func thePoll(_ tag: String) async throws {
    try await walk("coalition-poll", fullest("coalition-poll"), in: tag)
  }

  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func theHousehold(_ tag: String) async throws {
    try await walk("household-visit", fullest("household-visit"), in: tag)
  }

  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func theSiteWithItsPhotos(_ tag: String) async throws {
    try await walk("site-photos", fullest("site-photos"), in: tag)
  }

  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func theRosterOfTwoThousandQuestions(_ tag: String) async throws {
    try await walk("large-roster", fullest("large-roster"), in: tag)
  }

  @Test(arguments: ["coalition-poll", "household-visit"])
  func theOtherWalksInTheirOwnLanguages(_ form: String) async throws {
    for walk in try Fixtures.walks("\(form).json") {
      let tag = try #require(walk.language.firstMatch(of: /\(([a-z]+)\)/)).output.1
      try await self.walk(form, walk, in: String(tag))
      try FileManager.default.removeItem(at: folder)
      folder = Fixtures.newFolder()
    }
  }

  private func fullest(_ form: String) throws -> Walk {
    try #require(try Fixtures.walks("\(form).json").max { $0.answers.count < $1.answers.count })
  }

  /// From the form to the collector; the process dies once on the way.
  private func walk(_ form: String, _ walk: Walk, in tag: String) async throws {
    let phone = Phone()
    let walker = Walker(walk, phone.device)
    let draft = try await begun(form, walker, phone, tag)
    let collector = try Collector()
    let project = try await open(phone, tag)
    await project.restore(draft.whereabouts)
    let interview = try #require(project.interview)
    #expect(interview.page.questions.map(\.id) == draft.questions, "at the same place")
    #expect(project.drafts.lines.count == 1)

    try await walker.go(interview)
    walker.settle()
    expectWords(of: walk, interview)
    interview.lookForErrors()
    #expect(interview.findings == [])
    interview.finish()
    let entry = try #require(interview.finished, "\(interview.findings ?? [])")
    await project.close()
    #expect(project.interview == nil)
    #expect(project.drafts.lines.isEmpty)
    #expect(project.outbox.lines.map(\.isDelivered) == [false], "there is no network")

    try project.rayi.setServer(url: collector.url)
    await project.sync.changed(to: .unmetered)
    #expect(project.outbox.lines.map(\.isDelivered) == [true], "\(project.outbox.lines)")
    let xml = try #require(try collector.received().first { $0.contains(entry.instanceId) })
    try expectRecord(Received(xml), of: walk, form, tag, walker, collector)
    project.sync.stop()
  }

  /// Begins, answers half of it, and dies: nothing of this process is left but the store.
  private func begun(
    _ form: String, _ walker: Walker, _ phone: Phone, _ tag: String
  ) async throws -> (whereabouts: Whereabouts, questions: [String]) {
    let project = try await open(phone, tag)
    project.forms.add(try Fixtures.form("\(form).xml"), media: try Fixtures.media(form))
    let line = try #require(project.forms.lines.first { $0.canBegin }, "\(project.forms.refusals)")
    await project.begin(line.id)
    let interview = try #require(project.interview, "\(String(describing: project.trouble))")
    #expect(interview.language.hasSuffix("(\(tag))"), "one switch speaks to app and form")
    try await walker.go(interview, until: walker.walk.answers.count / 2)
    project.paused()
    project.sync.stop()
    return (project.whereabouts, interview.page.questions.map(\.id))
  }

  private func open(_ phone: Phone, _ tag: String) async throws -> ProjectModel {
    ProjectModel(
      try Rayi.open(directory: folder.path, vault: vault), speech: Speech(preferred: [tag]),
      device: DeviceSettings(language: nil, digits: nil, networks: .any, textSize: .normal),
      platform: phone.platform)
  }

  /// Labels, where the walk is in its own language.
  private func expectWords(of walk: Walk, _ interview: InterviewModel) {
    guard walk.language == interview.language else { return }
    for (path, words) in walk.labelContains ?? [:] {
      let label = try? interview.session.item(path: path)?.label.text.replacing(
        /[\u{2068}\u{2069}]/, with: "")
      #expect(label?.contains(words) == true, "\(path): \(label ?? "")")
    }
  }

  private func expectRecord(
    _ record: Received, of walk: Walk, _ form: String, _ tag: String, _ walker: Walker,
    _ collector: Collector
  ) throws {
    let spoken = walk.language.hasSuffix("(\(tag))") ? [] : try worded(form)
    for (path, value) in walk.expect ?? [:] where !spoken.contains(path) {
      if value == "{irrelevant}" {
        #expect(record[path] ?? "" == "", "\(path)")
      } else {
        #expect(record[path] == value, "\(path)")
      }
    }
    let files = try collector.files()
    for (path, value) in walk.answers where walk.expect?[path] == nil {
      let arrived = record[path] ?? ""
      if let bytes = walker.files[path] {
        let file = try #require(files[arrived], "\(path): \(arrived)")
        #expect(file.range(of: bytes) != nil)
      } else {
        #expect(parts(arrived) == parts(value), "\(path): \(arrived)")
      }
    }
  }

  /// Choices in any order, points parted as one likes, digits of any set: the same answer.
  private func parts(_ answer: String) -> [Substring] {
    fold(text: answer).split { $0 == " " || $0 == ";" }.sorted()
  }

  /// Nodes whose value is words of the form, and so another in each language.
  private func worded(_ form: String) throws -> Set<String> {
    let xml = String(decoding: try Fixtures.form("\(form).xml"), as: UTF8.self)
    let binds = xml.matches(
      of: /<bind nodeset="([^"]+)"[^>]*calculate="[^"]*jr:(?:choice-name|itext)[^>]*>/)
    return Set(binds.map { String($0.output.1) })
  }
}
