import Foundation
import Observation
import RayiCore

/// What a phone gives to the app, all of it.
@MainActor
public struct Platform {
  public let device: any Device
  public let path: any NetworkPath
  public let refresh: any BackgroundRefresh
  public let clock: any Clock

  public init(
    device: any Device, path: any NetworkPath, refresh: any BackgroundRefresh, clock: any Clock
  ) {
    self.device = device
    self.path = path
    self.refresh = refresh
    self.clock = clock
  }
}

/// Where the app was, as the system keeps it for the next start. No answer stands in it.
public struct Whereabouts: Codable, Equatable, Sendable {
  public var project: String?
  public var draft: String?
  /// Path of the question that another screen of the device was open for.
  public var errand: String?

  public init(project: String? = nil, draft: String? = nil, errand: String? = nil) {
    self.project = project
    self.draft = draft
    self.errand = errand
  }
}

/// One open project: its forms, drafts, records, and the interview that goes on.
@MainActor @Observable
public final class ProjectModel {
  public let forms: FormsModel
  public let drafts: DraftsModel
  public let outbox: OutboxModel
  public let about: AboutModel
  public let sync: SyncCoordinator
  /// The interview on the screen, if one goes on.
  public private(set) var interview: InterviewModel?
  /// What did not happen.
  public private(set) var trouble: Trouble?

  let rayi: Rayi
  private let speech: Speech
  private let platform: Platform
  private var own: ProjectSettings?
  private var device: DeviceSettings
  /// What is left to the person.
  public let locks: Locks
  private var nextLook: (any Alarm)?

  public init(
    _ rayi: Rayi, speech: Speech, device: DeviceSettings, platform: Platform
  ) {
    let own = try? rayi.settings()
    self.rayi = rayi
    self.speech = speech
    self.platform = platform
    self.own = own
    self.device = device
    let locks = Locks(own?.locked ?? [])
    self.locks = locks
    // What a person set on this device stands above what came with the project.
    if device.language == nil, let tag = own?.language { speech.choose(tag) }
    forms = FormsModel(rayi, speech: speech, settings: own)
    drafts = DraftsModel(rayi, speech: speech, locks: locks)
    sync = SyncCoordinator(
      rayi, speech: speech, networks: own?.networks ?? device.networks, path: platform.path,
      refresh: platform.refresh,
      clock: platform.clock)
    outbox = OutboxModel(sync, speech: speech, locks: locks)
    about = AboutModel(speech: speech, key: try? rayi.deviceKey())
    sync.networkCame = { [weak self] in await self?.updateForms() }
  }

  /// Begins an interview, in the app's language where the form has it.
  public func begin(_ form: String) async {
    await show { [rayi] in try rayi.begin(formId: form, language: nil) }
  }

  /// Goes on with a draft, at the screen where it was left.
  public func resume(_ draft: String) async {
    await show { [rayi] in try rayi.resume(draftId: draft) }
  }

  /// Corrects a finished record, if its form allows that.
  public func correct(_ entry: String) async {
    await show { [rayi] in try rayi.correct(entryId: entry, permission: .form, language: nil) }
  }

  /// Where the app is, for the next start.
  public var whereabouts: Whereabouts {
    Whereabouts(draft: interview?.draftId, errand: interview?.errand)
  }

  /// Comes back to where the app was before the system ended it.
  public func restore(_ whereabouts: Whereabouts) async {
    guard let draft = whereabouts.draft else { return }
    await resume(draft)
    if let errand = whereabouts.errand { interview?.recover(errand) }
  }

  /// The interview is left or finished.
  public func close() async {
    guard let interview else { return }
    if interview.finished == nil, !interview.leave() { return }
    await closed(interview)
  }

  /// Leaves it though something typed could not be kept: the person was told.
  public func closeAnyway() async {
    guard let interview else { return }
    if !interview.leave() { interview.end() }
    await closed(interview)
  }

  /// Leaves it and deletes its answers: the person was asked. Only where no draft may stay.
  public func discard() async {
    guard let interview, interview.leaving == .deletes else { return }
    // What is recorded behind it ends, and is deleted with the rest.
    _ = interview.leave()
    interview.end()
    trouble = nil
    do { try rayi.discard(draftId: interview.draftId) } catch {
      trouble = Trouble(error, in: speech.texts)
    }
    await closed(interview)
  }

  /// The app goes to the back: what is typed is given to the core now.
  public func paused() {
    interview?.save()
    nextLook?.cancel()
    nextLook = nil
    if sync.hasWaiting {
      platform.refresh.ask(notBefore: nil)
    } else if let next = nextUpdate {
      platform.refresh.ask(notBefore: next)
    }
  }

