import Foundation
import Observation
import RayiCore

/// The app: what is set, the projects, and the one that is open.
@MainActor @Observable
public final class AppModel {
  /// The desk of an app whose keys and folders could be opened.
  public struct Desk {
    public let settings: SettingsModel
    public let projects: ProjectsModel
    let shelf: any ProjectShelf
  }

  public let speech: Speech
  /// Settings and projects; `nil` until they are opened.
  public private(set) var desk: Desk?
  /// The project that is open.
  public private(set) var project: ProjectModel?
  /// Whether something is being opened.
  public private(set) var isOpening = false
  /// What did not happen.
  public private(set) var trouble: Trouble?

  private let door: @Sendable () throws -> any ProjectShelf
  private let platform: Platform
  private var opened: String?

  /// `door` opens the projects' folder; it may be tried again, since a phone that nobody unlocked
  /// since it was switched on gives no key.
  public init(
    preferred tags: [String], platform: Platform,
    door: @escaping @Sendable () throws -> any ProjectShelf
  ) {
    speech = Speech(preferred: tags)
    self.platform = platform
    self.door = door
  }

  /// Where the app is, for the next start.
  public var whereabouts: Whereabouts {
    Whereabouts(project: opened, draft: project?.interview?.draftId)
  }

  /// Opens settings and projects, off the main thread.
  public func start() async {
    guard desk == nil, !isOpening else { return }
    await opening {
      let shelf = try await Task.detached(operation: self.door).value
      let settings = SettingsModel(shelf, speech: self.speech)
      settings.changed = { [weak self] settings in self?.follow(settings) }
      self.desk = Desk(
        settings: settings, projects: ProjectsModel(shelf, speech: self.speech), shelf: shelf)
    }
  }

  /// Opens a project.
  public func open(_ id: String) async {
    guard let desk, !isOpening, opened != id else { return }
    await close()
    await opening {
      let shelf = desk.shelf
      let rayi = try await Task.detached { try shelf.openProject(id: id) }.value
      self.project = ProjectModel(
        rayi, speech: self.speech, device: desk.settings.settings, platform: self.platform)
      self.opened = id
    }
  }

  /// Leaves the project that is open; an interview's draft stays.
  public func close() async {
    await project?.closeAnyway()
    project?.sync.stop()
    project = nil
    opened = nil
  }

  /// Comes back to where the app was before the system ended it.
  public func restore(_ whereabouts: Whereabouts) async {
    await start()
    guard project == nil, let id = whereabouts.project else { return }
    await open(id)
    await project?.restore(whereabouts)
  }

  /// Adds a project by the settings code that a camera reads.
  public func scanProject() async {
    trouble = nil
    do {
      guard platform.device.has(.barcode) else { throw DeviceFault.lacking(.barcode) }
      if let code = try await platform.device.scan() { desk?.projects.add(code: code) }
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
  }

  /// The app goes to the back.
  public func paused() { project?.paused() }

  /// The app comes to the front.
  public func cameForward() async { await project?.cameForward() }

  /// The system woke the app to send.
  public func refreshed(_ whereabouts: Whereabouts) async {
    await restore(Whereabouts(project: whereabouts.project))
    await project?.sync.sync(.backgroundRefresh)
  }

  /// The trouble was read.
  public func dismissTrouble() { trouble = nil }

  private func follow(_ settings: DeviceSettings) {
    guard let project else { return }
    project.follow()
    Task { await project.use(settings) }
  }

  private func opening(_ work: () async throws -> Void) async {
    isOpening = true
    trouble = nil
    do { try await work() } catch { trouble = Trouble(error, in: speech.texts) }
    isOpening = false
  }
}
