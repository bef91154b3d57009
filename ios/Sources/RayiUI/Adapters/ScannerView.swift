import Foundation
import RayiModel
import SwiftUI
import UIKit
import VisionKit

/// The system's reader of codes.
struct ScannerView: UIViewControllerRepresentable {
  let done: @MainActor (PhoneDevice.Given) -> Void

  func makeUIViewController(context: Context) -> DataScannerViewController {
    let scanner = DataScannerViewController(recognizedDataTypes: [.barcode()])
    scanner.delegate = context.coordinator
    return scanner
  }

  /// It scans once it is on the screen.
  func updateUIViewController(_ scanner: DataScannerViewController, context: Context) {
    guard !scanner.isScanning else { return }
    do { try scanner.startScanning() } catch { done(.fault(.failed(.barcode))) }
  }

  func makeCoordinator() -> ScannerEar { ScannerEar(done) }
}

/// Hears what was read; the first code is the answer.
@MainActor
final class ScannerEar: NSObject, DataScannerViewControllerDelegate {
  private let done: @MainActor (PhoneDevice.Given) -> Void

  init(_ done: @escaping @MainActor (PhoneDevice.Given) -> Void) { self.done = done }

  func dataScanner(
    _ dataScanner: DataScannerViewController, didAdd addedItems: [RecognizedItem],
    allItems: [RecognizedItem]
  ) {
    for case .barcode(let code) in addedItems {
      guard let text = code.payloadStringValue else { continue }
      dataScanner.stopScanning()
      done(.code(text))
      return
    }
  }
}
