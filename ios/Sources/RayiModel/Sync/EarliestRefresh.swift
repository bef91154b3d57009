import Foundation

/// Several who want to be woken, and one request that the system keeps: a later one would take the place of
/// an earlier, so only an earlier one is handed on.
@MainActor
final class EarliestRefresh: BackgroundRefresh {
  private let system: any BackgroundRefresh
  private let clock: any Clock
  private var pending: Date?

  init(_ system: any BackgroundRefresh, clock: any Clock) {
    self.system = system
    self.clock = clock
  }

  func ask(notBefore: Date?) {
    let moment = notBefore ?? clock.now
    if let pending, pending <= moment { return }
    pending = moment
    system.ask(notBefore: notBefore)
  }

  /// The system woke the app: that request is used up.
  func woke() { pending = nil }
}
