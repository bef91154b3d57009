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

  /// Begins the form that asks by every control and appearance.
  func beginEveryControl() throws -> InterviewModel {
    let report = try rayi.addForm(
      xml: Data(EveryControl.form.utf8), media: EveryControl.media)
    let id = try #require(report.form?.id, "\(report.diagnostics)")
    #expect(report.diagnostics.allSatisfy { $0.severity != .error })
    return try interview(rayi.begin(formId: id, language: nil))
  }

  /// The store as a project that is open.
  func project() -> ProjectModel {
    ProjectModel(
      rayi, speech: speech,
      device: DeviceSettings(language: nil, digits: nil, networks: .any, textSize: .normal),
      platform: phone.platform)
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

extension String {
  /// Without the marks around values that were set into a text.
  var unmarked: String { replacing(/[\u{2068}\u{2069}]/, with: "") }
}
