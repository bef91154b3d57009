import Foundation
import RayiCore

/// What the platform knows of networks.
public protocol NetworkPath: Sendable {
  /// The network that there is now, then each time that it becomes another.
  func connections() -> AsyncStream<Connection>
}

/// The platform's promise to wake the app, kept when it likes or never: what waits is looked at
/// when the app comes to the front too.
@MainActor
public protocol BackgroundRefresh: AnyObject {
  /// Asks to be woken, not before this moment.
  func ask(notBefore: Date?)
}

/// What sending needs of the core.
public protocol Outgoing: AnyObject, Sendable {
  func outbox() throws -> [OutboxEntry]
  func release(entryId: String) throws
  func isCorrectable(entryId: String) throws -> Bool
  func server() throws -> String?
  func online()
  func offline()
  func sync(listener: SyncListener) async throws -> SyncReport
}

extension Rayi: Outgoing {}
