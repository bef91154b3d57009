import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// Sounds and films that are played; sound and places that are kept behind the interview; and what is
/// left of them when the process dies.
@MainActor @Suite(.timeLimit(.minutes(1)))
struct MediaTests {
  private func until(_ condition: () throws -> Bool) async rethrows {
    while try !condition() { await Task.yield() }
  }

  @Test func whatPlaysByItselfBeginsWithItsPageAndEndsWithIt() async throws {
    let desk = try Desk()
    let interview = try desk.beginEveryControl()
    await until { interview.playing != nil }
    #expect(interview.playing == Playback(.form("jr://audio/ask.mp3"), isFilm: false))
    await until { desk.phone.device.played == ["sound ask.mp3"] }
    interview.answer("Sara", at: "/data/all/name")
    #expect(interview.playing != nil, "an answer on the page does not silence it")
    interview.next()
    #expect(interview.page.content == .end)
    #expect(interview.playing == nil)
    interview.back()
    await until { desk.phone.device.played.count == 2 }
    desk.phone.device.playingEnds()
    await until { interview.playing == nil }
  }

  @Test func whatPlaysByItselfNeitherBeginsAnewOnItsPageNorGoesOnBehindTheScenes() async throws {
    let shelf = try FakeShelfOfProjects()
    let project = try shelf.add(name: "A", settings: readSettings(code: "https://example.org"))
    _ = try shelf.openProject(id: project.id).addForm(
      xml: Data(EveryControl.form.utf8), media: EveryControl.media)
    let phone = Phone()
    let app = AppModel(preferred: ["en"], platform: phone.platform) { shelf }
    await app.start()
    await app.open(project.id)
    let form = try #require(app.project?.forms.lines.first).id
    await app.project?.begin(form)
    let interview = try #require(app.project?.interview)
    await until { phone.device.played.count == 1 }
    app.desk?.settings.choose(language: "ar")
    interview.follow()
    app.paused()
    #expect(interview.playing != nil, "the page is the same, and it is looked at")
    app.wentBehind()
    #expect(interview.playing == nil)
    await app.cameForward()
    #expect(phone.device.played.count == 1)
    await app.close()
    app.desk?.rounds.stop()
  }

  @Test func onePlaysAtATimeAndASecondTapEndsIt() async throws {
    let desk = try Desk()
    let interview = try desk.beginEveryControl()
    let device = desk.phone.device
    let film = Playback(.form("jr://video/yes.mp4"), isFilm: true)
    let sound = Playback(.form("jr://audio/yes.mp3"), isFilm: false)
    await until { device.played.count == 1 }
    let first = Task { await interview.play(film) }
    await until { device.played.last == "film yes.mp4" }
    #expect(interview.playName(film, of: "Yes") == "Stop. Yes")
    #expect(interview.playName(sound, of: "Yes") == "Play. Yes")
    let second = Task { await interview.play(sound) }
    await until { device.played.last == "sound yes.mp3" }
    #expect(interview.playing == sound)
    await interview.play(sound)
    #expect(interview.playing == nil)
    await first.value
    await second.value
    await interview.play(Playback(.form("jr://audio/none.mp3"), isFilm: false))
    #expect(interview.trouble != nil, "a file that the form has not is said")
  }

  @Test func whatWasRecordedIsPlayed() async throws {
    let desk = try Desk()
    let interview = try desk.beginEveryControl()
    await until { desk.phone.device.played.count == 1 }
    desk.phone.device.file = TakenFile(bytes: Data("voice".utf8), ending: "aac")
    await interview.take(at: "/data/all/voice")
    #expect(interview.playing == nil, "nothing plays into a recording")
    guard case .file(let wish) = try interview.question(named: "voice").kind else {
      Issue.record("voice is no file")
      return
    }
    let playback = try #require(wish.playback(of: "/data/all/voice"))
    let playing = Task { await interview.play(playback) }
    await until { desk.phone.device.played.count == 2 }
    #expect(desk.phone.device.played.last?.hasPrefix("sound voice-") == true)
    interview.silence()
    await playing.value
  }

  // MARK: Behind the interview

  private let listened = """
    | survey |
    | | type | name | label | required |
    | | background-audio | sound | | |
    | | text | a | A | yes |
    """

