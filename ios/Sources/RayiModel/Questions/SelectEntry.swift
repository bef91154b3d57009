import RayiCore

/// How choices are laid out.
public struct SelectEntry: Equatable, Sendable {
  /// Where the choices stand.
  public enum Layout: Equatable, Sendable {
    /// One below the other.
    case list
    /// In a list that opens when it is tapped.
    case folded
    /// So many side by side; 0 leaves the number to the width.
    case columns(Int)
    /// Along a line.
    case likert
    /// In a row of a grid: its labels alone, its buttons alone, or both.
    case row(labels: Bool, buttons: Bool)
  }

  public let layout: Layout
  /// Where they stand when text is written so large that they would not fit side by side: one below the
  /// other, each with its label.
  public var largeLayout: Layout {
    switch layout {
    case .list, .folded: layout
    case .row(labels: true, buttons: false): layout
    case .columns, .likert, .row: .list
    }
  }
  /// Choices are found by typing.
  public let isSearchable: Bool
  /// The choice leads on.
  public let isQuick: Bool
  /// Buttons are drawn beside the choices.
  public let hasButtons: Bool

  /// From so many choices on, a list is long enough to be searched even if the form asks for nothing.
  public static let longList = 30

  init(_ wishes: Wishes) {
    layout =
      if wishes.has(.minimal) {
        .folded
      } else if wishes.has(.likert) {
        .likert
      } else if wishes.has(.labels) {
        .row(labels: true, buttons: false)
      } else if wishes.has(.listWithoutLabels) {
        .row(labels: false, buttons: true)
      } else if wishes.has(.list) {
        .row(labels: true, buttons: true)
      } else if let columns = wishes.columns {
        .columns(columns)
      } else if wishes.has(.columnsPack) {
        .columns(0)
      } else {
        .list
      }
    isSearchable = wishes.has(.autocomplete)
    isQuick = wishes.has(.quick)
    hasButtons = !wishes.has(.noButtons)
  }
}

/// Names of choices, parted by blanks, as an answer holds them.
public struct ChosenNames: Equatable, Sendable {
  public private(set) var names: [String]

  public init(stored: String?) {
    names = (stored ?? "").split(separator: " ").map(String.init)
  }

  public var stored: String { names.joined(separator: " ") }

  public func has(_ name: String) -> Bool { names.contains(name) }

  /// With this name if it was not among them, without if it was; in the order of the list as far as
  /// that is known, so that the same choices are the same answer.
  public func toggled(_ name: String, order: [String]) -> Self {
    var chosen = self
    if let place = names.firstIndex(of: name) {
      chosen.names.remove(at: place)
      return chosen
    }
    chosen.names.append(name)
    let rank = Dictionary(zip(order, order.indices), uniquingKeysWith: { first, _ in first })
    chosen.names = chosen.names.enumerated().sorted { one, other in
      let key = (rank[one.element] ?? order.count, one.offset)
      return key < (rank[other.element] ?? order.count, other.offset)
    }.map(\.element)
    return chosen
  }

  /// With a name moved to another place, as ranking does.
  public func moved(_ name: String, to place: Int) -> Self {
    guard let from = names.firstIndex(of: name), names.indices.contains(place) else { return self }
    var chosen = self
    chosen.names.remove(at: from)
    chosen.names.insert(name, at: place)
    return chosen
  }

  /// The ranking to show: what was ranked, then the rest of the list in its order.
  public static func ranking(stored: String?, order: [String]) -> Self {
    var ranked = Self(stored: stored)
    ranked.names = ranked.names.filter(order.contains)
    ranked.names += order.filter { !ranked.names.contains($0) }
    return ranked
  }
}
