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

  public init(project: String? = nil, draft: String? = nil) {
    self.project = project
    self.draft = draft
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
  private let own: ProjectSettings?

  public init(
    _ rayi: Rayi, speech: Speech, device: DeviceSettings, platform: Platform
  ) {
    let own = try? rayi.settings()
    self.rayi = rayi
    self.speech = speech
    self.platform = platform
    self.own = own
    // What a person set on this device stands above what came with the project.
    if device.language == nil, let tag = own?.language { speech.choose(tag) }
    forms = FormsModel(rayi, speech: speech)
    drafts = DraftsModel(rayi, speech: speech)
    sync = SyncCoordinator(
      rayi, speech: speech, networks: own?.networks ?? device.networks, path: platform.path,
      refresh: platform.refresh,
      clock: platform.clock)
    outbox = OutboxModel(sync, speech: speech)
    about = AboutModel(speech: speech, key: try? rayi.deviceKey())
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
  public var whereabouts: Whereabouts { Whereabouts(draft: interview?.draftId) }

  /// Comes back to where the app was before the system ended it.
  public func restore(_ whereabouts: Whereabouts) async {
    if let draft = whereabouts.draft { await resume(draft) }
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
    _ = interview.leave()
    await closed(interview)
  }

  /// The app goes to the back: what is typed is given to the core now.
  public func paused() {
    interview?.save()
    if sync.hasWaiting { platform.refresh.ask(notBefore: nil) }
  }

  /// The app comes to the front.
  public func cameForward() async {
    await sync.sync(.appCameForward)
    if sync.connection != .absent, sync.obstacle == nil { await updateForms() }
  }

  /// Fetches what the project wants fetched by itself.
  public func updateForms() async {
    guard let updates = own?.formUpdates, updates != .manual else { return }
    await forms.ask()
    for form in forms.lines where form.canBeFetched {
      if form.canBegin || updates == .matchExactly { await forms.fetch(form.id) }
    }
  }

  /// The device is set to something else.
  public func use(_ settings: DeviceSettings) async {
    await sync.use(own?.networks ?? settings.networks)
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
        session, speech: speech, device: platform.device, clock: platform.clock)
    } catch {
      trouble = Trouble(error, in: speech.texts)
    }
  }
}
