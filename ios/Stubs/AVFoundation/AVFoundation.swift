import Foundation

public struct AVMediaType: Hashable, RawRepresentable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let video = AVMediaType(rawValue: "vide")
}

public enum AVAuthorizationStatus: Int, Sendable {
  case notDetermined
  case restricted
  case denied
  case authorized
}

public final class AVCaptureDevice {
  public static func authorizationStatus(for type: AVMediaType) -> AVAuthorizationStatus {
    .notDetermined
  }
  public static func requestAccess(for type: AVMediaType) async -> Bool { false }
}

public final class AVAudioApplication: Sendable {
  public static func requestRecordPermission() async -> Bool { false }
}

public final class AVAudioSession: @unchecked Sendable {
  public struct Category: Hashable, Sendable {
    public static let record = Category()
  }
  public struct Mode: Hashable, Sendable {
    public static let `default` = Mode()
  }
  public static func sharedInstance() -> AVAudioSession { AVAudioSession() }
  public var isInputAvailable: Bool { false }
  public func setCategory(_ category: Category) throws {}
  public func setActive(_ active: Bool) throws {}
}

public final class AVAudioRecorder: @unchecked Sendable {
  public init(url: URL, settings: [String: Any]) throws {}
  public func record() -> Bool { false }
  public func stop() {}
}

public final class AVAudioPlayer: @unchecked Sendable {
  public init(data: Data) throws {}
  public func play() -> Bool { false }
}

public let AVFormatIDKey = "AVFormatIDKey"
public let AVSampleRateKey = "AVSampleRateKey"
public let AVNumberOfChannelsKey = "AVNumberOfChannelsKey"
public let AVEncoderBitRateKey = "AVEncoderBitRateKey"
public let kAudioFormatMPEG4AAC: UInt32 = 0x6161_6320
