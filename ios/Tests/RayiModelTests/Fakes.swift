import Foundation
import RayiCore

@testable import RayiModel

/// A phone that gives what a test laid into it.
@MainActor
final class FakeDevice: Device {
  var abilities = Set(Ability.allCases)
  var denied: Set<Ability> = []
  /// What is taken next; `nil` is a person who changed their mind.
  var file: TakenFile?
  var fixes: [Fix] = []
  var code: String?
  /// Called while the camera is open, as the world goes on meanwhile.
  var meanwhile: () async -> Void = {}
  /// Files that a process before this one left lying.
  var leftovers = 0
  /// Whether a person ends the recording, and does not think better of it.
  var keepsRecording = true
  /// Degrees that the compass shows.
  var degrees: Double?
  /// What is heard last behind the interview.
  var sound = Data()
  private(set) var wishes: [FileWish.Way] = []
  private(set) var shrunkTo: [UInt32?] = []
  private(set) var stops = 0
  private(set) var played: [String] = []
  private var heard: (@MainActor (Data) -> Void)?
  private var places: AsyncThrowingStream<Location, any Error>.Continuation?
  private var playing: CheckedContinuation<Void, Never>?

  func has(_ ability: Ability) -> Bool { abilities.contains(ability) }

  func take(_ wish: FileWish) async throws -> TakenFile? {
    wishes.append(wish.way)
    if denied.contains(wish.ability) { throw DeviceFault.denied(wish.ability) }
    await meanwhile()
    return file
  }

  func wipeLeftovers() -> Int {
    defer { leftovers = 0 }
    return leftovers
  }

  func shrunk(_ picture: TakenFile, longestSide: UInt32?) async throws -> TakenFile {
    shrunkTo.append(longestSide)
    return TakenFile(bytes: Data("small ".utf8) + picture.bytes, ending: "jpg")
  }

  func scan() async throws -> String? {
    if denied.contains(.barcode) { throw DeviceFault.denied(.barcode) }
    return code
  }

  // MARK: Sound

  func play(_ bytes: Data, name: String, isFilm: Bool) async throws {
    if denied.contains(.player) { throw DeviceFault.failed(.player) }
    played.append("\(isFilm ? "film" : "sound") \(name)")
    await withCheckedContinuation { playing = $0 }
  }

  func silence() { playingEnds() }

  /// What is played comes to its end.
  func playingEnds() {
    playing?.resume()
    playing = nil
  }

  func beginSound(
    _ quality: AudioQuality, _ piece: @escaping @MainActor (Data) -> Void
  ) async throws {
    if denied.contains(.microphone) { throw DeviceFault.denied(.microphone) }
    heard = piece
  }

  var isRecording: Bool { heard != nil }

  /// A few seconds pass behind the interview.
  func hears(_ bytes: Data) { heard?(bytes) }

  func endSound() {
    heard?(sound)
    heard = nil
  }

  func record(
    _ quality: AudioQuality?, _ piece: @escaping @MainActor (Data) -> Void
  ) async throws -> Bool {
    wishes.append(.sound(quality))
    if denied.contains(.microphone) { throw DeviceFault.denied(.microphone) }
    // Two pieces; the world goes on between them.
    let bytes = file?.bytes ?? Data()
    piece(bytes.prefix(2))
    await meanwhile()
    piece(Data(bytes.dropFirst(2)))
    return keepsRecording
  }

  // MARK: Places

  func locate(
    _ wish: PlaceView, better: @escaping @MainActor (Fix) -> Void
  ) async throws -> Fix? {
    if denied.contains(.location) { throw DeviceFault.denied(.location) }
    for fix in fixes {
      better(fix)
      await meanwhile()
      if fix.accuracy <= wish.accuracy { return fix }
    }
    return nil
  }

  func stopLocating() { stops += 1 }

  func positions(_ wishes: LocationWishes) -> AsyncThrowingStream<Location, any Error> {
    let (stream, told) = AsyncThrowingStream.makeStream(of: Location.self)
    places = told
    if denied.contains(.location) { told.finish(throwing: DeviceFault.denied(.location)) }
    return stream
  }

  func isAt(_ place: Location) { places?.yield(place) }

  func bearing() async throws -> Double? { degrees }
}

/// A clock that stands until a test moves it.
@MainActor
final class FakeClock: Clock {
  private(set) var now = Date(timeIntervalSince1970: 1_767_225_600)
  private var alarms: [FakeAlarm] = []

