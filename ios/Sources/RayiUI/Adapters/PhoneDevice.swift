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
    case sound
    case file(accept: [String])
    case code
    case film(URL)

    var id: String { "\(self)" }
  }

  /// What a person gave.
  enum Given {
    case file(TakenFile)
    case code(String)
    /// All of it was given piece by piece.
    case recorded
    case nothing
    case fault(DeviceFault)
  }

  var request: Request?
  private var waiting: CheckedContinuation<Given, Never>?
  var search: Task<Fix?, any Error>?
  var player: AVAudioPlayer?
  /// Says that what was played is over.
  var ended: (@MainActor () -> Void)?
  let microphone = Microphone()
  /// Begins the recording that a sheet is open for.
  var beginAnswer: (@MainActor () throws -> Void)?

  public init() {}

  public func has(_ ability: Ability) -> Bool {
    switch ability {
    case .camera: UIImagePickerController.isSourceTypeAvailable(.camera)
    case .photos, .files, .drawing: true
    case .microphone: AVAudioSession.sharedInstance().isInputAvailable
    // Whether it is switched on is asked when it is used: the question blocks.
    case .location: true
    case .barcode: DataScannerViewController.isSupported
    case .compass: CLLocationManager.headingAvailable()
    case .player: true
    }
  }

  public func take(_ wish: FileWish) async throws -> TakenFile? {
    switch wish.way {
    case .photo(let front, let mustBeNew): return try await photo(front, mustBeNew)
    case .film(let front, let mustBeNew):
      return try await file(
        front || mustBeNew ? .camera(front: front, isFilm: true) : .library(isFilm: true))
    case .drawing: return try await file(.drawing(over: nil))
    case .annotation(let front, let mustBeNew):
      guard let photo = try await photo(front, mustBeNew) else { return nil }
      return try await file(.drawing(over: photo.bytes))
    // Recorded piece by piece.
    case .sound: return nil
    case .file(let accept): return try await file(.file(accept: accept))
    }
  }

  public func wipeLeftovers() -> Int { Leftovers.wipe(FileManager.default.temporaryDirectory) }

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
    case .file, .recorded, .nothing: return nil
    }
  }

  /// A sheet is done.
  func give(_ given: Given) {
    request = nil
    waiting?.resume(returning: given)
    waiting = nil
  }

  func allowMicrophone() async throws {
    guard await AVAudioApplication.requestRecordPermission() else {
      throw DeviceFault.denied(.microphone)
    }
  }

  private func photo(_ front: Bool, _ mustBeNew: Bool) async throws -> TakenFile? {
    let isNew = mustBeNew || front
    return try await file(isNew ? .camera(front: front, isFilm: false) : .library(isFilm: false))
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
    case .code, .recorded, .nothing: return nil
    }
  }

  func ask(_ request: Request) async -> Given {
    // One sheet at a time: whoever waited before has lost it.
    give(.nothing)
    return await withCheckedContinuation { continuation in
      waiting = continuation
      self.request = request
    }
  }
}
