import Foundation
import RayiCore

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A real `rayi-collector` on a port that the system chose, in a folder of its own.
public final class Collector {
  /// Where it listens.
  public let url: String
  private let folder = Fixtures.newFolder()
  private let process = Process()
  private let ended = DispatchSemaphore(value: 0)

  /// With the forms of a folder; the sample forms where none is named.
  public init(forms: URL? = nil) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Fixtures.variable("RAYI_COLLECTOR"))
    process.arguments = [
      "--forms", (forms ?? Fixtures.forms.appendingPathComponent("real")).path,
      "--data", folder.path,
      "--listen", "127.0.0.1:0", "--lang", "en",
    ]
    process.standardOutput = output
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    url = try "http://" + Self.address(from: output.fileHandleForReading)
  }

  /// Every record, as it was received.
  public func received() throws -> [String] {
    let submissions = folder.appendingPathComponent("submissions")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: submissions.path)
    return try paths.filter { $0.hasSuffix("/submission.xml") }.map {
      try String(contentsOf: submissions.appendingPathComponent($0), encoding: .utf8)
    }
  }

  /// The files that came with records, by name.
  public func files() throws -> [String: Data] {
    let submissions = folder.appendingPathComponent("submissions")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: submissions.path)
    var found: [String: Data] = [:]
    for path in paths {
      let file = submissions.appendingPathComponent(path)
      if let bytes = try? Data(contentsOf: file) { found[file.lastPathComponent] = bytes }
    }
    return found
  }

  /// Sends a record past the engine, as another device would, and returns the status.
  public func submit(_ xml: String) async throws -> Int? {
    let boundary = "rayi"
    var request = URLRequest(url: URL(string: url + "/submission")!)
    request.httpMethod = "POST"
    request.setValue("1.0", forHTTPHeaderField: "X-OpenRosa-Version")
    request.setValue(
      "multipart/form-data; boundary=\(boundary)", forHTTPHeaderField: "Content-Type")
    let disposition =
      "form-data; name=\"xml_submission_file\"; filename=\"submission.xml\""
    request.httpBody = Data(
      """
      --\(boundary)\r
      Content-Disposition: \(disposition)\r
      Content-Type: text/xml\r
      \r
      \(xml)\r
      --\(boundary)--\r

      """.utf8)
    let (_, response) = try await URLSession.shared.data(for: request)
    return (response as? HTTPURLResponse)?.statusCode
  }

  /// The address is the last thing that it says before it serves.
  private static func address(from output: FileHandle) throws -> Substring {
    var said = ""
    while let bytes = try output.read(upToCount: 1), !bytes.isEmpty {
      said += String(decoding: bytes, as: UTF8.self)
      if said.hasSuffix("\n"), let found = said.firstMatch(of: /127\.0\.0\.1:[0-9]+/) {
        return found.output
      }
    }
    throw NoAddress()
  }

  deinit {
    // Foundation starts processes with the signals of its thread blocked, SIGTERM among them.
    kill(process.processIdentifier, SIGKILL)
    // `waitUntilExit` needs a run loop, which a test's thread has none of.
    precondition(ended.wait(timeout: .now() + 10) == .success, "the collector does not end")
    try? FileManager.default.removeItem(at: folder)
  }
}

private struct NoAddress: Error {}
