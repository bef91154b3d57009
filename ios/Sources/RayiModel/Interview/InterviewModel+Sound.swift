import Foundation
import RayiCore

/// Sound on its way into the draft: it is there, encrypted, a few seconds after it was heard.
struct GrowingSound {
  /// Whether it is put behind what is there, and does not take its place.
  var goesOn: Bool
  /// What is not written yet.
  var waiting = Data()
}

/// Sound that is recorded as an answer, or behind the interview.
extension InterviewModel {
  /// Records the answer to a question. What was there before comes back where the person thinks better of it.
  func record(_ quality: AudioQuality?, at path: String) async throws {
    let before = try session.attachment(path: path)
    sounds[path] = GrowingSound(goesOn: false)
    let isKept = try await device.record(quality) { [weak self] in self?.hear($0, at: path) }
    guard let sound = sounds[path], sound.goesOn || !sound.waiting.isEmpty else {
      if isKept { throw DeviceFault.failed(.microphone) }
      return
    }
    guard !isKept else { return }
    sounds[path] = nil
    if let before {
      held.append(HeldFile(path: path, name: before.name, bytes: before.bytes))
      attachHeld()
    } else {
      answer("", at: path)
    }
  }

  /// A few seconds more were heard.
  func hear(_ bytes: Data, at path: String) {
    guard !isOver, !bytes.isEmpty else { return }
    sounds[path, default: GrowingSound(goesOn: true)].waiting += bytes
    writeSounds()
  }

  /// Puts what was heard behind what is there. What cannot be written is tried again with the next piece, and
  /// with the next save. True when nothing is left outside the core.
  @discardableResult
  func writeSounds() -> Bool {
    let isNothingLeft = { self.sounds.values.allSatisfy(\.waiting.isEmpty) }
    // Before it is known who fills the form in the core takes nothing, and sound is heard from the beginning.
    if (try? session.needsUser()) == true { return isNothingLeft() }
    for (path, sound) in sounds where !sound.waiting.isEmpty {
      do {
        if try !sound.goesOn || !session.append(path: path, bytes: sound.waiting) {
          let name = FileName(for: path, at: clock.now, ending: "aac").text
          switch try session.attach(path: path, name: name, bytes: sound.waiting) {
          case .accepted: unsaved[path] = nil
          case .refused(let violation):
            unsaved[path] = Unsaved(entry: "", state: .refused(violation))
          }
        }
        sounds[path] = GrowingSound(goesOn: true)
      } catch {
        if trouble == nil { fail(error) }
      }
    }
    return isNothingLeft()
  }
}
