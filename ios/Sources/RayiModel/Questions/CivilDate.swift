/// A Gregorian day, whatever calendar the phone is set to.
public struct CivilDate: Equatable, Comparable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// `nil` where there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(of: month, in: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private init(day: Int) { (year, month, self.day) = (1970, 1, day) }

  /// The first day of 1970.
  static let epoch = CivilDate(day: 1)

  /// The day at the beginning of a stored date or moment.
  public init?(stored: String) {
    let parts = stored.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// As it is stored.
  public var stored: String {
    "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// The same day, or the last of the month where that is shorter.
  public func with(year: Int? = nil, month: Int? = nil) -> CivilDate? {
    let (year, month) = (year ?? self.year, month ?? self.month)
    guard (1...12).contains(month) else { return nil }
    return CivilDate(year: year, month: month, day: min(day, Self.days(of: month, in: year)))
  }

  /// Number of days in a month.
  public static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  public static func < (one: Self, other: Self) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }
}

/// A time of a day, to the minute.
public struct CivilTime: Equatable, Sendable {
  public let hour: Int
  public let minute: Int

  /// `nil` where there is no such time.
  public init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    (self.hour, self.minute) = (hour, minute)
  }

  /// The time in a stored time or moment.
  public init?(stored: String) {
    let time = stored.split(separator: "T").last ?? ""
    let parts = time.split(separator: ":")
    guard parts.count >= 2, let hour = Int(parts[0]), let minute = Int(parts[1].prefix(2)) else {
      return nil
    }
    self.init(hour: hour, minute: minute)
  }

  /// As an answer; the core adds seconds and zone.
  public var stored: String { "\(padded(hour, to: 2)):\(padded(minute, to: 2))" }
}

private func padded(_ number: Int, to width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
