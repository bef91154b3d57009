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
    /// What sends for the projects that are not in front.
    public let rounds: Rounds
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
  /// That something was found lying unencrypted and was removed.
  public private(set) var notice: TextView?

  private let door: @Sendable () throws -> any ProjectShelf
  private let platform: Platform
  private let wakes: EarliestRefresh
  private var opened: String?

  /// `door` opens the projects' folder; it may be tried again, since a phone that nobody unlocked
  /// since it was switched on gives no key.
  public init(
    preferred tags: [String], platform: Platform,
    door: @escaping @Sendable () throws -> any ProjectShelf
  ) {
    speech = Speech(preferred: tags)
    wakes = EarliestRefresh(platform.refresh, clock: platform.clock)
    self.platform = Platform(
      device: platform.device, path: platform.path, refresh: wakes, clock: platform.clock)
    self.door = door
  }

  /// Where the app is, for the next start.
  public var whereabouts: Whereabouts {
    Whereabouts(
      project: opened, draft: project?.interview?.draftId, errand: project?.interview?.errand)
  }

  /// Opens settings and projects, off the main thread.
  public func start() async {
    guard desk == nil, !isOpening else { return }
    if platform.device.wipeLeftovers() > 0 { notice = speech.texts.line("app-capture-lost") }
    await opening {
      let shelf = try await Task.detached(operation: self.door).value
      let settings = SettingsModel(shelf, speech: self.speech)
      settings.changed = { [weak self] settings in self?.follow(settings) }
      let rounds = Rounds(
        shelf, speech: self.speech, platform: self.platform,
        networks: { settings.settings.networks })
      self.desk = Desk(
        settings: settings, projects: ProjectsModel(shelf, speech: self.speech), rounds: rounds,
        shelf: shelf)
    }
  }

  /// Opens a project.
  public func open(_ id: String) async {
    guard let desk, !isOpening, opened != id else { return }
    await opening {
      await self.close()
      await desk.rounds.give(id)
      let shelf = desk.shelf
      let rayi = try await Task.detached { try shelf.openProject(id: id) }.value
      self.project = ProjectModel(
        rayi, speech: self.speech, device: desk.settings.settings, platform: self.platform)
      self.opened = id
    }
    if opened == nil { await desk.rounds.give(nil) }
  }

  /// Leaves the project that is open; an interview's draft stays.
  public func close() async {
    await project?.closeAnyway()
    project?.stop()
    project = nil
    opened = nil
    await desk?.rounds.give(nil)
  }

  /// Removes a project, whose store must not be open, unless something of it was not sent.
  public func remove(_ project: Project) async {
    await desk?.rounds.leave(project.id)
    desk?.projects.remove(project)
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

  /// Nobody looks at the app any more: a form's sound does not go on, as it would where sound is recorded.
  public func wentBehind() {
    project?.interview?.silence()
    paused()
  }

  /// The app goes to the back, or something of the system comes before it.
  public func paused() {
    project?.paused()
    desk?.rounds.paused()
  }

  /// The app comes to the front.
  public func cameForward() async {
    await project?.cameForward()
    await desk?.rounds.go()
  }

  /// The system woke the app to send, and to fetch forms, for every project; it is asked for the next time.
  public func refreshed(_ whereabouts: Whereabouts) async {
    wakes.woke()
    await restore(Whereabouts(project: whereabouts.project))
    if let rounds = desk?.rounds {
      await rounds.told()
      await project?.sync.changed(to: rounds.connection)
      await rounds.go()
    }
    paused()
  }

  /// The trouble was read.
  public func dismissTrouble() { trouble = nil }

  /// The notice was read.
  public func dismissNotice() { notice = nil }

  private func follow(_ settings: DeviceSettings) {
    project?.follow()
    Task {
      await project?.use(settings)
      await desk?.rounds.go()
    }
  }

  private func opening(_ work: () async throws -> Void) async {
    isOpening = true
    trouble = nil
    do { try await work() } catch { trouble = Trouble(error, in: speech.texts) }
    isOpening = false
  }
}
