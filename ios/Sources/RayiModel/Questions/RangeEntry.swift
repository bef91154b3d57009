import RayiCore

/// A number between two ends, in steps that are counted, so that no error of binary fractions
/// reaches an answer.
public struct RangeEntry: Equatable, Sendable {
  /// How it is drawn.
  public enum Style: Equatable, Sendable {
    case slider(isVertical: Bool, hasTicks: Bool)
    case stars
    case picker
  }

  public let style: Style
  /// Number of the last step; the first is 0.
  public let last: Int
  /// Steps from one mark to the next.
  public let tickEvery: Int
  /// The step that a slider stands at before there is an answer.
  public private(set) var placeholder: Int
  private let start: Double
  private let step: Double
  private let decimals: Int

  /// As many stops as a finger can tell apart on a picker or slider.
  private static let bound = 100_000.0

  /// `nil` where the ends and the step give nothing to choose from.
  init?(_ range: Range, _ wishes: Wishes) {
    let steps = ((range.end - range.start) / range.step).rounded()
    guard range.step != 0, steps.isFinite, (1...Self.bound).contains(steps.magnitude) else {
      return nil
    }
    last = Int(steps.magnitude)
    start = range.start
    step = (range.end - range.start) / steps.magnitude
    decimals = max(Self.decimals(of: range.start), Self.decimals(of: range.step))
    tickEvery = range.tickInterval.map { max(1, Int(($0 / range.step).magnitude.rounded())) } ?? 1
    style =
      if wishes.has(.rating) {
        .stars
      } else if wishes.has(.picker) {
        .picker
      } else {
        .slider(isVertical: wishes.has(.vertical), hasTicks: !wishes.has(.noTicks))
      }
    placeholder = 0
    if let stands = range.placeholder { placeholder = nearest(stands) }
  }

  /// The step of a stored answer; `nil` without one.
  public func position(of stored: String?) -> Int? {
    stored.flatMap(Double.init).map(nearest)
  }

  /// Steps that a slider writes numbers at: its marks where they are few, else its ends.
  public var marks: [Int] {
    let all = Array(stride(from: 0, through: last, by: tickEvery))
    return all.count <= 11 && all.count > 1 ? all : [0, last]
  }

  private func nearest(_ value: Double) -> Int {
    Int(min(Double(last), max(0, ((value - start) / step).rounded())))
  }

  /// The answer at a step.
  public func stored(at position: Int) -> String {
    let place = min(last, max(0, position))
    return fixed(start + Double(place) * step, decimals)
  }

  private static func decimals(of number: Double) -> Int {
    let text = plain(number)
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return min(10, text.distance(from: point, to: text.endIndex) - 1)
  }
}

/// A number with at most so many decimals, and no zeros at their end.
private func fixed(_ number: Double, _ decimals: Int) -> String {
  var scale = 1.0
  for _ in 0..<decimals { scale *= 10 }
  return plain((number * scale).rounded() / scale)
}
