import Foundation
import RayiCore
import Testing

@testable import RayiModel

private let every: [RayiCore.Calendar] = [
  .ethiopian, .coptic, .islamic, .bikramSambat, .myanmar, .persian, .buddhist,
]

/// Dates in other calendars: picked there, stored as Gregorian days.
@Suite struct CalendarTests {
  /// Days that are known in both calendars, from the calendars' own new years and printed tables.
  @Test(arguments: [
    (RayiCore.Calendar.ethiopian, "2023-09-12", CalendarDay(year: 2016, month: 1, day: 1)),
    (.ethiopian, "2024-09-10", CalendarDay(year: 2016, month: 13, day: 5)),
    (.coptic, "2023-09-12", CalendarDay(year: 1740, month: 1, day: 1)),
    (.islamic, "2000-04-06", CalendarDay(year: 1421, month: 1, day: 1)),
    (.persian, "2024-03-20", CalendarDay(year: 1403, month: 1, day: 1)),
    (.buddhist, "2024-02-29", CalendarDay(year: 2567, month: 2, day: 29)),
  ])
  func aDayIsTheSameInBoth(_ calendar: RayiCore.Calendar, _ stored: String, _ day: CalendarDay)
    throws
  {
    let date = try #require(CivilDate(stored: stored))
    let entry = DateEntry(.day, calendar)
    #expect(entry.day(of: date) == day)
    #expect(entry.date(of: day) == date)
  }

  @Test(arguments: every)
  func eachDayOfTwoYearsComesBack(_ calendar: RayiCore.Calendar) throws {
    let entry = DateEntry(.day, calendar)
    var seen: Set<String> = []
    for (year, month) in (2023...2024).flatMap({ year in (1...12).map { (year, $0) } }) {
      for day in 1...CivilDate.days(of: month, in: year) {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        let there = entry.day(of: date)
        #expect(entry.date(of: there) == date)
        seen.insert("\(there)")
      }
    }
    #expect(seen.count == 731)
  }

  @Test func monthsAndTheirDaysAreThoseOfTheCalendar() {
    let ethiopian = DateEntry(.day, .ethiopian)
    #expect(ethiopian.months(in: 2016).count == 13)
    #expect(ethiopian.days(of: 13, in: 2015).count == 6, "a leap year")
    #expect(ethiopian.days(of: 13, in: 2016).count == 5)
    #expect(DateEntry(.day, .persian).days(of: 1, in: 1403).count == 31)
    #expect(DateEntry(.day).days(of: 2, in: 2024).count == 29)
    #expect(DateEntry(.day).years == Array(1900...2100))
    #expect(DateEntry(.day, .buddhist).years.first == 2443)
  }

  @Test func aMonthOrAYearIsStoredAsItsFirstDay() {
    let day = CalendarDay(year: 1403, month: 7, day: 20)
    #expect(DateEntry(.month, .persian).date(of: day)?.stored == "2024-09-22")
    #expect(DateEntry(.year, .persian).date(of: day)?.stored == "2024-03-20")
    let last = CalendarDay(year: 2016, month: 13, day: 30)
    #expect(
      DateEntry(.day, .ethiopian).date(of: last)?.stored == "2024-09-10",
      "a wheel that turned on finds the last of the month")
  }

  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func eachMonthHasANameInEachLanguage(_ tag: String) {
    let texts = Texts(tags: [tag], digits: nil)
    for calendar in every {
      let entry = DateEntry(.day, calendar)
      let year = entry.years[entry.years.count / 2]
      let names = entry.months(in: year).map { entry.monthName($0, in: texts) }
      #expect(names.allSatisfy { !$0.isEmpty }, "\(calendar): \(names)")
      #expect(Set(names).count == names.count, "\(calendar): \(names)")
      #expect(entry.calendarName(in: texts)?.text.isEmpty == false)
    }
  }

  @Test func anAnswerIsShownInItsCalendarAndInTheGregorianOne() throws {
    let texts = Texts(tags: ["en"], digits: nil)
    #expect(DateEntry(.day, .persian).shown("2024-03-20", in: texts) == "1 Farvardin 1403")
    #expect(DateEntry(.day).shown("2024-03-20", in: texts) == nil)
    #expect(DateEntry(.year, .buddhist).shown("2024-01-01", in: texts) == "2567")
  }
}