  @Test func soundBehindTheInterviewIsSaidAndGoesWithTheRecord() async throws {
    let desk = try Desk()
    let device = desk.phone.device
    let interview = try desk.begin(listened)
    await until { device.isRecording }
    await until { !interview.notices.isEmpty }
    #expect(interview.notices.map(\.text).first?.contains("Sound is being recorded") == true)
    device.sound = Data("first ".utf8)
    interview.finish()
    #expect(device.isRecording, "not ended for a record that cannot be finished")
    let draft = interview.draftId
    #expect(interview.leave())
    #expect(!device.isRecording)

    let again = try desk.interview(desk.rayi.resume(draftId: draft))
    await until { !again.notices.isEmpty }
    device.sound = Data("second".utf8)
    again.answer("x", at: "/data/a")
    again.finish()
    let entry = try #require(again.finished, "\(again.findings ?? [])")
    #expect(!device.isRecording)
    let files = try desk.rayi.record(entryId: entry.id)
    let sound = try #require(files.first { $0.name.hasSuffix(".aac") }, "\(files.map(\.name))")
    #expect(sound.bytes == Data("first second".utf8), "both sittings, one after the other")
    #expect(files.filter { $0.name.hasSuffix(".aac") }.count == 1)
  }

  @Test func soundIsInTheDraftAsItIsHeard() async throws {
    let desk = try Desk()
    let device = desk.phone.device
    let interview = try desk.begin(listened)
    await until { device.isRecording }
    #expect(interview.attachment(at: "/data/sound") == nil)
    device.hears(Data("cut ".utf8))
    device.hears(Data("off ".utf8))
    #expect(interview.attachment(at: "/data/sound") == Data("cut off ".utf8))
    // The process dies, and nothing lies anywhere else.
    let again = try desk.interview(desk.rayi.resume(draftId: interview.draftId))
    await until { again.soundPath != nil }
    device.sound = Data("whole".utf8)
    again.answer("x", at: "/data/a")
    again.finish()
    let entry = try #require(again.finished)
    let files = try desk.rayi.record(entryId: entry.id)
    #expect(files.map(\.bytes).contains(Data("cut off whole".utf8)))
  }

  @Test func soundIsHeardFromTheBeginningThoughNobodyIsNamedYet() async throws {
    let desk = try Desk()
    let interview = try desk.begin(
      """
      | survey |
      | | type | name | label | parameters |
      | | audit | audit | | identify-user=true |
      | | background-audio | sound | | |
      | | text | a | A | |
      """)
    #expect(interview.page.content == .identity)
    await until { desk.phone.device.isRecording }
    desk.phone.device.hears(Data("early ".utf8))
    #expect(interview.trouble == nil && interview.attachment(at: "/data/sound") == nil)
    interview.identify("Sara")
    #expect(interview.attachment(at: "/data/sound") == Data("early ".utf8))
    desk.phone.device.hears(Data("late".utf8))
    #expect(interview.attachment(at: "/data/sound") == Data("early late".utf8))
    #expect(interview.leave())
  }

  @Test func soundThatFindsNoSpaceForAWhileIsWhole() async throws {
    let desk = try Desk()
    let session = CrampedSession(try desk.rayi.begin(formId: desk.keep(listened), language: nil))
    let interview = try desk.interview(session)
    await until { desk.phone.device.isRecording }
    desk.phone.device.hears(Data("one ".utf8))
    session.isFull = true
    desk.phone.device.hears(Data("two ".utf8))
    #expect(interview.trouble?.isStorageFull == true)
    session.isFull = false
    desk.phone.device.hears(Data("three".utf8))
    #expect(interview.attachment(at: "/data/sound") == Data("one two three".utf8))
  }

  @Test func soundThatIsDeniedOrFindsNoSpaceIsSaidAndSurvived() async throws {
    let desk = try Desk()
    desk.phone.device.denied = [.microphone]
    let session = CrampedSession(try desk.rayi.begin(formId: desk.keep(listened), language: nil))
    let interview = try desk.interview(session)
    await until { interview.trouble != nil }
    #expect(interview.trouble?.code == "device-denies")
    interview.dismissTrouble()
    interview.answer("x", at: "/data/a")
    #expect(interview.leave())

    desk.phone.device.denied = []
    desk.phone.device.sound = Data("long".utf8)
    let full = CrampedSession(try desk.rayi.begin(formId: "data", language: nil))
    let second = try desk.interview(full)
    await until { desk.phone.device.isRecording && !second.notices.isEmpty }
    second.answer("x", at: "/data/a")
    full.isFull = true
    second.finish()
    #expect(second.trouble?.isStorageFull == true)
    #expect(second.finished == nil)
    full.isFull = false
    second.dismissTrouble()
    second.finish()
    let entry = try #require(second.finished, "the recording waited for space")
    #expect(try desk.rayi.record(entryId: entry.id).map(\.bytes).contains(Data("long".utf8)))
  }

