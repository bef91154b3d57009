import Foundation
import RayiCore
import Testing

/// The lines of core/docs/apps.md, compiled and run; `cargo xtask ci tidy` sees that they are the same.
@Suite(.timeLimit(.minutes(1)))
struct AppPageTests {
  @Test func tenLinesTakeAnInterviewFromTheFormToTheServer() async throws {
    let home = Fixtures.newFolder()
    defer { try? FileManager.default.removeItem(at: home) }
    let collector = try Collector()
    let (folder, vault, listener) = (home.path, CountingVault(), Listener())
    let form = try Fixtures.form("coalition-poll.xml")
    let answers = try Fixtures.walks("coalition-poll.json")[0].answers
    let server = collector.url

    // page: begin
    let rayi = try Rayi.open(directory: folder, vault: vault)
    _ = try rayi.addForm(xml: form, media: [])
    let session = try rayi.begin(formId: "coalition_poll", language: nil)
    repeat {
      for question in try session.screen().items where answers[question.path] != nil {
        _ = try session.answer(path: question.path, value: answers[question.path]!)
      }
    } while try session.next() == .moved
    guard case .queued(let record) = try session.finalise() else { return }
    try rayi.setServer(url: server)
    rayi.online()
    let report = try await rayi.sync(listener: listener)
    // page: end

    #expect(report.delivered == 1)
    #expect(try collector.received().contains { $0.contains(record.instanceId) })
  }
}
