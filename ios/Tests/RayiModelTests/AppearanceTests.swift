import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// Every control and appearance: drawn as it is meant, or said to be done otherwise; and each with
/// words for a screen reader in all languages.
@MainActor @Suite(.timeLimit(.minutes(2)))
struct AppearanceTests {
  @Test func nothingThatAFormWishesFallsThroughUnsaid() throws {
    let desk = try Desk()
    let interview = try desk.beginEveryControl()
    let texts = desk.speech.texts
    let names = Set(interview.names)
    #expect(names.count == 64, "\(names.count)")
    #expect(names.isSuperset(of: EveryControl.standIns.keys))
    for question in interview.page.questions {
      let name = String(question.id.split(separator: "/").last ?? "")
      if case .unsupported = question.kind { Issue.record("\(name) is asked by nothing") }
      #expect(question.lack == nil, "\(name): the phone has all")
      let said = question.remarks.map(\.text)
      if let stands = EveryControl.standIns[name] {
        let words = stands.line(app: "org.example.app", in: texts).text
        #expect(said.contains(words), "\(name): \(said)")
      } else {
        #expect(
          said.allSatisfy { $0.hasSuffix("calendar") },
          "\(name) is drawn as it is meant: \(said)")
      }
      #expect(
        question.parts.contains(.control), "\(name) has a control, a note an empty one")
    }
  }

  /// Each has words of its own: none falls through to what is said of anything.
  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func eachStandInHasWordsOfItsOwn(_ tag: String) throws {
    let texts = Speech(preferred: [tag]).texts
    let said = StandIn.allCases.map { $0.line(app: "org.example.app", in: texts).text }
    #expect(Set(said).count == StandIn.allCases.count)
    #expect(!said.contains(texts.line("app-lacks", ["what": .text("other")]).text))
    #expect(said.filter { $0.contains("org.example.app") }.count == 1)
  }

  @Test func whatThePhoneLacksIsSaidAndTheRestIsAsked() throws {
    let desk = try Desk()
    desk.phone.device.abilities = []
    let interview = try desk.beginEveryControl()
    let lacking = interview.page.questions.filter { $0.lack != nil }
    let names = lacking.compactMap { $0.id.split(separator: "/").last.map(String.init) }
    #expect(
      names == [
        "here", "mapped", "placed", "way", "field", "photo", "taken", "selfie", "sign", "drawn",
        "notes", "voice", "film", "selfilm", "paper", "code", "hidden",
      ])
    #expect(lacking.allSatisfy { $0.lack?.text.contains("go on without") == true })
    let bearing = try interview.question(named: "north")
    #expect(bearing.remarks.map(\.text).first?.contains("no compass") == true)
  }

  @Test(arguments: ["ar", "ckb", "kmr", "en"])
  func eachQuestionChoiceAndPartIsSpokenInEachLanguage(_ tag: String) throws {
    let desk = try Desk(tag)
    let interview = try desk.beginEveryControl()
    for question in interview.page.questions {
      #expect(!question.voice.name.isEmpty, "\(question.id)")
      if case .note = question.kind {
        #expect(question.voice.value.isEmpty)
      } else {
        #expect(!question.voice.value.isEmpty, "\(question.id) says that it is not answered")
      }
      #expect(question.item.choices.allSatisfy { !$0.spokenName.isEmpty }, "\(question.id)")
      for part in question.parts {
        switch part {
        case .words(let words, _): #expect(!words.text.isEmpty, "\(question.id)")
        case .picture(_, _, let name): #expect(!name.isEmpty)
        case .play(let playback): #expect(interview.playName(playback, of: "x").count > 4)
        case .control: break
        }
      }
      if case .file(let wish) = question.kind {
        #expect(!interview.words(wish.buttonId).isEmpty)
      }
    }
    #expect(!interview.page.progress.text.isEmpty)
    #expect(Trace.intervals.allSatisfy { !interview.interval($0).isEmpty })
    let order = try interview.question(named: "order")
    #expect(interview.moveName("app-move-up", "y", of: order).contains("Yes"))
  }

  @Test func aQuestionIsReadFromItsWordsToItsFault() throws {
    let desk = try Desk()
    let interview = try desk.beginEveryControl()
    interview.next()
    let question = try interview.question(named: "name")
    let parts = question.parts.map { part in
      switch part {
      case .words(_, let weight): "\(weight)"
      case .picture(let address, let larger, _): "\(address) \(larger ?? "")"
      case .play(let playback): playback.isFilm ? "film" : "sound"
      case .control: "control"
      }
    }
    #expect(
      parts == [
        "label", "small", "hint", "jr://images/face.png jr://images/large.png", "sound", "film",
        "control", "wrong",
      ])
    #expect(question.voice.name == "Name. Required")
    #expect(question.voice.value == "This question must be answered. Not answered yet")
    #expect(question.voice.hint == "As on the card")
    interview.answer("Sara", at: question.id)
    #expect(try interview.question(named: "name").voice.value == "Sara")
    interview.answer("hush", at: "/data/all/secret")
    #expect(try interview.question(named: "secret").voice.value == "", "masked is not read aloud")
    interview.choose("y", at: "/data/all/one")
    #expect(try interview.question(named: "one").voice.value == "Yes")
  }

  @Test func widthsPutQuestionsBesideOneAnother() throws {
    let interview = try Desk().beginEveryControl()
    let rows = interview.page.rows.map { row in
      row.questions.compactMap { $0.id.split(separator: "/").last.map(String.init) }
    }
    #expect(rows.contains(["one", "quick", "folded"]), "1 and 1 and 2 of 4")
    #expect(rows.contains(["sought"]), "3 do not fit any more")
    #expect(rows.contains(["three"]))
    #expect(rows.flatMap { $0 } == interview.names, "in their order, each once")
  }

  @Test func aPageThatAnotherAppWasToFillSaysSo() throws {
    let interview = try Desk().begin(
      """
      | survey |
      | | type | name | label | appearance | body::intent |
      | | begin group | g | G | field-list | org.example.census(a='1') |
      | | text | a | A | | |
      | | end group | | | | |
      """)
    #expect(interview.page.notice?.text.contains("org.example.census") == true)
    interview.next()
    #expect(interview.page.content == .end)
  }

  @Test func largeTextPutsChoicesOneBelowTheOtherWithTheirLabels() throws {
    let interview = try Desk().beginEveryControl()
    func large(_ name: String) throws -> SelectEntry.Layout? {
      guard case .selectOne(let select) = try interview.question(named: name).kind else {
        return nil
      }
      return select.largeLayout
    }
    for name in ["three", "columns", "packed", "scale", "row", "line"] {
      #expect(try large(name) == .list, "\(name)")
    }
    #expect(try large("folded") == .folded)
    #expect(try large("heads") == .row(labels: true, buttons: false), "a heading has no buttons")
  }

  @Test func eachWayOfAFileIsTheOneThatWasWished() throws {
    let interview = try Desk().beginEveryControl()
    let ways = interview.page.questions.compactMap { question in
      if case .file(let wish) = question.kind { wish.way } else { nil }
    }
    #expect(
      ways == [
        .photo(front: false, mustBeNew: false), .photo(front: false, mustBeNew: true),
        .photo(front: true, mustBeNew: true), .drawing(isSignature: true),
        .drawing(isSignature: false), .annotation(front: false, mustBeNew: true),
        .sound(.voiceOnly), .film(front: false, mustBeNew: false),
        .film(front: true, mustBeNew: true), .file(accept: []),
      ])
  }

  @Test func anAddressIsOpenedOnlyWhereItIsOneOfTheWeb() throws {
    let interview = try Desk().beginEveryControl()
    for (typed, isOpened) in [
      ("https://example.org/a", true), ("javascript:alert(1)", false), ("file:///etc", false),
    ] {
      interview.answer(typed, at: "/data/all/page")
      #expect((try interview.question(named: "page").address != nil) == isOpened, "\(typed)")
    }
    interview.answer("https://example.org/a", at: "/data/all/name")
    #expect(try interview.question(named: "name").address == nil, "a name is no address")
  }

  @Test func choicesOfAMapBearTheirPlaces() throws {
    let interview = try Desk().begin(
      """
      | survey |
      | | type | name | label | appearance |
      | | select_one town | town | Town | map |
      | choices |
      | | list_name | name | label | geometry |
      | | town | erbil | Erbil | 36.19 44.01 0 0 |
      | | town | way | Way | 36.1 44.1 0 0;36.2 44.2 0 0 |
      | | town | none | Nowhere | |
      """)
    let choices = try interview.question(named: "town").item.choices
    #expect(choices.map(\.place) == ["36.19, 44.01", "36.1, 44.1", nil])
  }

  @Test func marksOfARangeAreItsTicksOrItsEnds() throws {
    func range(_ end: Double, tick: Double?) throws -> RangeEntry {
      try #require(
        RangeEntry(
          Range(start: 0, end: end, step: 1, tickInterval: tick, placeholder: nil), Wishes([])))
    }
    #expect(try range(10, tick: nil).marks == Array(0...10))
    #expect(try range(100, tick: nil).marks == [0, 100])
    #expect(try range(100, tick: 25).marks == [0, 25, 50, 75, 100])
  }
}
