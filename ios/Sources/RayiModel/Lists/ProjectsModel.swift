import Observation
import RayiCore

/// The projects, and how one is added.
@MainActor @Observable
public final class ProjectsModel {
  /// The projects.
  public private(set) var projects: [Project] = []
  /// What did not happen.
  public private(set) var trouble: Trouble?
  /// Settings of the last code that this app does not honour, by their names.
  public private(set) var ignored: [String] = []
  /// How many records and drafts would be lost with the project that was to be removed: the person
  /// is asked again.
  public private(set) var loss: ProjectLoss?

  private let shelf: any ProjectShelf
  private let speech: Speech

  public init(_ shelf: any ProjectShelf, speech: Speech) {
    self.shelf = shelf
    self.speech = speech
    reread()
  }

  /// Looks again.
  public func reread() { tryTo {} }

  /// Adds a project by what a person typed or a camera read: a server's address, or a settings code
  /// as ODK Collect shows it. Its name is that of the settings, else its host, where none is given.
  public func add(name: String = "", code: String) {
    ignored = []
    tryTo {
      let settings = try readSettings(code: code)
      _ = try shelf.add(name: name.isEmpty ? nil : name, settings: settings)
      ignored = settings.unheeded
    }
  }

  /// The question before a project is removed.
  public func question(_ project: Project) -> TextView {
    speech.texts.line("app-project-remove-confirm", ["name": .text(project.name)])
  }

  /// Removes it, unless something of it was not sent: then `loss` says how much.
  public func remove(_ project: Project) {
    loss = nil
    tryTo {
      do {
        try shelf.remove(id: project.id, loss: .refused)
      } catch RayiError.Failed(let code, let facts, _) where code == "project-unsent" {
        let count = facts["n"].flatMap { Int($0) } ?? 0
        loss = ProjectLoss(
          project: project,
          sentence: speech.texts.line("app-project-unsent", ["n": Texts.count(count)]))
      }
    }
  }

  /// The person said that what was not sent may go.
  public func acceptLoss() {
    guard let loss else { return }
    self.loss = nil
    tryTo { try shelf.remove(id: loss.project.id, loss: .accepted) }
  }

  /// The person thought better of it.
  public func keep() { loss = nil }

  private func tryTo(_ work: () throws -> Void) {
    trouble = nil
    do { try work() } catch { trouble = Trouble(error, in: speech.texts) }
    do { projects = try shelf.list() } catch { trouble = Trouble(error, in: speech.texts) }
  }
}

/// What would be lost with a project.
public struct ProjectLoss: Equatable, Sendable {
  public let project: Project
  public let sentence: TextView
}
