import Foundation
@_exported import UniformTypeIdentifiers

@MainActor open class UIResponder: NSObject {}

@MainActor open class UIViewController: UIResponder {
  public override init() { super.init() }
}

@MainActor open class UINavigationController: UIViewController {}

public final class UIImage: NSObject, @unchecked Sendable {
  public init?(data: Data) {}
  public func pngData() -> Data? { nil }
  public func jpegData(compressionQuality: CGFloat) -> Data? { nil }
}

public enum UIUserInterfaceStyle: Int, Sendable {
  case unspecified
  case light
  case dark
}

public final class UITraitCollection: NSObject, @unchecked Sendable {
  public var userInterfaceStyle: UIUserInterfaceStyle { .unspecified }
}

public final class UIColor: NSObject, @unchecked Sendable {
  public init(red: CGFloat, green: CGFloat, blue: CGFloat, alpha: CGFloat) {}
  public init(dynamicProvider: @escaping (UITraitCollection) -> UIColor) {}
  public class var systemBackground: UIColor { UIColor(red: 0, green: 0, blue: 0, alpha: 0) }
}

public enum UIKeyboardType: Int, Sendable {
  case `default` = 0
  case URL = 3
  case numberPad = 4
  case phonePad = 5
  case decimalPad = 8
  case numbersAndPunctuation = 2
}

@MainActor
public final class UIImagePickerController: UINavigationController {
  public enum SourceType: Int, Sendable {
    case photoLibrary
    case camera
  }
  public enum CameraDevice: Int, Sendable {
    case rear
    case front
  }
  public struct InfoKey: Hashable, RawRepresentable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let originalImage = InfoKey(rawValue: "originalImage")
    public static let mediaURL = InfoKey(rawValue: "mediaURL")
  }
  public static func isSourceTypeAvailable(_ type: SourceType) -> Bool { false }
  public weak var delegate: (any UIImagePickerControllerDelegate & UINavigationControllerDelegate)?
  public var sourceType: SourceType = .photoLibrary
  public var mediaTypes: [String] = []
  public var cameraDevice: CameraDevice = .rear
}

@MainActor public protocol UINavigationControllerDelegate: NSObjectProtocol {}

@MainActor public protocol UIImagePickerControllerDelegate: NSObjectProtocol {
  func imagePickerController(
    _ picker: UIImagePickerController,
    didFinishPickingMediaWithInfo info: [UIImagePickerController.InfoKey: Any])
  func imagePickerControllerDidCancel(_ picker: UIImagePickerController)
}