  /// The app comes to the front.
  public func cameForward() async {
    await sync.sync(.appCameForward)
    await updateForms()
  }

  /// Fetches what the project wants fetched by itself, when the core says that it is due and a network
  /// may be used for it; while the app is in front it is looked again in time.
  public func updateForms() async {
    nextLook?.cancel()
    nextLook = nil
    let now = platform.clock.now
    if let due = nextUpdate, due <= now {
      // Without a network nothing ticks: one that comes brings it here again.
      guard sync.connection != .absent, sync.obstacle == nil else { return }
      await forms.update()
    }
    guard let next = nextUpdate else { return }
    let wait = max(Self.shortestWait, next.timeIntervalSince(now))
    nextLook = platform.clock.alarm(after: wait) { [weak self] in
      Task { await self?.updateForms() }
    }
  }

  private var nextUpdate: Date? { rayi.nextUpdate }

  /// A server that fails is not asked again at once.
  private static let shortestWait: Double = 60

  /// The project is left.
  func stop() {
    sync.stop()
    nextLook?.cancel()
  }

  /// The device is set to something else.
  public func use(_ settings: DeviceSettings) async {
    device = settings
    await sync.use(networks)
  }

  /// Networks that records of this project may be sent over by themselves.
  public var networks: Networks { own?.networks ?? device.networks }

  /// Sends over other networks, for this project.
  public func choose(networks: Networks) async {
    guard locks.leaves(.networks) else { return }
    keep { $0.networks = networks }
    await sync.use(self.networks)
  }

  /// Has forms fetched by themselves at other times.
  public func choose(updates: Updates) async {
    guard locks.leaves(.formUpdates) else { return }
    keep { updates.put(into: &$0) }
    await updateForms()
  }

  /// Minutes from one look for forms to the next, that a person may choose from.
  public static let intervals: [UInt32] = [15, 60, 360, 1440]

  /// Minutes from one look for forms to the next.
  public var interval: UInt32 { own?.updateMinutes ?? Self.intervals[0] }

  /// Has forms looked for more often or less.
  public func choose(interval minutes: UInt32) async {
    guard locks.leaves(.formUpdates) else { return }
    keep { $0.updateMinutes = minutes }
    await updateForms()
  }

  /// Longest sides of stored pictures that a person may choose from, in pixels: Collect's.
  public static let sides: [UInt32?] = [nil, 3072, 2048, 1024, 640]

  /// Longest side of a stored picture where the form says nothing.
  public var side: UInt32? { own?.maxPixels }

  /// Keeps pictures larger or smaller.
  public func choose(side: UInt32?) {
    guard locks.leaves(.imageSize) else { return }
    keep { $0.maxPixels = side }
  }

  /// Whether records are deleted here once the server has them, where their form says nothing of it.
  public var deletesSent: Bool { own?.deleteSent ?? false }

  /// Has records deleted once the server has them, from the next sending on.
  public func choose(deletesSent: Bool) {
    guard locks.leaves(.deleteSent) else { return }
    keep { $0.deleteSent = deletesSent }
  }

  /// How often forms are looked for, in words.
  public func words(interval minutes: UInt32) -> TextView {
    speech.texts.line("app-every", ["minutes": Texts.count(Int(minutes))])
  }

  /// How large pictures are kept, in words.
  public func words(side: UInt32?) -> TextView {
    guard let side else { return speech.texts.line("app-picture-original") }
    return speech.texts.line("app-picture-pixels", ["pixels": Texts.count(Int(side))])
  }

  private func keep(_ change: (inout ProjectSettings) -> Void) {
    trouble = nil
    do {
      var settings = try rayi.settings()
      change(&settings)
      try rayi.setUp(settings: settings)
      own = settings
      forms.settings = settings
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
  }

  /// A person spoke another language in the settings.
  public func follow() {
    interview?.follow()
    forms.reread()
    drafts.reread()
  }

  /// The trouble was read.
  public func dismissTrouble() { trouble = nil }

  private func closed(_ interview: InterviewModel) async {
    self.interview = nil
    drafts.reread()
    sync.reread()
    if interview.finished != nil { await sync.sync(.recordFinished) }
  }

  /// A large form is read off the main thread.
  private func show(_ open: @escaping @Sendable () throws -> Session) async {
    trouble = nil
    do {
      let session = try await Task.detached(operation: open).value
      interview = try InterviewModel(
        session, speech: speech, device: platform.device, clock: platform.clock, locks: locks)
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
  }
}
