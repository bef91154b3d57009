import Foundation
import RayiCore

/// What the device gives to an interview: files and codes.
extension InterviewModel {
  /// Has the file of a question made or chosen, and keeps it.
  public func take(at path: String) async {
    guard busy == nil, let question = question(path), case .file(let wish) = question.kind else {
      return
    }
    silence()
    errand = path
    await working(on: path) {
      guard device.has(wish.ability) else { throw DeviceFault.lacking(wish.ability) }
      if case .sound(let quality) = wish.way { return try await record(quality, at: path) }
      guard let file = try await device.take(wish) else { return }
      try await keep(file, wish, at: path)
    }
    errand = nil
  }

  /// The process ended while the device was at work for a question: what did not come is said to be made
  /// again, and of a recording, that it is there as far as it went.
  public func recover(_ path: String) {
    guard let question = question(path), case .file(let wish) = question.kind else { return }
    if question.item.value == nil {
      if let lost = wish.lostId { notices.append(texts.line(lost)) }
    } else if case .sound = wish.way {
      notices.append(texts.line("app-recording-saved"))
    }
  }

  /// Reads a code.
  public func scan(at path: String) async {
    guard busy == nil else { return }
    await working(on: path) {
      guard device.has(.barcode) else { throw DeviceFault.lacking(.barcode) }
      if let code = try await device.scan() { answer(code, at: path) }
    }
  }

  /// Gives to the core what was made and is not there yet.
  func attachHeld() {
    while let file = held.first {
      do {
        switch try session.attach(path: file.path, name: file.name, bytes: file.bytes) {
        case .accepted: unsaved[file.path] = nil
        case .refused(let violation):
          unsaved[file.path] = Unsaved(entry: "", state: .refused(violation))
        }
        held.removeFirst()
      } catch {
        fail(error)
        break
      }
    }
    refresh()
  }

  func working(on path: String, _ work: () async throws -> Void) async {
    busy = path
    do { try await work() } catch { denied(error) }
    if busy == path { busy = nil }
    refresh()
  }

  func denied(_ error: any Error) {
    if error as? DeviceFault == .denied(.location) {
      // Only a form that keeps a log of places has a place for it.
      try? session.noteEvent(event: .locationPermissionRefused)
    }
    fail(error)
  }

  private func keep(_ file: TakenFile, _ wish: FileWish, at path: String) async throws {
    var file = file
    if wish.isPicture { file = try await device.shrunk(file, longestSide: wish.maxPixels) }
    let name = FileName(for: path, at: clock.now, ending: file.ending)
    held.append(HeldFile(path: path, name: name.text, bytes: file.bytes))
    attachHeld()
  }
}

/// A file on its way into the core.
struct HeldFile {
  let path: String
  let name: String
  let bytes: Data
}

/// The name of a new file: its question's, and the moment, so that another try is another name.
struct FileName {
  let text: String

  init(for path: String, at moment: Date, ending: String) {
    let node = path.split(separator: "/").last.map(String.init) ?? ""
    let plain = node.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    let stamp = Int64((moment.timeIntervalSince1970 * 1000).rounded())
    text = "\(plain.isEmpty ? "file" : plain)-\(stamp).\(ending)"
  }
}
