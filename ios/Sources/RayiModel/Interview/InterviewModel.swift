import Foundation
import Observation
import RayiCore

/// One interview on screens. It keeps nothing that the core keeps: each page is the core's, read
/// anew after each step, with what was typed and is not an answer yet beside it.
@MainActor @Observable
public final class InterviewModel {
  /// What is on the screen.
  public private(set) var page: Page
  /// The instance of a repeat around the page, where the person may remove it.
  public private(set) var removable: InstanceView?
  /// What did not happen, until it is read.
  public private(set) var trouble: Trouble?
  /// Path of the question that the device is busy with.
  public internal(set) var busy: String?
  /// Path of the question that another screen of the device is open for; the next start is told, since
  /// the system may end the app meanwhile.
  public internal(set) var errand: String?
  /// Best position found so far, while one is looked for.
  public internal(set) var fix: Fix?
  /// The way whose points are taken by themselves.
  public internal(set) var trace: Trace?
  /// What is played.
  public internal(set) var playing: Playback?
  /// What the last look for errors, or the last try to finish, found.
  public private(set) var findings: [ViolationView]?
  /// The form as a list of what is asked, once it was looked over.
  public private(set) var overview: [OverviewLine] = []
  /// Whether the person wanted to leave and something given is not kept; they may leave all the same.
  public private(set) var isHeldBack = false
  /// Whether a reason for the changes is asked before it is finished.
  public private(set) var asksForReason = false
  /// The finished record, once there is one.
  public private(set) var finished: OutboxEntry?
  /// What the form wishes of the device and does not get; said once, at the beginning.
  public internal(set) var notices: [TextView] = []

  /// What is left to the person here.
  public let locks: Locks
  /// What `Rayi.resume` takes to come back here.
  public let draftId: String
  let session: Session
  let speech: Speech
  let device: any Device
  let clock: any Clock
  var unsaved: [String: Unsaved] = [:]
  /// Files that were made and are not in the core yet: a photo is not taken twice because a disk
  /// was full.
  var held: [HeldFile] = []
  /// Sound that is being recorded, by the path of its node.
  var sounds: [String: GrowingSound] = [:]
  /// Path of the node that sound is recorded for behind the interview.
  var soundPath: String?
  var listening: Task<Void, Never>?
  var positions: Task<Void, Never>?
  var lastLogged: Int64?
  var nextPoint: (any Alarm)?
  /// Whether the person left, or the record is finished.
  private(set) var isOver = false
  private var rest: (any Alarm)?

  /// Seconds without a key after which what was typed is given to the core.
  static let restBeforeSaving = 1.0

  /// Opens a screen on an interview. Fails where the core cannot show it.
  public init(
    _ session: Session, speech: Speech, device: any Device, clock: any Clock,
    locks: Locks = Locks()
  ) throws {
    self.session = session
    self.locks = locks
    self.speech = speech
    self.device = device
    self.clock = clock
    draftId = session.draftId()
    page = try Self.read(session, [:], [], speech, device)
    // The switch of languages is one: the form follows the app where it can.
    follow()
    serveRequests()
    arrive()
  }

  var texts: Texts { speech.texts }

  // MARK: Answers

  /// What a field holds while it is typed. It becomes an answer when the person rests, leaves the
  /// field or the screen.
  public func type(_ text: String, at path: String) {
    unsaved[path] = Unsaved(entry: text, state: .typing)
    refresh()
    rest?.cancel()
    rest = clock.alarm(after: Self.restBeforeSaving) { [weak self] in self?.save() }
  }

  /// Gives what is typed, and what could not be written before, to the core. True when nothing is
  /// left outside it.
  @discardableResult
  public func save() -> Bool {
    rest?.cancel()
    rest = nil
    for (path, entry) in unsaved.sorted(by: { $0.key < $1.key }) {
      switch entry.state {
      case .refused, .tooFew: continue
      case .typing, .unwritten: give(entry.entry, to: path)
      }
    }
    if !held.isEmpty { attachHeld() }
    let isWritten = writeSounds()
    refresh()
    return unsaved.isEmpty && held.isEmpty && isWritten
  }