  func alarm(after seconds: Double, _ action: @escaping @MainActor () -> Void) -> any Alarm {
    let alarm = FakeAlarm(at: now.addingTimeInterval(seconds), action)
    alarms.append(alarm)
    return alarm
  }

  /// Alarms that are set.
  var pending: [Date] { alarms.filter { !$0.isOver }.map(\.at) }

  func pass(_ seconds: Double) {
    now = now.addingTimeInterval(seconds)
    for alarm in alarms where !alarm.isOver && alarm.at <= now { alarm.ring() }
  }
}

@MainActor
private final class FakeAlarm: Alarm {
  let at: Date
  private(set) var isOver = false
  private let action: @MainActor () -> Void

  init(at: Date, _ action: @escaping @MainActor () -> Void) {
    self.at = at
    self.action = action
  }

  func ring() {
    isOver = true
    action()
  }

  func cancel() { isOver = true }
}

/// A network that a test switches on and off; whoever asks hears it from then on.
final class FakePath: NetworkPath, @unchecked Sendable {
  private let lock = NSLock()
  private var ears: [AsyncStream<Connection>.Continuation] = []

  func connections() -> AsyncStream<Connection> {
    let (stream, told) = AsyncStream.makeStream(of: Connection.self)
    lock.withLock { ears.append(told) }
    return stream
  }

  func become(_ connection: Connection) {
    for ear in lock.withLock({ ears }) { ear.yield(connection) }
  }
}

@MainActor
final class FakeRefresh: BackgroundRefresh {
  private(set) var asked: [Date?] = []

  func ask(notBefore: Date?) { asked.append(notBefore) }
}

/// Whatever a phone gives, in one hand.
@MainActor
struct Phone {
  let device = FakeDevice()
  let clock = FakeClock()
  let path = FakePath()
  let refresh = FakeRefresh()

  var platform: Platform {
    Platform(device: device, path: path, refresh: refresh, clock: clock)
  }
}

/// A session on a disk that may be full.
final class CrampedSession: Session, @unchecked Sendable {
  private let whole: Session
  private let lock = NSLock()
  private var full = false

  init(_ whole: Session) {
    self.whole = whole
    super.init(noHandle: NoHandle())
  }

  required init(unsafeFromHandle handle: UInt64) { fatalError("made by a test, not by the core") }

  var isFull: Bool {
    get { lock.withLock { full } }
    set { lock.withLock { full = newValue } }
  }

  private func spaced<T>(_ call: () throws -> T) throws -> T {
    if isFull {
      throw RayiError.Failed(code: "store-disk-full", parameters: [:], retry: .afterRemedy)
    }
    return try call()
  }

  override func draftId() -> String { whole.draftId() }
  override func languages() -> [FormLanguage] { whole.languages() }
  override func language() -> String { whole.language() }
  override func needsUser() throws -> Bool { try whole.needsUser() }
  override func needsReason() throws -> Bool { try whole.needsReason() }
  override func deviceRequests() throws -> [DeviceRequest] { try whole.deviceRequests() }
  override func auditWishes() throws -> AuditWishes? { try whole.auditWishes() }
  override func noteEvent(event: PlatformEvent) throws { try whole.noteEvent(event: event) }
  override func check() throws -> [ViolationView] { try whole.check() }
  override func outline() throws -> [OutlineView] { try whole.outline() }
  override func attachment(path: String) throws -> MediaFile? { try whole.attachment(path: path) }
  override func screen() throws -> Screen { try whole.screen() }
  override func item(path: String) throws -> ItemView? { try whole.item(path: path) }
  override func removable(path: String) throws -> InstanceView? {
    try whole.removable(path: path)
  }
  override func next() throws -> Step { try whole.next() }
  override func previous() throws -> Bool { try whole.previous() }
  override func jump(path: String) throws -> Bool { try whole.jump(path: path) }
  override func value(path: String) throws -> String? { try whole.value(path: path) }
  override func leave() throws { try whole.leave() }
  override func setLanguage(name: String) throws -> Changes { try whole.setLanguage(name: name) }
  override func answer(path: String, value: String) throws -> Answer {
    try spaced { try whole.answer(path: path, value: value) }
  }
  override func attach(path: String, name: String, bytes: Data) throws -> Answer {
    try spaced { try whole.attach(path: path, name: name, bytes: bytes) }
  }
  override func append(path: String, bytes: Data) throws -> Bool {
    try spaced { try whole.append(path: path, bytes: bytes) }
  }
  override func finalise() throws -> Finalised { try spaced { try whole.finalise() } }
}
