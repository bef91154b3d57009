import Foundation
import RayiCore

/// A file that a question asks for.
public struct FileWish: Equatable, Sendable {
  /// How it is made.
  public enum Way: Equatable, Sendable {
    /// A photograph; by the camera on the screen's side, and not chosen among old ones, if so said.
    case photo(front: Bool, mustBeNew: Bool)
    /// Drawn with a finger: a signature or a picture.
    case drawing(isSignature: Bool)
    /// A picture that is drawn upon; taken or chosen first, like a photograph.
    case annotation(front: Bool, mustBeNew: Bool)
    /// Sound, recorded here.
    case sound(AudioQuality?)
    /// A film.
    case film(front: Bool, mustBeNew: Bool)
    /// Chosen among files of these endings and types; none takes all.
    case file(accept: [String])
  }

  /// How it is made.
  public let way: Way
  /// Longest side of a stored picture, in pixels.
  public let maxPixels: UInt32?

  /// What the device has to be able to.
  public var ability: Ability {
    switch way {
    case .photo(let front, let mustBeNew), .annotation(let front, let mustBeNew):
      front || mustBeNew ? .camera : .photos
    case .drawing: .drawing
    case .sound: .microphone
    case .film: .camera
    case .file: .files
    }
  }

  /// Whether a picture is stored.
  public var isPicture: Bool {
    switch way {
    case .photo, .drawing, .annotation: true
    case .sound, .film, .file: false
    }
  }
}

/// A file that was made or chosen.
public struct TakenFile: Equatable, Sendable {
  /// What is in it.
  public let bytes: Data
  /// Ending of its name, without a dot.
  public let ending: String

  public init(bytes: Data, ending: String) {
    self.bytes = bytes
    self.ending = ending
  }
}

/// A position as the device found it.
public struct Fix: Equatable, Sendable {
  /// Degrees north and east, metres above the sea, radius of accuracy in metres.
  public let latitude: Double
  public let longitude: Double
  public let altitude: Double
  public let accuracy: Double

  public init(latitude: Double, longitude: Double, altitude: Double, accuracy: Double) {
    self.latitude = latitude
    self.longitude = longitude
    self.altitude = altitude
    self.accuracy = accuracy
  }

  /// As an answer: `latitude longitude altitude accuracy`, with a point whatever the locale.
  public var lexical: String {
    [latitude, longitude, altitude, accuracy].map { plain($0) }.joined(separator: " ")
  }
}

/// What only the phone can do. Each call asks for the permission that it needs, returns `nil` when
/// the person changes their mind, and throws `DeviceFault` and nothing else.
@MainActor
public protocol Device: Player, SoundKeeper, Positions {
  /// Whether this device has it at all, whatever the person allows.
  func has(_ ability: Ability) -> Bool
  /// Has a file made or chosen; sound is recorded by `record`.
  func take(_ wish: FileWish) async throws -> TakenFile?
  /// Removes what a process that ended left lying unencrypted, such as a film that the system's camera was
  /// making; how many files that were. Called before anything else is asked for.
  func wipeLeftovers() -> Int
  /// Makes a picture small: its longest side bounded, and nothing said of where and by what it was
  /// taken.
  func shrunk(_ picture: TakenFile, longestSide: UInt32?) async throws -> TakenFile
  /// Reads a code.
  func scan() async throws -> String?
}

/// Plays the sounds and films of forms and answers, one at a time.
@MainActor
public protocol Player: AnyObject {
  /// Plays; returns when it is over or was silenced.
  func play(_ bytes: Data, name: String, isFilm: Bool) async throws
  /// Ends what is played, if anything is.
  func silence()
}

/// Records sound. It never lies in a file: each few seconds of it are given as frames of AAC (ADTS), which
/// may be put one after the other.
@MainActor
public protocol SoundKeeper: AnyObject {
  /// Begins behind an interview.
  func beginSound(
    _ quality: AudioQuality, _ piece: @escaping @MainActor (Data) -> Void
  ) async throws
  /// Ends it; the last piece was given when this returns.
  func endSound()
  /// Has sound recorded until a person ends it, with the last piece given; false where they thought better
  /// of it.
  func record(
    _ quality: AudioQuality?, _ piece: @escaping @MainActor (Data) -> Void
  ) async throws -> Bool
}

/// Where the device is, and which way it points.
@MainActor
public protocol Positions: AnyObject {
  /// Finds where the device is; calls with each better position until one is good enough.
  func locate(_ wish: PlaceView, better: @escaping @MainActor (Fix) -> Void) async throws -> Fix?
  /// Ends a search for a place, which then returns `nil`.
  func stopLocating()
  /// Where the device is, as it goes, for a log.
  func positions(_ wishes: LocationWishes) -> AsyncThrowingStream<Location, any Error>
  /// Degrees from north that the top of the phone points to.
  func bearing() async throws -> Double?
}

/// A number as forms write it: no exponent, no more digits than it has.
func plain(_ number: Double) -> String {
  if let whole = Int64(exactly: number) { return String(whole) }
  let short = "\(number)"
  guard short.contains("e") else { return short }
  var fixed = String(format: "%.10f", number)
  while fixed.hasSuffix("0") { fixed.removeLast() }
  return fixed.hasSuffix(".") ? String(fixed.dropLast()) : fixed
}
