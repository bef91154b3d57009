import Foundation
import RayiCore

/// The forms and walks that Rust's tests use too, and where the programs of the one build are.
public enum Fixtures {
  public static let forms = URL(fileURLWithPath: variable("RAYI_FORMS"))

  public static func variable(_ name: String) -> String {
    guard let value = ProcessInfo.processInfo.environment[name] else {
      fatalError("\(name) is not set")
    }
    return value
  }

  public static func form(_ name: String) throws -> Data {
    try Data(contentsOf: forms.appendingPathComponent("real").appendingPathComponent(name))
  }

  /// The files beside a form.
  public static func media(_ name: String) throws -> [MediaFile] {
    let folder = forms.appendingPathComponent("real/\(name)-media")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return try names.sorted().map { file in
      try MediaFile(name: file, bytes: Data(contentsOf: folder.appendingPathComponent(file)))
    }
  }

  /// A form that asks for what only a platform can give.
  public static func platform(_ name: String) throws -> Data {
    try Data(contentsOf: forms.appendingPathComponent("platform").appendingPathComponent(name))
  }

  /// The code of the failure that a call meets; `nil` when it meets none.
  public static func failure<T>(_ call: () throws -> T) -> String? {
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
  public static func walks(_ name: String) throws -> [Walk] {
    struct Paths: Decodable { let paths: [Walk] }
    let file = forms.appendingPathComponent("paths").appendingPathComponent(name)
    return try JSONDecoder().decode(Paths.self, from: Data(contentsOf: file)).paths
  }

  public static func newFolder() -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}

/// One walk: what is answered, what has to be refused, and what then holds. The screens give the
/// order, so that these need none.
public struct Walk: Decodable {
  public struct Reject: Decodable {
    public let path: String
    public let value: String
  }

  public let name: String
  public let language: String
  public let answers: [String: String]
  public let reject: [Reject]?
  public let asked: [String]?
  public let notAsked: [String]?
  public let expect: [String: String]?
  public let labelContains: [String: String]?
  /// How many instances a person adds to a repeat, by its path without positions.
  public let repeats: [String: Int]?

  enum CodingKeys: String, CodingKey {
    case name, language, answers, reject, asked, expect, repeats
    case notAsked = "not_asked"
    case labelContains = "label_contains"
  }
}
