import Foundation
import PhotosUI
import RayiModel
import SwiftUI
import UIKit
import UniformTypeIdentifiers

/// Shows whatever the device is asked for, over any screen.
struct DeviceSheets: ViewModifier {
  @Bindable var device: PhoneDevice
  @State private var picked: PhotosPickerItem?

  func body(content: Content) -> some View {
    content
      .photosPicker(
        isPresented: shows { if case .library = $0 { true } else { false } },
        selection: $picked, matching: isFilm ? .videos : .images
      )
      .onChange(of: picked) { _, item in
        guard let item else { return }
        picked = nil
        Task { await load(item) }
      }
      .fileImporter(
        isPresented: shows { if case .file = $0 { true } else { false } },
        allowedContentTypes: types
      ) { result in
        device.give(read(result))
      }
      .sheet(isPresented: shows(onASheet)) {
        Group {
          switch device.request {
          case .camera(let front, let isFilm):
            CameraView(front: front, isFilm: isFilm, done: device.give)
          case .drawing(let ground): DrawingView(ground: ground, done: device.give)
          case .sound: RecorderView(begin: { try device.beginAnswer?() }, done: device.give)
          case .code: ScannerView(done: device.give)
          case .film(let file): FilmView(file: file, done: device.give)
          case .library, .file, nil: EmptyView()
          }
        }
        .modifier(Covered())
      }
  }

  /// A sheet that is swiped away is a person who changed their mind.
  private func shows(
    _ fits: @escaping @MainActor @Sendable (PhoneDevice.Request) -> Bool
  ) -> Binding<Bool> {
    let device = device
    return bound(
      { device.request.map(fits) ?? false },
      { isShown in
        if !isShown, let request = device.request, fits(request), !isPicking(request) {
          device.give(.nothing)
        }
      })
  }

  /// These two close before they say what was picked.
  private func isPicking(_ request: PhoneDevice.Request) -> Bool {
    switch request {
    case .library, .file: true
    case .camera, .drawing, .sound, .code, .film: false
    }
  }

  private func onASheet(_ request: PhoneDevice.Request) -> Bool { !isPicking(request) }

  private var isFilm: Bool { device.request == .library(isFilm: true) }

  private var types: [UTType] {
    guard case .file(let accept) = device.request else { return [.item] }
    let named = accept.compactMap { word in
      word.hasPrefix(".")
        ? UTType(filenameExtension: String(word.dropFirst())) : UTType(mimeType: word)
    }
    return named.isEmpty ? [.item] : named
  }

  private func load(_ item: PhotosPickerItem) async {
    guard let bytes = try? await item.loadTransferable(type: Data.self) else {
      device.give(.fault(.failed(.photos)))
      return
    }
    let ending = item.supportedContentTypes.compactMap(\.preferredFilenameExtension).first
    device.give(.file(TakenFile(bytes: bytes, ending: ending ?? "jpg")))
  }

  private func read(_ result: Result<URL, any Error>) -> PhoneDevice.Given {
    guard case .success(let url) = result else { return .nothing }
    let mayRead = url.startAccessingSecurityScopedResource()
    defer { if mayRead { url.stopAccessingSecurityScopedResource() } }
    guard let bytes = try? Data(contentsOf: url) else { return .fault(.failed(.files)) }
    return .file(TakenFile(bytes: bytes, ending: url.pathExtension))
  }
}
