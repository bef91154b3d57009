import RayiCore

/// How a question is asked on a phone: everything that its control, type and appearance decide.
public enum QuestionKind: Equatable, Sendable {
  case text(TextEntry)
  case number(NumberEntry)
  case date(DateEntry)
  case time
  case dateTime(DateEntry)
  case selectOne(SelectEntry)
  case selectMany(SelectEntry)
  case rank
  case range(RangeEntry)
  case note
  case acknowledge
  case place(PlaceView)
  /// A way or an outline, taken point by point where one stands.
  case places(GeoPath.Shape, PlaceView)
  case file(FileWish)
  /// A code; what was read may be hidden.
  case barcode(isHidden: Bool)
  /// Asked by nothing that a phone of ours has: the question is shown, and says so.
  case unsupported(Ability?)

  /// The way to ask a question.
  public init(_ item: ItemView) {
    let wishes = Wishes(item.wishes)
    switch item.kind {
    case .note, .group, .repeat: self = .note
    case .trigger: self = .acknowledge
    case .selectOne: self = .selectOne(SelectEntry(wishes))
    case .selectMany: self = .selectMany(SelectEntry(wishes))
    case .rank: self = .rank
    case .range:
      self = item.range.flatMap { RangeEntry($0, wishes) }.map(Self.range) ?? .unsupported(nil)
    case .upload: self = item.upload.map { .file(FileWish(item, $0, wishes)) } ?? .unsupported(nil)
    case .input: self = Self.input(item, wishes)
    }
  }

  private static func input(_ item: ItemView, _ wishes: Wishes) -> Self {
    switch item.dataType {
    case "int", "integer", "long": .number(NumberEntry(wishes, isWhole: true))
    case "decimal", "double", "float": .number(NumberEntry(wishes, isWhole: false))
    case "date": .date(DateEntry(wishes))
    case "time": .time
    case "dateTime": .dateTime(DateEntry(wishes))
    case "geopoint": .place(item.place ?? .usual)
    case "geotrace": .places(.line, item.place ?? .usual)
    case "geoshape": .places(.area, item.place ?? .usual)
    case "barcode": .barcode(isHidden: wishes.has(.hiddenAnswer))
    case "binary": .unsupported(nil)
    default: .text(TextEntry(item, wishes))
    }
  }

  /// What the device has to be able to, if anything.
  public var ability: Ability? {
    switch self {
    case .place, .places: .location
    case .file(let wish): wish.ability
    case .barcode: .barcode
    case .unsupported(let ability): ability
    case .text, .number, .date, .time, .dateTime, .selectOne, .selectMany, .rank, .range, .note,
      .acknowledge:
      nil
    }
  }

  /// Whether it can be answered by typing where the ability is lacking.
  public var canBeTyped: Bool {
    switch self {
    case .text, .number, .barcode: true
    default: false
    }
  }
}

/// The words of an appearance, asked one by one.
struct Wishes {
  private let all: [Appearance]

  init(_ all: [Appearance]) { self.all = all }

  func has(_ wish: Appearance) -> Bool { all.contains(wish) }

  /// Number of columns: `nil` where none are wished for, 0 where the screen decides.
  var columns: Int? {
    for wish in all {
      if case .columns(let number) = wish { return number.map(Int.init) ?? 0 }
    }
    return nil
  }

  /// Another calendar than the Gregorian.
  var calendar: Calendar? {
    for wish in all {
      if case .calendar(let calendar) = wish { return calendar }
    }
    return nil
  }

  /// Parts of the width of the screen.
  var width: Int? {
    for wish in all {
      if case .width(let parts) = wish { return Int(parts) }
    }
    return nil
  }
}

/// A text.
public struct TextEntry: Equatable, Sendable {
  /// Lines of the field; 1 for a single one.
  public let lines: Int
  /// Nothing of what is typed is shown.
  public let isMasked: Bool
  /// The keyboard of numbers is enough; what is typed is a text all the same.
  public let isDigits: Bool
  /// It is an address to open.
  public let isAddress: Bool
  init(_ item: ItemView, _ wishes: Wishes) {
    lines = item.rows.map { max(1, Int($0)) } ?? (wishes.has(.multiline) ? 4 : 1)
    isMasked = wishes.has(.masked)
    isDigits = wishes.has(.numbers)
    isAddress = wishes.has(.url)
  }
}

/// A number. It may be typed in three sets of digits; the core stores one.
public struct NumberEntry: Equatable, Sendable {
  public let isWhole: Bool
  /// Thousands are set apart where the number is shown.
  public let hasThousands: Bool
  /// Buttons count up and down.
  public let isCounter: Bool
  /// Read from the compass.
  public let isBearing: Bool

  init(_ wishes: Wishes, isWhole: Bool) {
    self.isWhole = isWhole
    hasThousands = wishes.has(.thousandsSeparated)
    isCounter = wishes.has(.counter) && isWhole
    isBearing = wishes.has(.bearing)
  }

  /// The number after one tap on a button of a counter; counters begin at 0 and have no negatives.
  public func counted(from value: String?, by step: Int) -> String {
    String(max(0, (value.flatMap { Int($0) } ?? 0) + step))
  }
}