  /// Answers a question in its lexical form; blank clears it.
  public func answer(_ value: String, at path: String) {
    give(value, to: path)
    refresh()
  }

  /// Clears the answer, the file, and what was typed.
  public func clear(_ path: String) {
    unsaved[path] = nil
    held.removeAll { $0.path == path }
    answer("", at: path)
  }

  /// Chooses one; a second tap on it clears the answer, unless the choice leads on.
  public func choose(_ value: String, at path: String) {
    guard let question = question(path) else { return }
    if case .selectOne(let select) = question.kind, select.isQuick {
      answer(value, at: path)
      if unsaved[path] == nil { next() }
    } else {
      answer(question.item.value == value ? "" : value, at: path)
    }
  }

  /// Chooses one of several, or takes the choice back.
  public func toggle(_ value: String, at path: String) {
    guard let question = question(path) else { return }
    let chosen = ChosenNames(stored: question.entry)
    answer(
      chosen.toggled(value, order: question.item.choices.map(\.value)).stored, at: path)
  }

  /// Ranks: the choice comes to this place, 0 for the first.
  public func rank(_ value: String, to place: Int, at path: String) {
    guard let question = question(path) else { return }
    let order = question.item.choices.map(\.value)
    answer(
      ChosenNames.ranking(stored: question.item.value, order: order).moved(value, to: place).stored,
      at: path)
  }

  /// The choices of a question, to scroll and to search.
  public func choices(of path: String) -> ChoiceList {
    ChoiceList(
      read: { [session] search, from, count in
        let page = try session.choices(
          path: path, search: search, from: UInt32(clamping: from), count: UInt32(clamping: count))
        return (Int(page.total), page.choices)
      },
      failed: { [weak self] error in self?.fail(error) })
  }

  // MARK: Ways

  /// Goes on, unless something here must be put right first.
  public func next() {
    guard save() else { return }
    tryTo {
      switch try session.next() {
      case .moved, .end: findings = nil
      case .refused(let violations): findings = violations
      }
    }
  }

  /// Goes back. What was typed and not taken waits at its question.
  public func back() {
    guard canGoBack else { return }
    save()
    tryTo { _ = try session.previous() }
  }

  /// Whether there is a page before this one to go to.
  public var canGoBack: Bool { page.canGoBack && locks.leaves(.goBack) }

  /// Goes to a question.
  public func jump(to path: String) {
    save()
    tryTo { _ = try session.jump(path: path) }
  }

  /// Adds an instance of the repeat that is offered, and goes into it.
  public func addAnother() {
    guard case .offer(let offer) = page.content else { return }
    tryTo {
      _ = try session.addRepeat(path: offer.path)
      unsaved = [:]
    }
  }

  /// Removes an instance with its answers.
  public func remove(_ path: String) {
    tryTo {
      _ = try session.removeRepeat(path: path)
      // Paths from before may name other nodes now.
      unsaved = [:]
      findings = nil
    }
    rereadOverview()
  }

  /// Looks the form over: `overview` is then as it stands.
  public func lookOver() {
    save()
    rereadOverview()
  }

  /// Looks for what would keep it from being finished; the lines of the overview show it.
  public func lookForErrors() {
    save()
    tryTo { findings = try session.check() }
    rereadOverview()
  }

  // MARK: Language

  /// Languages of the form.
  public var languages: [FormLanguage] { session.languages() }

  /// Name of the one in use.
  public var language: String { session.language() }

  /// Speaks another language, form and app together where the app knows it.
  public func choose(_ language: FormLanguage) {
    save()
    tryTo {
      _ = try session.setLanguage(name: language.name)
      speech.choose(language.tag)
    }
    if !overview.isEmpty { rereadOverview() }
  }

  /// The app's language changed: the form follows where it has it.
  public func follow() {
    let tag = speech.language.tag
    if let language = languages.first(where: { $0.tag == tag }), language.name != self.language {
      tryTo { _ = try session.setLanguage(name: language.name) }
    } else {
      refresh()
    }
  }

