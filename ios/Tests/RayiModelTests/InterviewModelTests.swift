import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// What a screen does with what a person does: through the real core, on a phone that a test holds.
@MainActor @Suite(.timeLimit(.minutes(2)))
struct InterviewModelTests {
  private let visit = """
    | survey |
    | | type | name | label::العربية (ar) | label::English (en) | required | constraint | appearance | parameters |
    | | integer | age | العمر | Age | yes | . > 17 | | |
    | | select_one yn | work | العمل | Work | | | quick | |
    | | text | remark | ملاحظة | Remark | | | | |
    | | image | photo | صورة | Photo | | | | max-pixels=800 |
    | choices |
    | | list_name | name | label::العربية (ar) | label::English (en) |
    | | yn | y | نعم | Yes |
    | | yn | n | كلا | No |
    """

  @Test func threeSetsOfDigitsAreOneAnswer() throws {
    for typed in ["42", "٤٢", "۴۲"] {
      let interview = try Desk().begin(visit)
      interview.type(typed, at: "/data/age")
      #expect(interview.stored("/data/age") == "", "not yet an answer")
      #expect(interview.save())
      #expect(interview.stored("/data/age") == "42")
      #expect(try interview.question(named: "age").violation == nil)
    }
  }

  @Test func aRefusedAnswerStaysBesideItsQuestionAndIsNotLeftUnseen() throws {
    let interview = try Desk().begin(visit)
    #expect(try interview.question(named: "age").violation == nil, "nobody has answered yet")
    interview.answer("12", at: "/data/age")
    let question = try interview.question(named: "age")
    #expect(question.violation?.text == "This answer is not accepted.")
    #expect(question.entry == "12")
    #expect(question.spoken.contains("This answer is not accepted."))
    #expect(interview.stored("/data/age") == "")
    interview.next()
    #expect(interview.names == ["age"])
    interview.answer("20", at: "/data/age")
    interview.next()
    #expect(interview.names == ["work"])
  }

