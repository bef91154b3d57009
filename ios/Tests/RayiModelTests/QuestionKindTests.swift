import RayiCore
import Testing

@testable import RayiModel

/// Which control each type and appearance becomes.
@MainActor @Suite struct QuestionKindTests {
  @Test func everyTypeAndAppearanceFindsItsControl() throws {
    let desk = try Desk()
    let interview = try desk.begin(
      """
      | survey |
      | | type | name | label | appearance | parameters |
      | | begin group | all | All | field-list | |
      | | text | name | Name | | |
      | | text | story | Story | multiline | |
      | | text | secret | Secret | masked | |
      | | text | phone | Phone | numbers | |
      | | integer | age | Age | | |
      | | integer | cars | Cars | counter | |
      | | decimal | weight | Weight | thousands-sep | |
      | | date | day | Day | | |
      | | date | month | Month | month-year | |
      | | date | year | Year | year | |
      | | time | hour | Hour | | |
      | | dateTime | moment | Moment | | |
      | | select_one yn | one | One | | |
      | | select_one yn | folded | Folded | minimal | |
      | | select_one yn | sought | Sought | autocomplete | |
      | | select_one yn | three | Three | columns-3 | |
      | | select_one yn | packed | Packed | columns-pack | |
      | | select_one yn | scale | Scale | likert | |
      | | select_one yn | heads | Heads | label | |
      | | select_one yn | row | Row | list-nolabel | |
      | | select_multiple yn | many | Many | | |
      | | rank yn | order | Order | | |
      | | range | amount | Amount | | start=0 end=10 step=2 |
      | | range | stars | Stars | rating | start=1 end=5 step=1 |
      | | note | said | Said | | |
      | | acknowledge | heard | Heard | | |
      | | geopoint | here | Here | | |
      | | geotrace | way | Way | | |
      | | geoshape | field | Field | | |
      | | image | photo | Photo | | max-pixels=640 |
      | | image | selfie | Selfie | new-front | |
      | | image | sign | Sign | signature | |
      | | image | notes | Notes | annotate | |
      | | audio | voice | Voice | | quality=voice-only |
      | | video | film | Film | | |
      | | file | paper | Paper | | |
      | | barcode | code | Code | | |
      | | end group | | | | |
      | choices |
      | | list_name | name | label |
      | | yn | y | Yes |
      | | yn | n | No |
      """)
    func kind(_ name: String) throws -> QuestionKind { try interview.question(named: name).kind }
    func layout(_ name: String) throws -> SelectEntry.Layout? {
      if case .selectOne(let select) = try kind(name) { select.layout } else { nil }
    }
    func way(_ name: String) throws -> FileWish.Way? {
      if case .file(let wish) = try kind(name) { wish.way } else { nil }
    }
    func text(_ name: String) throws -> TextEntry? {
      if case .text(let entry) = try kind(name) { entry } else { nil }
    }
    #expect(try text("name")?.lines == 1)
    #expect(try text("story")?.lines == 4)
    #expect(try text("secret")?.isMasked == true)
    #expect(try text("phone")?.isDigits == true)
    for (name, isWhole, isCounter, hasThousands) in [
      ("age", true, false, false), ("cars", true, true, false), ("weight", false, false, true),
    ] {
      guard case .number(let number) = try kind(name) else {
        Issue.record("\(name) is no number")
        continue
      }
      #expect(number.isWhole == isWhole && number.isCounter == isCounter, "\(name)")
      #expect(number.hasThousands == hasThousands, "\(name)")
    }
    #expect(try kind("day") == .date(DateEntry(.day)))
    #expect(try kind("month") == .date(DateEntry(.month)))
    #expect(try kind("year") == .date(DateEntry(.year)))
    #expect(try kind("hour") == .time)
    #expect(try kind("moment") == .dateTime(DateEntry(.day)))
    #expect(try layout("one") == .list)
    #expect(try layout("folded") == .folded)
    #expect(try layout("three") == .columns(3))
    #expect(try layout("packed") == .columns(0))
    #expect(try layout("scale") == .likert)
    #expect(try layout("heads") == .row(labels: true, buttons: false))
    #expect(try layout("row") == .row(labels: false, buttons: true))
    if case .selectOne(let select) = try kind("sought") { #expect(select.isSearchable) }
    if case .selectMany = try kind("many") {} else { Issue.record("many") }
    #expect(try kind("order") == .rank)
    if case .range(let range) = try kind("amount") {
      #expect((range.last, range.stored(at: 3)) == (5, "6"))
      #expect(range.style == .slider(isVertical: false, hasTicks: true))
    } else {
      Issue.record("amount is no range")
    }
    if case .range(let range) = try kind("stars") { #expect(range.style == .stars) }
    #expect(try kind("said") == .note)
    #expect(try kind("heard") == .acknowledge)
    if case .place(let wish) = try kind("here") { #expect(wish.accuracy == 5) }
    if case .places(.line, _) = try kind("way") {} else { Issue.record("way") }
    if case .places(.area, _) = try kind("field") {} else { Issue.record("field") }
    #expect(try way("photo") == .photo(front: false, mustBeNew: false))
    #expect(try way("sign") == .drawing(isSignature: true))
    #expect(try way("notes") == .annotation(front: false, mustBeNew: false))
    #expect(try way("voice") == .sound(.voiceOnly))
    #expect(try way("film") == .film(front: false, mustBeNew: false))
    #expect(try way("paper") == .file(accept: []))
    #expect(try kind("code") == .barcode(isHidden: false))
    if case .file(let wish) = try kind("photo") { #expect(wish.maxPixels == 640) }
  }

  @Test func stepsOfARangeAreCountedAndNotAdded() throws {
    let tenths = RangeEntry(
      Range(start: 0, end: 1, step: 0.1, tickInterval: 0.5, placeholder: 0.3), Wishes([]))
    let range = try #require(tenths)
    #expect(
      (0...10).map(range.stored(at:)) == [
        "0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1",
      ])
    #expect((range.placeholder, range.tickEvery) == (3, 5))
    #expect(range.position(of: "0.7") == 7)
    #expect(range.position(of: nil) == nil)
    #expect(range.stored(at: 99) == "1")
    let down = try #require(
      RangeEntry(
        Range(start: 10, end: -10, step: -5, tickInterval: nil, placeholder: nil), Wishes([])))
    #expect((0...4).map(down.stored(at:)) == ["10", "5", "0", "-5", "-10"])
    for step in [0, Double.nan, 1e-9, .infinity] {
      let none = Range(start: 0, end: 1, step: step, tickInterval: nil, placeholder: nil)
      #expect(RangeEntry(none, Wishes([])) == nil, "\(step)")
    }
  }

  @Test func chosenNamesStandInTheOrderOfTheList() {
    let order = ["a", "b", "c"]
    var chosen = ChosenNames(stored: nil)
    for name in ["c", "x", "a"] { chosen = chosen.toggled(name, order: order) }
    #expect(chosen.stored == "a c x", "what the list does not show stays at the end")
    #expect(chosen.toggled("c", order: order).stored == "a x")
    let ranking = ChosenNames.ranking(stored: "c", order: order)
    #expect(ranking.stored == "c a b")
    #expect(ranking.moved("b", to: 0).stored == "b c a")
    #expect(ranking.moved("b", to: 9).stored == "c a b")
  }

  @Test func datesAreGregorianDaysWhateverThePhoneIsSetTo() throws {
    #expect(CivilDate(stored: "2024-02-29")?.stored == "2024-02-29")
    #expect(CivilDate(stored: "2023-02-29") == nil)
    #expect(CivilDate(stored: "2024-02") == nil)
    #expect(CivilDate(stored: "2024-01-31")?.with(month: 2)?.stored == "2024-02-29")
    #expect(CivilDate(stored: "2024-02-29")?.with(year: 2023)?.stored == "2023-02-28")
    let day = CalendarDay(year: 2024, month: 3, day: 15)
    for (precision, stored) in [
      (DatePrecision.day, "2024-03-15"), (.month, "2024-03-01"), (.year, "2024-01-01"),
    ] {
      #expect(DateEntry(precision).date(of: day)?.stored == stored)
    }
    let short = DateEntry(.day).date(of: CalendarDay(year: 2023, month: 2, day: 31))
    #expect(short?.stored == "2023-02-28", "a wheel that turned on finds the last of the month")
    #expect(CivilTime(stored: "2024-03-15T07:05:00.000+03:00")?.stored == "07:05")
    #expect(CivilTime(stored: "24:00") == nil)
  }

  @Test func aPositionIsWrittenWithAPointAndNoExponent() {
    let fix = Fix(latitude: 36.25, longitude: -0.00001, altitude: 400, accuracy: 4.5)
    #expect(fix.lexical == "36.25 -0.00001 400 4.5")
  }

  @Test func anOutlineIsClosedOnceItHasItsCorners() {
    let corner = { (x: Double) in Fix(latitude: x, longitude: 1, altitude: 0, accuracy: 0) }
    var area = GeoPath(stored: "", .area)
    for x in [1.0, 2, 3] { area = area.adding(corner(x).lexical) }
    #expect(area.isWhole)
    #expect(area.stored == "1 1 0 0; 2 1 0 0; 3 1 0 0; 1 1 0 0")
    #expect(GeoPath(stored: area.stored, .area) == area)
    #expect(area.withoutLast().stored == "1 1 0 0; 2 1 0 0", "two corners enclose nothing")
    #expect(!GeoPath(stored: "1 1 0 0", .line).isWhole)
  }
}
