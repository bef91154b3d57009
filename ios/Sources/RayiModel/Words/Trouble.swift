import RayiCore

/// Something that did not happen, in the words that a person reads.
public struct Trouble: Equatable, Sendable {
  /// Stable name of what it was.
  public let code: String
  /// What happened.
  public let sentence: TextView
  /// What can be done.
  public let remedy: TextView?
  /// Whether trying again may help.
  public let canTryAgain: Bool

  /// The words for an error of the core, of a device, or any other.
  public init(_ error: any Error, in texts: Texts) {
    switch error {
    case RayiError.Failed(let code, let facts, let retry):
      self.code = code
      sentence = texts.own(texts.coded(family: .error, code: code, parameters: facts))
      remedy = texts.remedy(family: .error, code: code, parameters: facts).map { texts.own($0) }
      canTryAgain = retry != .never
    case DeviceFault.lacking(let ability):
      code = "device-lacks"
      sentence = texts.line("app-lacks", ["what": .text(ability.rawValue)])
      remedy = nil
      canTryAgain = false
    case DeviceFault.denied(let ability):
      code = "device-denies"
      sentence = texts.line("app-denied", ["what": .text(ability.rawValue)])
      remedy = nil
      canTryAgain = true
    default:
      // What an unknown error says of itself may hold a path or an answer: it is not shown.
      code = "unknown"
      sentence = texts.own(texts.coded(family: .error, code: "unknown", parameters: [:]))
      remedy = nil
      canTryAgain = true
    }
  }

  /// An answer that found no space: what was given is still on the screen.
  static let diskFull = "store-disk-full"

  /// Whether space is what is missing.
  public var isStorageFull: Bool { code == Self.diskFull }
}
