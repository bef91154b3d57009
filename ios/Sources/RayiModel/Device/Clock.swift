import Foundation

/// The time, and being called once at a later one. Nothing in the models asks the system itself.
@MainActor
public protocol Clock: AnyObject {
  /// Now.
  var now: Date { get }
  /// Calls once after so many seconds, unless it is cancelled before.
  func alarm(after seconds: Double, _ action: @escaping @MainActor () -> Void) -> any Alarm
}

/// A call that is to come.
@MainActor
public protocol Alarm: AnyObject {
  func cancel()
}

/// The system's clock.
@MainActor
public final class SystemClock: Clock {
  public init() {}

  public var now: Date { Date() }

  public func alarm(
    after seconds: Double, _ action: @escaping @MainActor () -> Void
  ) -> any Alarm {
    SleepingAlarm(seconds, action)
  }
}

@MainActor
private final class SleepingAlarm: Alarm {
  private let task: Task<Void, Never>

  init(_ seconds: Double, _ action: @escaping @MainActor () -> Void) {
    task = Task {
      try? await Task.sleep(for: .seconds(max(0, seconds)))
      if !Task.isCancelled { action() }
    }
  }

  func cancel() { task.cancel() }
}
