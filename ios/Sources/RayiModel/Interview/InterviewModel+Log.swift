import Foundation
import RayiCore

/// What a form wishes of the device without asking a question: a place, sound behind the interview, and
/// a log of where one is. The person is told of each.
extension InterviewModel {
  /// What the form wishes.
  func serveRequests() {
    tryTo {
      for request in try session.deviceRequests() {
        switch request.kind {
        case .audio(let quality): listen(request.path, quality)
        case .geopoint where device.has(.location):
          Task { await self.locateSilently(request.path) }
        case .geopoint: lacks(.location)
        }
      }
    }
    followPositions()
  }

  /// Ends the recording and keeps it as the answer of its node, after what was recorded before. What
  /// could not be written is tried again with the next save.
  func keepSound() {
    guard let path = soundPath else { return }
    soundPath = nil
    notices.removeAll { $0 == texts.line("app-sound-recorded") }
    guard let bytes = device.endSound(), !bytes.isEmpty else { return }
    hold(sound: bytes, at: path)
    attachHeld()
  }

  /// No position is logged any more.
  func endLog() {
    positions?.cancel()
    positions = nil
  }

  private func listen(_ path: String, _ quality: AudioQuality) {
    if let left = device.soundLeft(of: draftId) {
      hold(sound: left, at: path)
      attachHeld()
      notices.append(texts.line("app-recording-saved"))
    }
    guard device.has(.microphone) else { return lacks(.microphone) }
    listening = Task {
      do {
        try await device.beginSound(quality, for: draftId)
        guard !isOver else {
          _ = device.endSound()
          return
        }
        soundPath = path
        notices.append(texts.line("app-sound-recorded"))
      } catch {
        denied(error)
      }
    }
  }

  /// Behind what is there already: a draft that is opened again is recorded on.
  private func hold(sound: Data, at path: String) {
    let before = attachment(at: path) ?? Data()
    let name = FileName(for: path, at: clock.now, ending: "aac")
    held.append(HeldFile(path: path, name: name.text, bytes: before + sound))
  }

  private func followPositions() {
    guard let wishes = try? session.auditWishes()?.location else { return }
    guard device.has(.location) else {
      note(.locationServiceMissing)
      return lacks(.location)
    }
    notices.append(texts.line("app-places-kept"))
    note(.locationTrackingEnabled)
    let places = device.positions(wishes)
    positions = Task { [weak self] in
      do {
        for try await place in places { self?.log(place, wishes) }
      } catch {
        self?.denied(error)
      }
    }
  }

  /// A position for the log, unless the last one is too near in time.
  private func log(_ place: Location, _ wishes: LocationWishes) {
    if let last = lastLogged, place.at - last < Int64(clamping: wishes.minIntervalMs) { return }
    do {
      try session.locate(place: place)
      lastLogged = place.at
    } catch {
      if trouble == nil { fail(error) }
    }
  }

  private func locateSilently(_ path: String) async {
    do {
      guard let found = try await device.locate(.usual, better: { _ in }) else { return }
      answer(found.lexical, at: path)
    } catch {
      denied(error)
    }
  }

  private func lacks(_ ability: Ability) {
    let words = texts.line("app-lacks", ["what": .text(ability.rawValue)])
    if !notices.contains(words) { notices.append(words) }
  }

  /// Only a form that keeps a log has a place for it.
  private func note(_ event: PlatformEvent) { try? session.noteEvent(event: event) }
}
