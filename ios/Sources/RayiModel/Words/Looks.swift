/// The smallest side of what is tapped, in points, as Apple's guidelines have it.
public enum Target {
  public static let side = 44.0
}

/// A colour of ours, one for a light ground and one for a dark: 0 to 255 of red, green and blue.
public struct Shade: Equatable, Sendable {
  public let light: [Double]
  public let dark: [Double]

  /// What is wrong with an answer, and what cannot be undone.
  public static let wrong = Self(light: [168, 18, 14], dark: [255, 138, 128])
  /// What is tapped.
  public static let action = Self(light: [18, 71, 161], dark: [144, 190, 255])
  /// The colours that authors call by name in a label.
  public static let named: [String: Self] = [
    "red": wrong,
    "green": Self(light: [20, 99, 40], dark: [129, 199, 132]),
    "blue": action,
    "orange": Self(light: [143, 64, 0], dark: [255, 183, 77]),
  ]
  /// The grounds that the system draws lists and pages on.
  static let grounds = (
    light: [[255.0, 255, 255], [242, 242, 247]], dark: [[0.0, 0, 0], [28, 28, 30], [44, 44, 46]]
  )
}
