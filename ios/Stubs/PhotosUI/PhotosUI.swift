import Foundation
import SwiftUI
import UniformTypeIdentifiers

public struct PHPickerFilter: Equatable, Hashable, Sendable {
  public static let images = PHPickerFilter()
  public static let videos = PHPickerFilter()
}

public protocol Transferable {}
extension Data: Transferable {}

public struct PhotosPickerItem: Equatable, Hashable, Sendable {
  public let supportedContentTypes: [UTType]
  public func loadTransferable<T: Transferable>(type: T.Type) async throws -> T? { nil }
}

extension View {
  nonisolated public func photosPicker(
    isPresented: Binding<Bool>, selection: Binding<PhotosPickerItem?>,
    matching filter: PHPickerFilter? = nil
  ) -> some View { self }
}
