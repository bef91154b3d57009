import Foundation

public struct AVMediaType: Hashable, RawRepresentable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let video = AVMediaType(rawValue: "vide")
}

open class AVCaptureDevice: NSObject {
  open class func requestAccess(for mediaType: AVMediaType) async -> Bool { false }
}

open class AVAudioApplication: NSObject {
  open class func requestRecordPermission() async -> Bool { false }
}

// Not Sendable, as Apple's is not: who uses it stays on one actor.
public class AVAudioSession: NSObject {
  public struct Category: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let playback = Category(rawValue: "playback")
    public static let playAndRecord = Category(rawValue: "playAndRecord")
  }
  public struct Mode: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let `default` = Mode(rawValue: "default")
  }
  public struct CategoryOptions: OptionSet, Sendable {
    public let rawValue: UInt
    public init(rawValue: UInt) { self.rawValue = rawValue }
    public static let defaultToSpeaker = CategoryOptions(rawValue: 8)
  }
  public class func sharedInstance() -> AVAudioSession { AVAudioSession() }
  public var isInputAvailable: Bool { false }
  public func setCategory(
    _ category: AVAudioSession.Category, mode: AVAudioSession.Mode,
    options: AVAudioSession.CategoryOptions = []
  ) throws {}
  public func setActive(_ active: Bool) throws {}
}

open class AVAudioRecorder: NSObject {
  public init(url: URL, settings: [String: Any]) throws {}
  @discardableResult open func record() -> Bool { false }
  open func stop() {}
}

open class AVAudioPlayer: NSObject {
  public init(data: Data) throws {}
  public weak var delegate: (any AVAudioPlayerDelegate)?
  @discardableResult open func play() -> Bool { false }
  open func stop() {}
}

// Both methods are optional in Objective-C; whoever hears has the same two.
@MainActor public protocol AVAudioPlayerDelegate: NSObjectProtocol {
  func audioPlayerDidFinishPlaying(_ player: AVAudioPlayer, successfully flag: Bool)
  func audioPlayerDecodeErrorDidOccur(_ player: AVAudioPlayer, error: (any Error)?)
}

@MainActor
open class AVPlayer: NSObject {
  public nonisolated init(url URL: URL) {}
  open func play() {}
  open func pause() {}
}

public let AVFormatIDKey = "AVFormatIDKey"
public let AVSampleRateKey = "AVSampleRateKey"
public let AVNumberOfChannelsKey = "AVNumberOfChannelsKey"
public let AVEncoderBitRateKey = "AVEncoderBitRateKey"
public let kAudioFormatMPEG4AAC: UInt32 = 0x6161_6320
