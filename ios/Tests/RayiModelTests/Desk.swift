import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// A store in a folder of its own, with a form that a test writes as a table.
@MainActor
final class Desk {
  let phone = Phone()
  let speech: Speech
  let rayi: Rayi
  private let folder = Fixtures.newFolder()

  init(_ tag: String = "en") throws {
    speech = Speech(preferred: [tag])
    rayi = try Rayi.open(directory: folder.path, vault: CountingVault())
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Keeps a form; its rows are those of a workbook's sheets.
  func keep(_ sheets: String) throws -> String {
    let report = try rayi.addForm(xml: Data(sheets.utf8), media: [])
    return try #require(report.form?.id, "\(report.diagnostics)")
  }

  /// Begins an interview of a form.
  func begin(_ sheets: String) throws -> InterviewModel {
    try interview(rayi.begin(formId: keep(sheets), language: nil))
  }

  func interview(_ session: Session) throws -> InterviewModel {
    try InterviewModel(
      session, speech: speech, device: phone.device, clock: phone.clock)
  }
}

extension InterviewModel {
  /// The question of a name on the screen.
  func question(named name: String) throws -> Question {
    try #require(
      page.questions.first { $0.id.hasSuffix("/\(name)") },
      "\(name) is not among \(page.questions.map(\.id))")
  }

  var names: [String] {
    page.questions.compactMap { $0.id.split(separator: "/").last.map(String.init) }
  }

  /// What the core holds.
  func stored(_ path: String) -> String? { (try? session.value(path: path)) ?? nil }
}
