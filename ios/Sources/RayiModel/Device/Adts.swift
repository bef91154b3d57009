import Foundation

/// Frames of AAC with a header before each (ADTS: ISO/IEC 13818-7, 6.2), so that a stream may begin and end
/// between any two of them.
public enum Adts {
  /// Samples a second that the header has a number for, in the order of these numbers.
  private static let rates = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000,
  ]

  /// A frame of AAC-LC in one channel; `nil` for a rate that has no number, or a frame that is too long.
  public static func frame(_ packet: Data, rate: Int) -> Data? {
    let length = packet.count + 7
    guard let number = rates.firstIndex(of: rate), length < 1 << 13 else { return nil }
    let profile = 1  // Low complexity.
    let channels = 1
    let header = [
      0xFF, 0xF1,
      profile << 6 | number << 2 | channels >> 2,
      (channels & 3) << 6 | length >> 11,
      length >> 3 & 0xFF,
      (length & 7) << 5 | 0x1F,
      0xFC,
    ]
    return Data(header.map(UInt8.init)) + packet
  }
}
