import RayiCore

/// What whoever set a project up does not leave to the person with the phone.
public struct Locks: Equatable, Sendable {
  private let all: Set<Lock>

  public init(_ locked: [Lock] = []) { all = Set(locked) }

  /// Whether anything is locked.
  public var isAny: Bool { !all.isEmpty }

  /// Whether this is left to the person.
  public func leaves(_ lock: Lock) -> Bool { !all.contains(lock) }
}
