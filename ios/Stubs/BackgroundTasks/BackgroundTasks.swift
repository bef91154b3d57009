import Foundation

open class BGTaskRequest {
  public let identifier: String
  public var earliestBeginDate: Date?
  init(identifier: String) { self.identifier = identifier }
}

public final class BGAppRefreshTaskRequest: BGTaskRequest {
  public override init(identifier: String) { super.init(identifier: identifier) }
}

public final class BGTaskScheduler: @unchecked Sendable {
  public static var shared: BGTaskScheduler { BGTaskScheduler() }
  public func submit(_ taskRequest: BGTaskRequest) throws {}
}