  // MARK: Who, why, and the end

  /// What becomes of the answers when the person leaves here.
  public enum Leaving: Equatable, Sendable {
    /// A draft stays.
    case keeps
    /// They are deleted, once that was asked: whoever set the project up wants no drafts.
    case deletes
    /// Here nobody leaves: it is finished, or one goes back.
    case notHere
  }

  /// What becomes of the answers when the person leaves this page.
  public var leaving: Leaving {
    guard locks.leaves(.leaveDraft) else { return .deletes }
    return page.content == .end && !locks.leaves(.draftAtEnd) ? .notHere : .keeps
  }

  /// Who fills the form in.
  public func identify(_ user: String) {
    tryTo { try session.identify(user: user) }
    writeSounds()
  }

  /// Why what was there is changed; then it is finished.
  public func give(reason: String) {
    tryTo {
      try session.giveReason(reason: reason)
      asksForReason = false
    }
    if trouble == nil { finish() }
  }

  /// Seals and queues the record, or says what must be put right.
  public func finish() {
    guard finished == nil, save() else { return }
    tryTo {
      if try session.needsReason() {
        asksForReason = true
        return
      }
      if soundPath != nil {
        // A recording is not ended for a record that cannot be finished yet.
        let violations = try session.check()
        findings = violations
        guard violations.isEmpty else { return }
        guard keepSound() else { return }
      }
      switch try session.finalise() {
      case .queued(let entry): finished = entry
      case .refused(let violations): findings = violations
      }
    }
    if finished == nil { rereadOverview() } else { end() }
  }

  /// The person goes; the draft stays. False where something typed could not be kept, which is
  /// said: they may put it right or go all the same.
  public func leave() -> Bool {
    keepSound()
    let isKept = save()
    tryTo { try session.leave() }
    isHeldBack = !isKept || trouble != nil
    if !isHeldBack { end() }
    return !isHeldBack
  }

  /// Nothing goes on behind an interview that is left.
  func end() {
    isOver = true
    silence()
    endTrace()
    endLog()
  }

  /// The trouble was read.
  public func dismissTrouble() { trouble = nil }

  /// Tries again what did not work for want of space.
  public func tryAgain() {
    trouble = nil
    save()
  }

  // MARK: Inside

  func question(_ path: String) -> Question? {
    page.questions.first { $0.id == path }
  }

  private func give(_ value: String, to path: String) {
    do {
      switch try session.answer(path: path, value: value) {
      case .accepted(let changes):
        unsaved[path] = nil
        if changes.structure { unsaved = [:] }
      case .refused(let violation):
        unsaved[path] = Unsaved(entry: value, state: .refused(violation))
      }
    } catch {
      unsaved[path] = Unsaved(entry: value, state: .unwritten)
      fail(error)
    }
  }

  private func rereadOverview() {
    do {
      overview = OverviewLine.lines(try session.outline(), findings: findings ?? [], in: texts)
    } catch {
      fail(error)
    }
  }

  func tryTo(_ work: () throws -> Void) {
    do { try work() } catch { fail(error) }
    refresh()
  }

  func fail(_ error: any Error) {
    trouble = Trouble(error, in: texts)
  }

  func refresh() {
    guard finished == nil else { return }
    do {
      let found = Set((findings ?? []).map(\.path))
      let before = page.place
      page = try Self.read(session, unsaved, found, speech, device)
      removable = try page.questions.first.flatMap { try session.removable(path: $0.id) }
      if page.place != before { arrive() }
    } catch { fail(error) }
  }

  private static func read(
    _ session: Session, _ unsaved: [String: Unsaved], _ found: Set<String>, _ speech: Speech,
    _ device: any Device
  ) throws -> Page {
    let setting = Setting(
      texts: speech.texts, languages: session.languages(), found: found, has: { device.has($0) })
    return Page(
      try session.screen(), unsaved: unsaved, needsUser: try session.needsUser(), in: setting)
  }
}
