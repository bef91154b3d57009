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
  public var timestamp: Date { Date(timeIntervalSince1970: 0) }
  public var sourceInformation: CLLocationSourceInformation? { nil }
}

public enum CLAuthorizationStatus: Int32, Sendable {
  case notDetermined
  case restricted
  case denied
  case authorizedAlways
  case authorizedWhenInUse
}

public final class CLHeading: Sendable {
  public var magneticHeading: Double { 0 }
  public var trueHeading: Double { 0 }
  public var headingAccuracy: Double { 0 }
}

open class CLLocationManager: NSObject {
  public override init() {}
  open class func headingAvailable() -> Bool { false }
  public weak var delegate: (any CLLocationManagerDelegate)?
  public var authorizationStatus: CLAuthorizationStatus { .notDetermined }
  open func requestWhenInUseAuthorization() {}
  open func startUpdatingHeading() {}
  open func stopUpdatingHeading() {}
}

// Its methods are optional in Objective-C; whoever hears has the same two.
public protocol CLLocationManagerDelegate: NSObjectProtocol {
  func locationManager(_ manager: CLLocationManager, didUpdateHeading newHeading: CLHeading)
  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error)
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