  private let logged = """
    | survey |
    | | type | name | label | parameters |
    | | audit | audit | | location-priority=balanced location-min-interval=60 location-max-age=300 |
    | | text | a | A | |
    """

  @Test func whereOneIsIsLoggedNoMoreOftenThanWished() async throws {
    let desk = try Desk()
    let device = desk.phone.device
    let interview = try desk.begin(logged)
    #expect(interview.notices.map(\.text).first?.contains("keeps where you are") == true)
    // Before now: what is to come is not logged.
    let now = Int64(Date().timeIntervalSince1970 * 1000) - 120_000
    for (seconds, latitude, accuracy) in [(0, 36.0, 5.0), (30, 37, 1), (61, 38, 3)] {
      device.isAt(
        Location(
          latitude: latitude, longitude: 44, accuracy: accuracy, at: now + Int64(seconds) * 1000,
          isMock: false))
    }
    await until { interview.lastLogged == now + 61_000 }
    interview.answer("x", at: "/data/a")
    interview.finish()
    let entry = try #require(interview.finished)
    let log = try #require(try desk.rayi.record(entryId: entry.id).first { $0.name == "audit.csv" })
    let text = String(decoding: log.bytes, as: UTF8.self)
    #expect(text.contains("location tracking enabled"))
    #expect(text.contains(",38.0,44.0,3.0"), "the better of the two that were logged: \(text)")
    #expect(!text.contains("37.0"), "\(text)")
    #expect(interview.positions == nil, "and nobody is followed after the end")
  }

