import RayiCore

/// The points of a way or an outline, as they are taken one by one.
public struct GeoPath: Equatable, Sendable {
  /// What the points make.
  public enum Shape: Equatable, Sendable {
    /// A way, from two points on.
    case line
    /// An outline that ends where it began, from three corners on.
    case area
  }

  /// The points, each `latitude longitude altitude accuracy`; an outline's end is not among them.
  public private(set) var points: [String]
  private let shape: Shape

  public init(stored: String, _ shape: Shape) {
    self.shape = shape
    points = stored.split(separator: ";").map { point in
      point.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
    if shape == .area, points.count > 1, points.first == points.last { points.removeLast() }
  }

  /// How many points an answer has at least.
  public var least: Int { shape == .line ? 2 : 3 }

  /// Whether these are points enough to be an answer.
  public var isWhole: Bool { points.count >= least }

  /// How many there are, and that they are too few or that the outline is closed.
  func remark(in texts: Texts) -> TextView? {
    guard !points.isEmpty else { return nil }
    let counts = ["n": Texts.count(points.count), "least": Texts.count(least)]
    guard isWhole else { return texts.line("app-points-few", counts) }
    return texts.line(shape == .area ? "app-points-closed" : "app-points", counts)
  }

  /// As an answer. An outline is closed once it has its corners.
  public var stored: String {
    let closing = shape == .area && isWhole ? points.prefix(1) : []
    return (points + closing).joined(separator: "; ")
  }

  func adding(_ point: String) -> Self {
    var longer = self
    longer.points.append(point)
    return longer
  }

  func withoutLast() -> Self {
    var shorter = self
    shorter.points = shorter.points.dropLast()
    return shorter
  }
}

extension PlaceView {
  /// Collect's measures, where a form has none of its own: metres.
  static let usual = PlaceView(
    accuracy: 5, unacceptableAccuracy: 100, allowMockAccuracy: false, incremental: false)
}
