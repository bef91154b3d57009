import UIKit

@MainActor
public final class DataScannerViewController: UIViewController {
  public struct RecognizedDataType: Hashable, Sendable {
    public static func barcode(symbologies: [String] = []) -> RecognizedDataType {
      RecognizedDataType()
    }
  }
  public static var isSupported: Bool { false }
  public var isScanning: Bool { false }
  public weak var delegate: (any DataScannerViewControllerDelegate)?
  public init(recognizedDataTypes: Set<RecognizedDataType>) { super.init() }
  public func startScanning() throws {}
  public func stopScanning() {}
}

public enum RecognizedItem: Sendable {
  public struct Barcode: Sendable {
    public var payloadStringValue: String? { nil }
  }
  case barcode(Barcode)
}

@MainActor
public protocol DataScannerViewControllerDelegate: AnyObject {
  func dataScanner(
    _ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem],
    allItems: [RecognizedItem])
}