  @Test func aLogWithoutPlacesIsSaidAndTheInterviewGoesOn() async throws {
    let desk = try Desk()
    desk.phone.device.denied = [.location]
    let interview = try desk.begin(logged)
    await until { interview.trouble != nil }
    #expect(interview.trouble?.code == "device-denies")
    interview.dismissTrouble()
    interview.answer("x", at: "/data/a")
    interview.finish()
    let entry = try #require(interview.finished)
    let log = try #require(try desk.rayi.record(entryId: entry.id).first { $0.name == "audit.csv" })
    #expect(
      String(decoding: log.bytes, as: UTF8.self).contains("location permissions not granted"))
    desk.phone.device.abilities.remove(.location)
    let second = try desk.interview(desk.rayi.begin(formId: "data", language: nil))
    #expect(second.notices.map(\.text).first?.contains("cannot tell where it is") == true)
  }

  // MARK: Death of the process

  private let errands = """
    | survey |
    | | type | name | label | appearance |
    | | image | photo | Photo | |
    | | audio | voice | Voice | |
    | | video | film | Film | |
    | | image | sign | Sign | signature |
    | | file | paper | Paper | |
    """

  @Test func aProcessThatDiesInTheCameraComesBackToItsQuestion() async throws {
    let desk = try Desk()
    _ = try desk.keep(errands)
    let whereabouts = try await died(desk, at: "/data/photo")
    #expect(whereabouts.errand == "/data/photo")
    let again = desk.project()
    await again.restore(whereabouts)
    let interview = try #require(again.interview)
    #expect(interview.names == ["photo"])
    #expect(interview.notices.map(\.text) == ["The photo did not arrive. Take it again."])
    desk.phone.device.file = TakenFile(bytes: Data("pixels".utf8), ending: "jpg")
    desk.phone.device.meanwhile = {}
    await interview.take(at: "/data/photo")
    #expect(interview.attachment(at: "/data/photo") == Data("small pixels".utf8))
    #expect(again.whereabouts.errand == nil)
    again.stop()
  }

  @Test func whatIsLostWithTheProcessIsSaidByItsName() async throws {
    for (name, said) in [
      ("film", ["The film did not arrive. Film it again."]),
      ("voice", ["The recording did not arrive. Record it again."]),
      ("sign", ["The drawing did not arrive. Draw it again."]),
      ("paper", []),
    ] {
      let desk = try Desk()
      _ = try desk.keep(errands)
      let whereabouts = try await died(desk, at: "/data/\(name)")
      let again = desk.project()
      await again.restore(whereabouts)
      let interview = try #require(again.interview)
      #expect(interview.names == [name])
      #expect(interview.notices.map(\.text) == said)
      again.stop()
    }
  }

  @Test func aProcessThatDiesInTheRecorderKeepsWhatWasRecorded() async throws {
    let desk = try Desk()
    _ = try desk.keep(errands)
    desk.phone.device.file = TakenFile(bytes: Data("half a story".utf8), ending: "aac")
    let whereabouts = try await died(desk, at: "/data/voice")
    let again = desk.project()
    await again.restore(whereabouts)
    let interview = try #require(again.interview)
    #expect(interview.names == ["voice"])
    #expect(interview.attachment(at: "/data/voice") == Data("ha".utf8), "as far as it went")
    #expect(interview.notices.map(\.text).first?.contains("is kept") == true)
    again.stop()
  }

  @Test func whoThinksBetterOfARecordingHasTheOneBefore() async throws {
    let desk = try Desk()
    let interview = try desk.begin(errands)
    let device = desk.phone.device
    let path = "/data/voice"
    interview.jump(to: path)
    device.file = TakenFile(bytes: Data("first".utf8), ending: "aac")
    device.keepsRecording = false
    await interview.take(at: path)
    #expect(interview.attachment(at: path) == nil && interview.stored(path) == "")
    device.keepsRecording = true
    await interview.take(at: path)
    let name = interview.stored(path)
    #expect(interview.attachment(at: path) == Data("first".utf8) && name?.hasSuffix(".aac") == true)
    device.file = TakenFile(bytes: Data("second".utf8), ending: "aac")
    device.keepsRecording = false
    await interview.take(at: path)
    #expect(interview.attachment(at: path) == Data("first".utf8) && interview.stored(path) == name)
    device.keepsRecording = true
    desk.phone.clock.pass(1)
    await interview.take(at: path)
    #expect(interview.attachment(at: path) == Data("second".utf8))
    device.file = nil
    await interview.take(at: path)
    #expect(interview.trouble != nil, "nothing was heard")
    #expect(interview.attachment(at: path) == Data("second".utf8))
  }

  // MARK: What lies unencrypted

  @Test func whatADeadProcessLeftLyingIsWipedAndSaid() async throws {
    let folder = Fixtures.newFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let deep = folder.appendingPathComponent("capture")
    try FileManager.default.createDirectory(at: deep, withIntermediateDirectories: true)
    try Data("film".utf8).write(to: deep.appendingPathComponent("a.mov"))
    try Data("film".utf8).write(to: folder.appendingPathComponent("film.mp4"))
    #expect(Leftovers.wipe(folder) == 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    #expect(Leftovers.wipe(folder) == 0)
    #expect(Leftovers.wipe(folder.appendingPathComponent("nowhere")) == 0)

    let shelf = try FakeShelfOfProjects()
    let phone = Phone()
    for (leftovers, isSaid) in [(0, false), (2, true)] {
      phone.device.leftovers = leftovers
      let app = AppModel(preferred: ["en"], platform: phone.platform) { shelf }
      await app.start()
      #expect((app.notice != nil) == isSaid)
      app.dismissNotice()
      #expect(app.notice == nil)
      app.desk?.rounds.stop()
    }
  }

  /// A frame of 100 bytes at 44,100 Hz in one channel, by the tables of ISO/IEC 13818-7.
  @Test func aFrameOfSoundSaysItsLengthAndRate() throws {
    let packet = Data(repeating: 7, count: 100)
    let frame = try #require(Adts.frame(packet, rate: 44_100))
    #expect([UInt8](frame.prefix(7)) == [0xFF, 0xF1, 0x50, 0x40, 0x0D, 0x7F, 0xFC])
    #expect(frame.dropFirst(7) == packet)
    #expect(try #require(Adts.frame(packet, rate: 16_000))[2] == 0x60)
    #expect(Adts.frame(packet, rate: 44_000) == nil)
    #expect(Adts.frame(Data(count: 8185), rate: 44_100) == nil)
  }

  /// The process ends while another screen is open; what the system kept of it.
  private func died(_ desk: Desk, at path: String) async throws -> Whereabouts {
    let project = desk.project()
    await project.begin("data")
    let interview = try #require(project.interview)
    interview.jump(to: path)
    var kept: Whereabouts?
    desk.phone.device.meanwhile = { @MainActor in
      project.paused()
      kept = project.whereabouts
      // What comes after death is nobody's.
      project.interview?.end()
    }
    await interview.take(at: path)
    project.stop()
    // As the system writes it down and reads it again.
    return try JSONDecoder().decode(
      Whereabouts.self, from: JSONEncoder().encode(#require(kept)))
  }
}
