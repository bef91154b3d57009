import Observation
import RayiCore

/// A project: a server, and a store of its own.
public struct ProjectLine: Identifiable, Equatable, Sendable {
  public let id: String
  public let name: String
  public let server: String

  public init(id: String, name: String, server: String) {
    self.id = id
    self.name = name
    self.server = server
  }
}

/// Keeps the projects of this device.
@MainActor
public protocol ProjectShelf: AnyObject {
  func projects() throws -> [ProjectLine]
  /// Adds one by its server's address.
  func add(name: String, server: String) throws -> ProjectLine
  /// Adds one by what a settings code holds; tells what of it is not honoured.
  func add(code: String) throws -> (project: ProjectLine, ignored: [String])
  /// Removes one with its forms, drafts, records and key.
  func remove(_ id: String) throws
  /// How many of its records no server has.
  func unsent(_ id: String) throws -> Int
}

/// The projects, and how one is added.
@MainActor @Observable
public final class ProjectsModel {
  /// The projects.
  public private(set) var projects: [ProjectLine] = []
  /// What did not happen.
  public private(set) var trouble: Trouble?
  /// Settings of the last code that this app does not honour, by their names.
  public private(set) var ignored: [String] = []

  private let shelf: any ProjectShelf
  private let speech: Speech

  public init(_ shelf: any ProjectShelf, speech: Speech) {
    self.shelf = shelf
    self.speech = speech
    reread()
  }

  /// Looks again.
  public func reread() { tryTo {} }

  /// Adds a project by its server's address; its name is the host's where none is given.
  public func add(name: String, server: String) {
    tryTo { _ = try shelf.add(name: name, server: server) }
  }

  /// Adds a project by its settings code, as ODK Collect shows it.
  public func add(code: String) {
    ignored = []
    tryTo { ignored = try shelf.add(code: code).ignored }
  }

  /// What a person must know before they remove a project.
  public func warning(_ id: String) -> [TextView] {
    guard let project = projects.first(where: { $0.id == id }) else { return [] }
    let texts = speech.texts
    let unsent = (try? shelf.unsent(id)).map {
      texts.line("app-project-unsent", ["n": Texts.count($0)])
    }
    return [texts.line("app-project-remove-confirm", ["name": .text(project.name)])]
      + (unsent.map { [$0] } ?? [])
  }

  /// Removes it.
  public func remove(_ id: String) { tryTo { try shelf.remove(id) } }

  private func tryTo(_ work: () throws -> Void) {
    trouble = nil
    do { try work() } catch { trouble = Trouble(error, in: speech.texts) }
    do { projects = try shelf.projects() } catch {
      trouble = Trouble(error, in: speech.texts)
    }
  }
}
