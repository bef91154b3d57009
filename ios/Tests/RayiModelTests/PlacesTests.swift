import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// Ways, outlines, degrees that are typed, and the compass.
@MainActor @Suite(.timeLimit(.minutes(1)))
struct PlacesTests {
  private let walk = """
    | survey |
    | | type | name | label | appearance |
    | | geotrace | way | Way | |
    | | geoshape | field | Field | |
    | | geopoint | here | Here | placement-map |
    | | decimal | north | North | bearing |
    """

  private func fix(_ latitude: Double, accuracy: Double = 4) -> Fix {
    Fix(latitude: latitude, longitude: 44, altitude: 400, accuracy: accuracy)
  }

  @Test func tooFewPointsAreSaidAndNotLeftUnseen() async throws {
    let desk = try Desk()
    let interview = try desk.begin(walk)
    desk.phone.device.fixes = [fix(36)]
    await interview.locate(at: "/data/way")
    let question = try interview.question(named: "way")
    #expect(question.violation?.text.unmarked == "Points: 1. At least 2 are needed.")
    #expect(question.voice.value.unmarked.contains("At least 2"))
    #expect(interview.stored("/data/way") == "")
    interview.next()
    #expect(interview.names == ["way"])
    #expect(!interview.leave(), "one is told before one leaves")
    desk.phone.device.fixes = [fix(37)]
    await interview.locate(at: "/data/way")
    #expect(interview.stored("/data/way") == "36 44 400 4;37 44 400 4")
    #expect(try interview.question(named: "way").remarks.map(\.text.unmarked) == ["Points: 2"])
    interview.removePoint(at: "/data/way")
    #expect(interview.stored("/data/way") == "", "one point is no way any more")
    #expect(try interview.question(named: "way").entry == "36 44 400 4", "and is not lost")
    interview.clear("/data/way")
    interview.next()
    #expect(interview.names == ["field"])
  }

  @Test func anOutlineIsClosedAndSaysSo() async throws {
    let desk = try Desk()
    let interview = try desk.begin(walk)
    interview.jump(to: "/data/field")
    for latitude in [36.0, 37, 38] {
      desk.phone.device.fixes = [fix(latitude)]
      await interview.locate(at: "/data/field")
    }
    #expect(
      interview.stored("/data/field")
        == "36 44 400 4;37 44 400 4;38 44 400 4;36 44 400 4")
    #expect(
      try interview.question(named: "field").remarks.map(\.text.unmarked)
        == ["Points: 3. The outline is closed."])
  }

  @Test func pointsAreTakenByThemselvesUntilOneStops() async throws {
    let desk = try Desk()
    let interview = try desk.begin(walk)
    let device = desk.phone.device
    device.fixes = [fix(36)]
    await interview.beginTrace(at: "/data/way", every: 20)
    #expect(interview.trace == Trace(path: "/data/way", every: 20))
    for latitude in [37.0, 38] {
      device.fixes = [fix(latitude)]
      desk.phone.clock.pass(10)
      #expect(interview.busy == nil, "not before its time")
      desk.phone.clock.pass(10)
      while try !interview.question(named: "way").entry.contains("\(Int(latitude)) 44") {
        await Task.yield()
      }
    }
    #expect(interview.stored("/data/way")?.split(separator: ";").count == 3)
    interview.endTrace()
    #expect(desk.phone.clock.pending.isEmpty, "nothing ticks on")
    desk.phone.clock.pass(60)
    #expect(interview.stored("/data/way")?.split(separator: ";").count == 3)
  }

  @Test func whereNoneIsGoodTheBestIsThePointWhenItsTimeIsOver() async throws {
    let desk = try Desk()
    let interview = try desk.begin(walk)
    let device = desk.phone.device
    device.fixes = [fix(36, accuracy: 60), fix(37, accuracy: 30)]
    device.meanwhile = { @MainActor in
      guard interview.fix?.accuracy == 30 else { return }
      desk.phone.clock.pass(20)
      while interview.busy != nil { await Task.yield() }
    }
    await interview.beginTrace(at: "/data/way", every: 20)
    #expect(try interview.question(named: "way").entry == "37 44 400 30")
    #expect(interview.trace != nil, "and it goes on")
    interview.endTrace()
  }

  @Test func pointsEndWithThePageAndWithAPermissionThatIsRefused() async throws {
    let desk = try Desk()
    let interview = try desk.begin(walk)
    desk.phone.device.fixes = [fix(36), fix(37)]
    await interview.beginTrace(at: "/data/way", every: 5)
    interview.jump(to: "/data/field")
    #expect(interview.trace == nil)
    #expect(desk.phone.clock.pending.isEmpty)
    desk.phone.device.denied = [.location]
    await interview.beginTrace(at: "/data/field", every: 5)
    #expect(interview.trouble?.code == "device-denies")
    #expect(interview.trace == nil)
  }

  @Test func degreesAreTypedInWhateverDigits() throws {
    let interview = try Desk().begin(walk)
    interview.jump(to: "/data/here")
    interview.setPlace(latitude: "٣٦٫٢٥", longitude: "۴۴,5", at: "/data/here")
    #expect(interview.stored("/data/here") == "36.25 44.5 0 0")
    interview.setPlace(latitude: "north", longitude: "5", at: "/data/here")
    #expect(try interview.question(named: "here").violation != nil)
    #expect(interview.stored("/data/here") == "36.25 44.5 0 0", "what was there stays")
    interview.setPlace(latitude: "91", longitude: "5", at: "/data/here")
    #expect(try interview.question(named: "here").violation != nil, "no such place on earth")
    interview.clear("/data/here")
    interview.jump(to: "/data/way")
    interview.setPlace(latitude: "36", longitude: "44", at: "/data/way")
    interview.setPlace(latitude: "37", longitude: "44", at: "/data/way")
    #expect(interview.stored("/data/way") == "36 44 0 0;37 44 0 0")
  }

  @Test func theCompassIsReadOrTyped() async throws {
    let desk = try Desk()
    let interview = try desk.begin(walk)
    interview.jump(to: "/data/north")
    desk.phone.device.degrees = 12.34567
    await interview.readBearing(at: "/data/north")
    #expect(interview.stored("/data/north") == "12.346")
    desk.phone.device.abilities.remove(.compass)
    await interview.readBearing(at: "/data/north")
    #expect(interview.trouble?.code == "device-lacks")
    interview.dismissTrouble()
    interview.type("90", at: "/data/north")
    #expect(interview.save())
    #expect(interview.stored("/data/north") == "90")
  }
}
