import CoreLocation
import Foundation
import RayiCore
import RayiModel

/// Where the phone is, and which way it points.
extension PhoneDevice {
  public func locate(
    _ wish: PlaceView, better: @escaping @MainActor (Fix) -> Void
  ) async throws -> Fix? {
    let manager = CLLocationManager()
    manager.requestWhenInUseAuthorization()
    let finding = Task { () async throws -> Fix? in
      for try await update in CLLocationUpdate.liveUpdates() {
        try Task.checkCancellation()
        if [.denied, .restricted].contains(manager.authorizationStatus) {
          throw DeviceFault.denied(.location)
        }
        guard let place = update.location, place.horizontalAccuracy >= 0 else { continue }
        let fix = Fix(
          latitude: place.coordinate.latitude, longitude: place.coordinate.longitude,
          altitude: place.altitude,
          // A place that another app made up counts for nothing unless the form allows it.
          accuracy: place.isMade && !wish.allowMockAccuracy ? 0 : place.horizontalAccuracy)
        better(fix)
        if fix.accuracy <= wish.accuracy { return fix }
      }
      return nil
    }
    search = finding
    defer { search = nil }
    do {
      return try await finding.value
    } catch is CancellationError {
      return nil
    } catch let fault as DeviceFault {
      throw fault
    } catch {
      throw DeviceFault.failed(.location)
    }
  }

  public func stopLocating() { search?.cancel() }

  public func positions(_ wishes: LocationWishes) -> AsyncThrowingStream<Location, any Error> {
    let (stream, told) = AsyncThrowingStream.makeStream(of: Location.self)
    let manager = CLLocationManager()
    manager.requestWhenInUseAuthorization()
    let walk = Task {
      do {
        for try await update in CLLocationUpdate.liveUpdates() {
          try Task.checkCancellation()
          if [.denied, .restricted].contains(manager.authorizationStatus) {
            throw DeviceFault.denied(.location)
          }
          guard let place = update.location, place.horizontalAccuracy >= 0 else { continue }
          told.yield(
            Location(
              latitude: place.coordinate.latitude, longitude: place.coordinate.longitude,
              accuracy: place.horizontalAccuracy,
              at: Int64(place.timestamp.timeIntervalSince1970 * 1000), isMock: place.isMade))
        }
        told.finish()
      } catch {
        told.finish(
          throwing: error is CancellationError
            ? nil : error as? DeviceFault ?? DeviceFault.failed(.location))
      }
    }
    told.onTermination = { _ in walk.cancel() }
    return stream
  }

  public func bearing() async throws -> Double? {
    let (readings, told) = AsyncStream.makeStream(of: Double.self)
    let ear = CompassEar(told)
    let manager = CLLocationManager()
    manager.delegate = ear
    manager.startUpdatingHeading()
    defer { withExtendedLifetime(ear) { manager.stopUpdatingHeading() } }
    for await degrees in readings { return degrees }
    return nil
  }
}

extension CLLocation {
  /// Whether another app made it up.
  fileprivate var isMade: Bool { sourceInformation?.isSimulatedBySoftware ?? false }
}

/// Hears the compass; true north where the phone knows it.
private final class CompassEar: NSObject, CLLocationManagerDelegate, Sendable {
  private let told: AsyncStream<Double>.Continuation

  init(_ told: AsyncStream<Double>.Continuation) { self.told = told }

  func locationManager(_ manager: CLLocationManager, didUpdateHeading newHeading: CLHeading) {
    guard newHeading.headingAccuracy >= 0 else { return }
    told.yield(
      newHeading.trueHeading >= 0 ? newHeading.trueHeading : newHeading.magneticHeading)
  }

  func locationManager(_ manager: CLLocationManager, didFailWithError error: any Error) {
    told.finish()
  }
}
