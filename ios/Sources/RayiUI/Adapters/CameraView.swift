import Foundation
import RayiModel
import SwiftUI
import UIKit
import UniformTypeIdentifiers

/// The system's camera.
struct CameraView: UIViewControllerRepresentable {
  let front: Bool
  let isFilm: Bool
  let done: @MainActor (PhoneDevice.Given) -> Void

  func makeUIViewController(context: Context) -> UIImagePickerController {
    let camera = UIImagePickerController()
    camera.sourceType = .camera
    camera.mediaTypes = [isFilm ? UTType.movie.identifier : UTType.image.identifier]
    camera.cameraDevice = front ? .front : .rear
    camera.delegate = context.coordinator
    return camera
  }

  func updateUIViewController(_ controller: UIImagePickerController, context: Context) {}

  func makeCoordinator() -> CameraEar { CameraEar(done) }
}

/// Hears what the camera took.
@MainActor
final class CameraEar: NSObject, UIImagePickerControllerDelegate, UINavigationControllerDelegate {
  private let done: @MainActor (PhoneDevice.Given) -> Void

  init(_ done: @escaping @MainActor (PhoneDevice.Given) -> Void) { self.done = done }

  func imagePickerController(
    _ picker: UIImagePickerController,
    didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any]
  ) {
    if let film = info[.mediaURL] as? URL, let bytes = try? Data(contentsOf: film) {
      // The system's copy lies in clear in a folder of its own.
      try? FileManager.default.removeItem(at: film)
      done(.file(TakenFile(bytes: bytes, ending: film.pathExtension)))
    } else if let image = info[.originalImage] as? UIImage,
      let bytes = image.jpegData(compressionQuality: 0.95)
    {
      done(.file(TakenFile(bytes: bytes, ending: "jpg")))
    } else {
      done(.fault(.failed(.camera)))
    }
  }

  func imagePickerControllerDidCancel(_ picker: UIImagePickerController) { done(.nothing) }
}
