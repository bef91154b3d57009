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

extension AVAudioSession {
  public class var interruptionNotification: NSNotification.Name { NSNotification.Name("") }
}

extension NSNotification.Name {
  public static let AVAudioEngineConfigurationChange = NSNotification.Name("")
}

public typealias AVAudioNodeBus = Int
public typealias AVAudioFrameCount = UInt32
public typealias AVAudioPacketCount = UInt32
public typealias AVAudioNodeTapBlock = (AVAudioPCMBuffer, AVAudioTime) -> Void
public typealias AVAudioConverterInputBlock = (
  AVAudioPacketCount, UnsafeMutablePointer<AVAudioConverterInputStatus>
) -> AVAudioBuffer?

open class AVAudioTime: NSObject {}

open class AVAudioFormat: NSObject {
  public init?(settings: [String: Any]) { nil }
  open var sampleRate: Double { 0 }
}

open class AVAudioBuffer: NSObject {}

open class AVAudioPCMBuffer: AVAudioBuffer {}

open class AVAudioCompressedBuffer: AVAudioBuffer {
  public init(format: AVAudioFormat, packetCapacity: AVAudioPacketCount, maximumPacketSize: Int) {}
  open var packetCount: AVAudioPacketCount = 0
  open var packetDescriptions: UnsafeMutablePointer<AudioStreamPacketDescription>? { nil }
  open var data: UnsafeMutableRawPointer { fatalError() }
}

public struct AudioStreamPacketDescription {
  public var mStartOffset: Int64
  public var mVariableFramesInPacket: UInt32
  public var mDataByteSize: UInt32
}

public enum AVAudioConverterInputStatus: Int {
  case haveData, noDataNow, endOfStream
}

public enum AVAudioConverterOutputStatus: Int {
  case haveData, inputRanDry, endOfStream, error
}

open class AVAudioConverter: NSObject {
  public init?(from fromFormat: AVAudioFormat, to toFormat: AVAudioFormat) { nil }
  open var bitRate: Int = 0
  open var maximumOutputPacketSize: Int { 0 }
  open func convert(
    to outputBuffer: AVAudioBuffer, error outError: UnsafeMutablePointer<NSError?>?,
    withInputFrom inputBlock: AVAudioConverterInputBlock
  ) -> AVAudioConverterOutputStatus { .error }
}

open class AVAudioNode: NSObject {
  open func outputFormat(forBus bus: AVAudioNodeBus) -> AVAudioFormat { fatalError() }
  open func installTap(
    onBus bus: AVAudioNodeBus, bufferSize: AVAudioFrameCount, format: AVAudioFormat?,
    block tapBlock: @escaping AVAudioNodeTapBlock
  ) {}
  open func removeTap(onBus bus: AVAudioNodeBus) {}
}

open class AVAudioInputNode: AVAudioNode {}

open class AVAudioEngine: NSObject {
  open var inputNode: AVAudioInputNode { AVAudioInputNode() }
  open func start() throws {}
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
public let kAudioFormatMPEG4AAC: UInt32 = 0x6161_6320
