import Foundation
import RayiCore

/// The forms and walks that Rust's tests use too, and where the programs of the one build are.
enum Fixtures {
  static let forms = URL(fileURLWithPath: variable("RAYI_FORMS"))

  static func variable(_ name: String) -> String {
    guard let value = ProcessInfo.processInfo.environment[name] else {
      fatalError("\(name) is not set")
    }
    return value
  }

  static func form(_ name: String) throws -> Data {
    try Data(contentsOf: forms.appendingPathComponent("real").appendingPathComponent(name))
  }

  /// A form that asks for what only a platform can give.
  static func platform(_ name: String) throws -> Data {
    try Data(contentsOf: forms.appendingPathComponent("platform").appendingPathComponent(name))
  }

  /// The code of the failure that a call meets; `nil` when it meets none.
  static func failure<T>(_ call: () throws -> T) -> String? {
    do {
      _ = try call()
      return nil
    } catch RayiError.Failed(let code, _, _) {
      return code
    } catch {
      return "\(error)"
    }
  }

  /// The walks through a form, in the order of the file.
  static func walks(_ name: String) throws -> [Walk] {
    struct Paths: Decodable { let paths: [Walk] }
    let file = forms.appendingPathComponent("paths").appendingPathComponent(name)
    return try JSONDecoder().decode(Paths.self, from: Data(contentsOf: file)).paths
  }

  static func newFolder() -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// One walk: what is answered, what has to be refused, and what then holds. The screens give the
/// order, so that these need none.
struct Walk: Decodable {
  struct Reject: Decodable {
    let path: String
    let value: String
  }

  let language: String
  let answers: [String: String]
  let reject: [Reject]?
  let notAsked: [String]?
  let expect: [String: String]?
  let labelContains: [String: String]?

  enum CodingKeys: String, CodingKey {
    case language, answers, reject, expect
    case notAsked = "not_asked"
    case labelContains = "label_contains"
  }
}
