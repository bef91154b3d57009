import Foundation
import ImageIO
import RayiModel
import UniformTypeIdentifiers

/// Pictures as they are stored: no larger than the form says, and new bytes through and through, so
/// that nothing of place, time and camera comes along.
enum Picture {
  static func shrunk(_ picture: TakenFile, longestSide: UInt32?) throws -> TakenFile {
    // A signature keeps its sharp lines and its transparent ground.
    let isDrawn = picture.ending == "png"
    guard let source = CGImageSourceCreateWithData(picture.bytes as CFData, nil) else {
      throw DeviceFault.failed(.photos)
    }
    let options: [String: Any] = [
      kCGImageSourceCreateThumbnailFromImageAlways as String: true,
      kCGImageSourceCreateThumbnailWithTransform as String: true,
      kCGImageSourceThumbnailMaxPixelSize as String: Int(longestSide ?? largest),
    ]
    let bytes = NSMutableData()
    let type = isDrawn ? "public.png" : "public.jpeg"
    guard let image = CGImageSourceCreateThumbnailAtIndex(source, 0, options as CFDictionary),
      let target = CGImageDestinationCreateWithData(
        bytes as CFMutableData, type as CFString, 1, nil)
    else { throw DeviceFault.failed(.photos) }
    let quality: [String: Any] = [kCGImageDestinationLossyCompressionQuality as String: 0.85]
    CGImageDestinationAddImage(target, image, quality as CFDictionary)
    guard CGImageDestinationFinalize(target) else { throw DeviceFault.failed(.photos) }
    return TakenFile(bytes: Data(referencing: bytes), ending: isDrawn ? "png" : "jpg")
  }

  /// Where a form says nothing: more than any phone's camera has on its longer side is not asked for.
  private static let largest: UInt32 = 4096
}