  @Test func aRequiredQuestionIsReproachedWhenOneWantsToGoOn() throws {
    let interview = try Desk().begin(visit)
    interview.next()
    #expect(interview.names == ["age"])
    #expect(
      try interview.question(named: "age").violation?.text == "This question must be answered.")
  }

  @Test func whatIsTypedIsSavedWhenThePersonRests() throws {
    let desk = try Desk()
    let interview = try desk.begin(visit)
    interview.type("3", at: "/data/age")
    desk.phone.clock.pass(0.5)
    interview.type("33", at: "/data/age")
    desk.phone.clock.pass(0.7)
    #expect(interview.stored("/data/age") == "", "still typing")
    desk.phone.clock.pass(0.5)
    #expect(interview.stored("/data/age") == "33")
    #expect(desk.phone.clock.pending.isEmpty, "and nothing ticks on")
  }

  @Test func aQuickChoiceLeadsOnAndAnotherTapOnAnOrdinaryOneClears() throws {
    let interview = try Desk().begin(visit)
    interview.answer("20", at: "/data/age")
    interview.next()
    interview.choose("y", at: "/data/work")
    #expect(interview.names == ["remark"])
    interview.back()
    #expect(try interview.question(named: "work").item.value == "y")
  }

  @Test func aFullDiskLosesNothingAndSaysSo() throws {
    let desk = try Desk()
    let session = CrampedSession(try desk.rayi.begin(formId: desk.keep(visit), language: nil))
    let interview = try desk.interview(session)
    session.isFull = true
    interview.type("20", at: "/data/age")
    interview.next()
    #expect(interview.trouble?.isStorageFull == true)
    #expect(interview.trouble?.canTryAgain == true)
    #expect(interview.trouble?.sentence.text.isEmpty == false)
    #expect(interview.names == ["age"], "the screen stays with what is not kept")
    #expect(try interview.question(named: "age").entry == "20")
    #expect(!interview.leave(), "and one is told before one leaves")
    #expect(interview.isHeldBack)
    session.isFull = false
    interview.tryAgain()
    #expect(interview.trouble == nil)
    #expect(interview.stored("/data/age") == "20")
    #expect(interview.leave())
    #expect(!interview.isHeldBack)
  }

  @Test func aPhotoIsNotTakenTwiceBecauseADiskWasFull() async throws {
    let desk = try Desk()
    let session = CrampedSession(try desk.rayi.begin(formId: desk.keep(visit), language: nil))
    let interview = try desk.interview(session)
    reachPhoto(interview)
    desk.phone.device.file = TakenFile(bytes: Data("pixels".utf8), ending: "heic")
    session.isFull = true
    await interview.take(at: "/data/photo")
    #expect(interview.trouble?.isStorageFull == true)
    #expect(interview.stored("/data/photo") == "")
    session.isFull = false
    desk.phone.device.file = nil
    interview.tryAgain()
    #expect(interview.stored("/data/photo") == "photo-1767225600000.jpg")
    #expect(desk.phone.device.shrunkTo == [800], "once, and to what the form says")
  }

  @Test func aPhotoOutlivesTheProcess() async throws {
    let desk = try Desk()
    let draft = try await {
      let interview = try desk.begin(visit)
      reachPhoto(interview)
      desk.phone.device.file = TakenFile(bytes: Data("pixels".utf8), ending: "jpg")
      await interview.take(at: "/data/photo")
      return interview.draftId
    }()
    let again = try desk.interview(desk.rayi.resume(draftId: draft))
    #expect(again.names == ["photo"], "at the question where it was")
    again.answer("20", at: "/data/age")
    again.finish()
    let entry = try #require(again.finished)
    let files = try desk.rayi.record(entryId: entry.id)
    #expect(files.map(\.bytes).contains(Data("small pixels".utf8)))
  }

  @Test func aPersonWhoTakesNoPhotoAfterAllChangesNothing() async throws {
    let desk = try Desk()
    let interview = try desk.begin(visit)
    reachPhoto(interview)
    await interview.take(at: "/data/photo")
    #expect(interview.stored("/data/photo") == "")
    #expect(interview.trouble == nil)
    #expect(interview.busy == nil)
  }

  @Test func deniedAndLackingAreSaidAndOneGoesOn() async throws {
    let desk = try Desk()
    desk.phone.device.denied = [.photos]
    let interview = try desk.begin(visit)
    reachPhoto(interview)
    await interview.take(at: "/data/photo")
    #expect(interview.trouble?.code == "device-denies")
    #expect(interview.trouble?.canTryAgain == true)
    interview.dismissTrouble()
    desk.phone.device.abilities = []
    await interview.take(at: "/data/photo")
    #expect(interview.trouble?.code == "device-lacks")
    #expect(try interview.question(named: "photo").lack?.text.contains("go on without it") == true)
    interview.dismissTrouble()
    interview.next()
    #expect(interview.page.content == .end)
  }

  @Test func theLanguageChangesInMidInterviewAndLosesNothing() throws {
    let desk = try Desk("en")
    let interview = try desk.begin(visit)
    #expect(interview.language == "English (en)", "the form follows the app")
    interview.type("2", at: "/data/age")
    let arabic = try #require(interview.languages.first { $0.tag == "ar" })
    interview.choose(arabic)
    #expect(desk.speech.language.tag == "ar", "one switch for both")
    let question = try interview.question(named: "age")
    #expect(question.item.label.text == "العمر")
    #expect(question.item.label.direction == .rtl)
    #expect(question.entry == "2", "what was typed and refused is still there")
    #expect(question.violation != nil)
    interview.answer("30", at: "/data/age")
    desk.speech.choose("en")
    interview.follow()
    #expect(try interview.question(named: "age").item.label.text == "Age")
    #expect(try interview.question(named: "age").item.value == "30")
    desk.speech.choose("kmr")
    interview.follow()
    #expect(interview.language == "English (en)", "the form has no Kurmanji and keeps what it has")
  }

  @Test func aTextInAnotherLanguageIsMarked() throws {
    let desk = try Desk("en")
    let interview = try desk.begin(
      """
      | survey |
      | | type | name | label::العربية (ar) | label::English (en) |
      | | text | a | اسم | - |
      """)
    let question = try interview.question(named: "a")
    #expect(question.item.label.fallback)
    #expect(question.item.label.direction == .rtl, "by its own language, not the screen's")
    #expect(question.fallbackMark?.text.contains("العربية (ar)") == true)
    #expect(question.fallbackMark?.direction == .ltr)
  }

  @Test func instancesAreAddedAtTheOfferAndRemovedInTheOverview() throws {
    let interview = try Desk().begin(
      """
      | survey |
      | | type | name | label | required |
      | | begin repeat | member | Member | |
      | | text | name | Name | yes |
      | | end repeat | | | |
      """)
    interview.type("Sara", at: "/data/member[1]/name")
    interview.next()
    interview.addAnother()
    interview.type("Azad", at: "/data/member[2]/name")
    let instance = try #require(interview.removable)
    #expect(instance.path == "/data/member[2]")
    #expect(interview.removal(of: instance).question.text.contains("Member"))
    interview.next()
    if case .offer(let offer) = interview.page.content { #expect(offer.count == 2) }
    interview.lookOver()
    let instances = interview.overview.filter(\.canBeRemoved)
    #expect(instances.map(\.path) == ["/data/member[1]", "/data/member[2]"])
    #expect(instances.map(\.label.text) == ["Member 1", "Member 2"])
    interview.remove("/data/member[1]")
    let lines = interview.overview
    #expect(lines.filter { $0.kind == .question }.map(\.answer) == ["Azad"])
    #expect(lines.map(\.depth) == [0, 1, 2])
  }

  @Test func theOverviewShowsWhatIsWrongAndLeadsThere() throws {
    let interview = try Desk().begin(visit)
    interview.lookForErrors()
    #expect(interview.findings?.map(\.path) == ["/data/age"])
    let line = try #require(interview.overview.first { $0.violation != nil })
    #expect(line.path == "/data/age")
    interview.jump(to: "/data/remark")
    #expect(interview.names == ["remark"])
    interview.jump(to: line.path)
    #expect(interview.names == ["age"])
    #expect(try interview.question(named: "age").violation != nil)
    interview.finish()
    #expect(interview.finished == nil)
    interview.answer("20", at: "/data/age")
    interview.lookForErrors()
    #expect(interview.findings == [])
    interview.finish()
    #expect(interview.finished != nil)
  }

  @Test func tenThousandChoicesComeByThePageAndAreSearchedByHowTheySound() throws {
    let rows = (1...10_000).map {
      "| | place | p\($0) | \($0 == 7_777 ? "كوردستان" : "Place \($0)") |"
    }
    let interview = try Desk().begin(
      """
      | survey |
      | | type | name | label | appearance |
      | | select_one place | where | Where | autocomplete |
      | choices |
      | | list_name | name | label |
      \(rows.joined(separator: "\n"))
      """)
    #expect(try interview.question(named: "where").item.choices.count <= 100)
    let list = interview.choices(of: "/data/where")
    #expect((list.rows.count, list.total) == (ChoiceList.pageSize, 10_000))
    list.reached(10)
    #expect(list.rows.count == ChoiceList.pageSize, "not before it is needed")
    list.reached(ChoiceList.pageSize - 1)
    #expect(list.rows.count == 2 * ChoiceList.pageSize)
    #expect(Set(list.rows.map(\.value)).count == list.rows.count)
    list.find("کوردستان")
    #expect(list.rows.map(\.value) == ["p7777"], "Arabic and Kurdish kaf are one")
    list.find("Place ٩٩٩٩")
    #expect(list.rows.map(\.value) == ["p9999"])
    list.find("no such")
    #expect((list.rows.count, list.total) == (0, 0))
    interview.choose("p7777", at: "/data/where")
    #expect(interview.stored("/data/where") == "p7777")
  }

  @Test func choicesAreToggledAndRanked() throws {
    let interview = try Desk().begin(
      """
      | survey |
      | | type | name | label |
      | | select_multiple need | many | Many |
      | | rank need | order | Order |
      | choices |
      | | list_name | name | label |
      | | need | water | Water |
      | | need | work | Work |
      | | need | school | School |
      """)
    for name in ["school", "water", "work", "work"] { interview.toggle(name, at: "/data/many") }
    #expect(interview.stored("/data/many") == "water school")
    interview.next()
    interview.rank("school", to: 0, at: "/data/order")
    #expect(interview.stored("/data/order") == "school water work")
  }

  @Test func theFirstPositionThatIsGoodEnoughIsTaken() async throws {
    let desk = try Desk()
    let interview = try desk.begin(
      "| survey |\n| | type | name | label |\n| | geopoint | p | P |\n")
    desk.phone.device.fixes = [40, 12, 4, 2].map {
      Fix(latitude: 36.2, longitude: 44, altitude: 400, accuracy: $0)
    }
    await interview.locate(at: "/data/p")
    #expect(interview.stored("/data/p") == "36.2 44 400 4")
    #expect(interview.fix == nil)
  }

  @Test func anEarlierPositionIsTakenByHandUnlessItIsNoGood() async throws {
    let desk = try Desk()
    let interview = try desk.begin(
      "| survey |\n| | type | name | label |\n| | geopoint | p | P |\n")
    let device = desk.phone.device
    device.fixes = [Fix(latitude: 36.2, longitude: 44, altitude: 400, accuracy: 150)]
    var offered: [Bool] = []
    device.meanwhile = { @MainActor in
      offered.append(interview.canUseFix)
      interview.useFix()
    }
    await interview.locate(at: "/data/p")
    #expect(interview.stored("/data/p") == "")
    device.fixes = [Fix(latitude: 36.2, longitude: 44, altitude: 400, accuracy: 60)]
    await interview.locate(at: "/data/p")
    #expect(offered == [false, true])
    #expect(interview.stored("/data/p") == "36.2 44 400 60")
    #expect(device.stops == 1)
    #expect(interview.busy == nil)
  }

  @Test func whoFillsItInAndWhyItIsChangedAreAsked() throws {
    let desk = try Desk()
    _ = try desk.rayi.addForm(xml: Fixtures.platform("sitting.xml"), media: [])
    desk.phone.device.abilities = []
    let interview = try desk.interview(desk.rayi.begin(formId: "sitting", language: nil))
    #expect(interview.page.content == .identity)
    #expect(
      interview.notices.count == 2, "it wishes for places, for a log of them and for sound in vain")
    interview.identify("sara")
    interview.answer("1", at: "/data/a")
    let draft = interview.draftId
    #expect(interview.leave())
    let again = try desk.interview(desk.rayi.resume(draftId: draft))
    again.identify("ali")
    again.jump(to: "/data/a")
    again.answer("2", at: "/data/a")
    again.finish()
    #expect(again.asksForReason)
    #expect(again.finished == nil)
    again.give(reason: "miscounted")
    #expect(again.finished != nil)
  }

  private func reachPhoto(_ interview: InterviewModel) {
    interview.answer("20", at: "/data/age")
    interview.jump(to: "/data/photo")
  }
}
