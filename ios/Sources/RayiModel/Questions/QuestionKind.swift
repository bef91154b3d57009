import RayiCore

/// How a question is asked on a phone: everything that its control, type and appearance decide.
public enum QuestionKind: Equatable, Sendable {
  case text(TextEntry)
  case number(NumberEntry)
  case date(DatePrecision)
  case time
  case dateTime
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
  case barcode
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
    case "date": .date(DatePrecision(wishes))
    case "time": .time
    case "dateTime": .dateTime
    case "geopoint": .place(item.place ?? .usual)
    case "geotrace": .places(.line, item.place ?? .usual)
    case "geoshape": .places(.area, item.place ?? .usual)
    case "barcode": .barcode
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
    case .text(let entry): entry.ability
    case .number(let entry): entry.isBearing ? .compass : nil
    default: nil
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
  /// What else should answer it; typed where that is lacking.
  let ability: Ability?

  init(_ item: ItemView, _ wishes: Wishes) {
    lines = item.rows.map { max(1, Int($0)) } ?? (wishes.has(.multiline) ? 4 : 1)
    isMasked = wishes.has(.masked)
    isDigits = wishes.has(.numbers)
    isAddress = wishes.has(.url)
    ability = item.app != nil ? .otherApps : wishes.has(.printer) ? .printer : nil
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

/// How much of a date is asked; the rest is its first day.
public enum DatePrecision: Equatable, Sendable {
  case day
  case month
  case year

  init(_ wishes: Wishes) {
    self = wishes.has(.year) ? .year : wishes.has(.monthYear) ? .month : .day
  }

  /// The date that is stored for one that was picked.
  public func stored(_ date: CivilDate) -> String {
    let first = CivilDate(
      year: date.year, month: self == .year ? 1 : date.month, day: self == .day ? date.day : 1)
    return (first ?? date).stored
  }
}
