import Foundation

public struct CLLocationCoordinate2D: Sendable {
  public var latitude: Double
  public var longitude: Double
}

public final class CLLocationSourceInformation: Sendable {
  public var isSimulatedBySoftware: Bool { false }
}

public final class CLLocation: Sendable {
  public var coordinate: CLLocationCoordinate2D { fatalError("a stand-in is nowhere") }
  public var altitude: Double { 0 }
  public var horizontalAccuracy: Double { 0 }
  public var sourceInformation: CLLocationSourceInformation? { nil }
}

public enum CLAuthorizationStatus: Int32, Sendable {
  case notDetermined
  case restricted
  case denied
  case authorizedAlways
  case authorizedWhenInUse
}

public final class CLLocationManager {
  public init() {}
  public static func locationServicesEnabled() -> Bool { false }
  public var authorizationStatus: CLAuthorizationStatus { .notDetermined }
  public func requestWhenInUseAuthorization() {}
}

public struct CLLocationUpdate: Sendable {
  public var location: CLLocation? { nil }

  public struct Updates: AsyncSequence, Sendable {
    public typealias Element = CLLocationUpdate
    public struct Iterator: AsyncIteratorProtocol {
      public mutating func next() async throws -> CLLocationUpdate? { nil }
    }
    public func makeAsyncIterator() -> Iterator { Iterator() }
  }

  public static func liveUpdates() -> Updates { Updates() }
}
