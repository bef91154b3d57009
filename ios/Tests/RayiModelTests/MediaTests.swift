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
    desk.phone.device.file = TakenFile(bytes: Data("voice".utf8), ending: "m4a")
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

  @Test func soundOfAProcessThatDiedIsKept() async throws {
    let desk = try Desk()
    desk.phone.device.soundBefore = Data("cut ".utf8)
    desk.phone.device.sound = Data("whole".utf8)
    let interview = try desk.begin(listened)
    #expect(interview.attachment(at: "/data/sound") == Data("cut ".utf8))
    await until { interview.notices.count == 2 }
    interview.answer("x", at: "/data/a")
    interview.finish()
    let entry = try #require(interview.finished)
    #expect(
      try desk.rayi.record(entryId: entry.id).map(\.bytes).contains(Data("cut whole".utf8)))
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
    let whereabouts = try await died(desk, at: "/data/voice")
    desk.phone.device.left = TakenFile(bytes: Data("half a story".utf8), ending: "m4a")
    let again = desk.project()
    await again.restore(whereabouts)
    let interview = try #require(again.interview)
    #expect(interview.names == ["voice"])
    #expect(interview.attachment(at: "/data/voice") == Data("half a story".utf8))
    #expect(interview.notices.map(\.text).first?.contains("is kept") == true)
    again.stop()
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
    }
    await interview.take(at: path)
    project.stop()
    // As the system writes it down and reads it again.
    return try JSONDecoder().decode(
      Whereabouts.self, from: JSONEncoder().encode(#require(kept)))
  }
}
