import AVFoundation
import CoreLocation
import Foundation
import Observation
import RayiCore
import RayiModel
import SwiftUI
import UIKit
import VisionKit

/// The phone behind the model's port. What needs a screen of its own is a request that
/// `DeviceSheets` shows; the call waits until a person is done with it.
@MainActor @Observable
public final class PhoneDevice: Device {
  /// What is shown for a request.
  enum Request: Equatable, Identifiable {
    case library(isFilm: Bool)
    case camera(front: Bool, isFilm: Bool)
    case drawing(over: Data?)
    case sound(AudioQuality?)
    case file(accept: [String])
    case code

    var id: String { "\(self)" }
  }

  /// What a person gave.
  enum Given {
    case file(TakenFile)
    case code(String)
    case nothing
    case fault(DeviceFault)
  }

  var request: Request?
  private var waiting: CheckedContinuation<Given, Never>?
  private var search: Task<Fix?, any Error>?

  public init() {}

  public func has(_ ability: Ability) -> Bool {
    switch ability {
    case .camera: UIImagePickerController.isSourceTypeAvailable(.camera)
    case .photos, .files, .drawing: true
    case .microphone: AVAudioSession.sharedInstance().isInputAvailable
    // Whether it is switched on is asked when it is used: the question blocks.
    case .location: true
    case .barcode: DataScannerViewController.isSupported
    case .compass, .map, .printer, .otherApps: false
    }
  }

  public func take(_ wish: FileWish) async throws -> TakenFile? {
    switch wish.way {
    case .photo(let front, let mustBeNew):
      let isNew = mustBeNew || front
      return try await file(isNew ? .camera(front: front, isFilm: false) : .library(isFilm: false))
    case .film(let mustBeNew):
      return try await file(
        mustBeNew ? .camera(front: false, isFilm: true) : .library(isFilm: true))
    case .drawing: return try await file(.drawing(over: nil))
    case .annotation:
      guard let photo = try await file(.library(isFilm: false)) else { return nil }
      return try await file(.drawing(over: photo.bytes))
    case .sound(let quality):
      guard await AVAudioApplication.requestRecordPermission() else {
        throw DeviceFault.denied(.microphone)
      }
      return try await file(.sound(quality))
    case .file(let accept): return try await file(.file(accept: accept))
    }
  }

  public func shrunk(_ picture: TakenFile, longestSide: UInt32?) async throws -> TakenFile {
    try await Task.detached { try Picture.shrunk(picture, longestSide: longestSide) }.value
  }

  public func scan() async throws -> String? {
    guard await AVCaptureDevice.requestAccess(for: .video) else {
      throw DeviceFault.denied(.camera)
    }
    switch await ask(.code) {
    case .code(let code): return code
    case .fault(let fault): throw fault
    case .file, .nothing: return nil
    }
  }

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
        let isMade = place.sourceInformation?.isSimulatedBySoftware ?? false
        let fix = Fix(
          latitude: place.coordinate.latitude, longitude: place.coordinate.longitude,
          altitude: place.altitude,
          // A place that another app made up counts for nothing unless the form allows it.
          accuracy: isMade && !wish.allowMockAccuracy ? 0 : place.horizontalAccuracy)
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

  /// A sheet is done.
  func give(_ given: Given) {
    request = nil
    waiting?.resume(returning: given)
    waiting = nil
  }

  private func file(_ request: Request) async throws -> TakenFile? {
    if case .camera = request {
      guard has(.camera) else { throw DeviceFault.lacking(.camera) }
      guard await AVCaptureDevice.requestAccess(for: .video) else {
        throw DeviceFault.denied(.camera)
      }
    }
    switch await ask(request) {
    case .file(let file): return file
    case .fault(let fault): throw fault
    case .code, .nothing: return nil
    }
  }

  private func ask(_ request: Request) async -> Given {
    // One sheet at a time: whoever waited before has lost it.
    give(.nothing)
    return await withCheckedContinuation { continuation in
      waiting = continuation
      self.request = request
    }
  }
}
