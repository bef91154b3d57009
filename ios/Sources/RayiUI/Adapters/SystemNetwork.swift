import BackgroundTasks
import Foundation
import Network
import RayiCore
import RayiModel

/// The phone's networks, as they change.
public final class SystemNetwork: NetworkPath {
  public init() {}

  public func connections() -> AsyncStream<Connection> {
    let (stream, told) = AsyncStream.makeStream(of: Connection.self)
    let monitor = NWPathMonitor()
    monitor.pathUpdateHandler = { path in
      if path.status != .satisfied {
        told.yield(.absent)
      } else {
        // Low Data Mode is a person's word that this network costs.
        told.yield(path.isExpensive || path.isConstrained ? .metered : .unmetered)
      }
    }
    told.onTermination = { _ in monitor.cancel() }
    monitor.start(queue: DispatchQueue(label: "org.rayi.network"))
    return stream
  }
}

/// Asks the system to wake the app. It may never do it.
@MainActor
public final class SystemRefresh: BackgroundRefresh {
  /// Also in `BGTaskSchedulerPermittedIdentifiers` of Info.plist.
  public static let id = "org.rayi.app.refresh"

  public init() {}

  public func ask(notBefore: Date?) {
    let request = BGAppRefreshTaskRequest(identifier: Self.id)
    request.earliestBeginDate = notBefore
    // Refused where a person switched it off: what waits goes when the app comes forward.
    try? BGTaskScheduler.shared.submit(request)
  }
}
