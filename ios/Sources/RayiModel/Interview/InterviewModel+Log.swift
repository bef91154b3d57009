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

  /// Ends the recording behind the interview. True when all of it is written; what is not is tried again with
  /// the next save.
  @discardableResult
  func keepSound() -> Bool {
    guard soundPath != nil else { return true }
    soundPath = nil
    notices.removeAll { $0 == texts.line("app-sound-recorded") }
    device.endSound()
    return writeSounds()
  }

  /// No position is logged any more.
  func endLog() {
    positions?.cancel()
    positions = nil
  }

  private func listen(_ path: String, _ quality: AudioQuality) {
    guard device.has(.microphone) else { return lacks(.microphone) }
    listening = Task {
      do {
        // Behind what is there already: a draft that is opened again is recorded on.
        try await device.beginSound(quality) { [weak self] in self?.hear($0, at: path) }
        guard !isOver else { return device.endSound() }
        soundPath = path
        notices.append(texts.line("app-sound-recorded"))
      } catch {
        denied(error)
      }
    }
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
