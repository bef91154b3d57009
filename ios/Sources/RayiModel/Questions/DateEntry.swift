import RayiCore

/// How much of a date is asked; the rest is its first day.
public enum DatePrecision: Equatable, Sendable {
  case day
  case month
  case year

  init(_ wishes: Wishes) {
    self = wishes.has(.year) ? .year : wishes.has(.monthYear) ? .month : .day
  }
}

/// A day in whatever calendar.
public struct CalendarDay: Equatable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  public init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }
}

/// A date that is picked by its parts, in the calendar that the form wishes; the core reckons.
public struct DateEntry: Equatable, Sendable {
  /// How much of it is asked.
  public let precision: DatePrecision
  /// The calendar; `nil` for the Gregorian one.
  public let calendar: Calendar?

  init(_ wishes: Wishes) {
    precision = DatePrecision(wishes)
    calendar = wishes.calendar
  }

  init(_ precision: DatePrecision, _ calendar: Calendar? = nil) {
    (self.precision, self.calendar) = (precision, calendar)
  }

  /// The day in the calendar that is picked in; the Gregorian one where its reckoning does not reach.
  public func day(of date: CivilDate) -> CalendarDay {
    there(date) ?? CalendarDay(year: date.year, month: date.month, day: date.day)
  }

  /// The date that is stored for a day that was picked: its month's or its year's first, where no
  /// more is asked, and the last of its month where that is shorter. `nil` where there is none.
  public func date(of picked: CalendarDay) -> CivilDate? {
    let months = months(in: picked.year)
    guard let month = precision == .year ? months.first : months.last(where: { $0 <= picked.month })
    else { return nil }
    let days = days(of: month, in: picked.year)
    guard let day = precision == .day ? days.last(where: { $0 <= picked.day }) : days.first else {
      return nil
    }
    return here(CalendarDay(year: picked.year, month: month, day: day))
  }

  /// The years of a picker, a century each way of 2000.
  public var years: [Int] {
    let reached = (1900...2100).compactMap { CivilDate(year: $0, month: 6, day: 1) }
      .compactMap { there($0)?.year }
    guard let first = reached.first, let last = reached.last else { return [] }
    return Array(first...last)
  }

  /// The months of a year; not every year has each of them.
  public func months(in year: Int) -> [Int] {
    guard let calendar else { return Array(1...12) }
    return (1...Self.mostMonths).filter { month in
      (1...Self.mostDays).contains { day in
        Self.gregorian(calendar, CalendarDay(year: year, month: month, day: day)) != nil
      }
    }
  }

  /// The days of a month.
  public func days(of month: Int, in year: Int) -> [Int] {
    guard let calendar else { return Array(1...CivilDate.days(of: month, in: year)) }
    return (1...Self.mostDays).filter { day in
      Self.gregorian(calendar, CalendarDay(year: year, month: month, day: day)) != nil
    }
  }

  /// Name of a month: Iraq's names in the Gregorian calendar.
  public func monthName(_ month: Int, in texts: Texts) -> String {
    let names = calendar.map(texts.calendarMonths) ?? texts.monthNames()
    return names.indices.contains(month - 1) ? names[month - 1] : ""
  }

  /// Which calendar it is, said where it is not everyone's.
  public func calendarName(in texts: Texts) -> TextView? {
    calendar.map { texts.line("app-calendar", ["calendar": .text($0.textName)]) }
  }

  /// A stored date as this calendar has it, in words; `nil` in the Gregorian one, which the core shows.
  public func shown(_ stored: String, in texts: Texts) -> String? {
    guard let date = CivilDate(stored: stored), calendar != nil, let day = there(date) else {
      return nil
    }
    let number = { (part: Int) in texts.number(stored: String(part)) }
    let parts =
      switch precision {
      case .day: [number(day.day), monthName(day.month, in: texts), number(day.year)]
      case .month: [monthName(day.month, in: texts), number(day.year)]
      case .year: [number(day.year)]
      }
    return parts.joined(separator: " ")
  }

  /// More than any calendar has.
  private static let (mostMonths, mostDays) = (15, 32)

  private func there(_ date: CivilDate) -> CalendarDay? {
    guard let calendar else {
      return CalendarDay(year: date.year, month: date.month, day: date.day)
    }
    let parts = DateParts(
      year: Int16(clamping: date.year), month: UInt8(clamping: date.month),
      day: UInt8(clamping: date.day))
    return calendarDate(calendar: calendar, gregorian: parts).map {
      CalendarDay(year: Int($0.year), month: Int($0.month), day: Int($0.day))
    }
  }

  private func here(_ day: CalendarDay) -> CivilDate? {
    guard let calendar else { return CivilDate(year: day.year, month: day.month, day: day.day) }
    return Self.gregorian(calendar, day)
  }

  private static func gregorian(_ calendar: Calendar, _ day: CalendarDay) -> CivilDate? {
    let parts = DateParts(
      year: Int16(clamping: day.year), month: UInt8(clamping: day.month),
      day: UInt8(clamping: day.day))
    return gregorianDate(calendar: calendar, date: parts).flatMap {
      CivilDate(year: Int($0.year), month: Int($0.month), day: Int($0.day))
    }
  }
}

extension Calendar {
  /// The name that the texts select by.
  var textName: String {
    switch self {
    case .ethiopian: "ethiopian"
    case .coptic: "coptic"
    case .islamic: "islamic"
    case .bikramSambat: "bikram-sambat"
    case .myanmar: "myanmar"
    case .persian: "persian"
    case .buddhist: "buddhist"
    }
  }
}
