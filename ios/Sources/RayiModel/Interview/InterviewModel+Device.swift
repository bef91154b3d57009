import Foundation
import RayiCore

/// What the device gives to an interview: files, places, codes.
extension InterviewModel {
  /// Has the file of a question made or chosen, and keeps it.
  public func take(at path: String) async {
    guard busy == nil, let question = question(path), case .file(let wish) = question.kind else {
      return
    }
    await working(on: path) {
      guard device.has(wish.ability) else { throw DeviceFault.lacking(wish.ability) }
      guard var file = try await device.take(wish) else { return }
      if wish.isPicture { file = try await device.shrunk(file, longestSide: wish.maxPixels) }
      let name = FileName(for: path, at: clock.now, ending: file.ending)
      held = HeldFile(path: path, name: name.text, bytes: file.bytes)
      attachHeld()
    }
  }

  /// Looks for the place of a question; the first good enough position is the answer, or the next
  /// point of a way or an outline.
  public func locate(at path: String) async {
    guard busy == nil, let wish = place(of: path) else { return }
    fix = nil
    await working(on: path) {
      guard device.has(.location) else { throw DeviceFault.lacking(.location) }
      let found = try await device.locate(wish) { [weak self] better in
        guard let self, busy == path else { return }
        if better.accuracy < fix?.accuracy ?? .infinity { fix = better }
      }
      // The person may have taken an earlier one, or given up.
      if busy == path, let found { use(found, at: path) }
    }
    fix = nil
  }

  /// Whether the best position so far is good enough to be taken by hand.
  public var canUseFix: Bool {
    guard let fix, let busy, let wish = place(of: busy) else { return false }
    return fix.accuracy <= wish.unacceptableAccuracy
  }

  /// Takes the best position so far.
  public func useFix() {
    guard canUseFix, let fix, let path = busy else { return }
    busy = nil
    device.stopLocating()
    use(fix, at: path)
  }

  /// Takes back the last point of a way or an outline.
  public func removePoint(at path: String) {
    guard let question = question(path), case .places(let shape, _) = question.kind else { return }
    keep(GeoPath(stored: question.entry, shape).withoutLast(), at: path)
  }

  private func place(of path: String) -> PlaceView? {
    switch question(path)?.kind {
    case .place(let wish), .places(_, let wish): wish
    default: nil
    }
  }

  private func use(_ fix: Fix, at path: String) {
    guard let question = question(path) else { return }
    if case .places(let shape, _) = question.kind {
      keep(GeoPath(stored: question.entry, shape).adding(fix), at: path)
    } else {
      answer(fix.lexical, at: path)
    }
  }

  /// Too few points are no answer yet; they stay on the screen like a half-typed word.
  private func keep(_ way: GeoPath, at path: String) {
    if way.isWhole || way.points.isEmpty {
      answer(way.stored, at: path)
    } else {
      unsaved[path] = Unsaved(entry: way.stored, state: .typing)
      refresh()
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

  func attachHeld() {
    guard let file = held else { return }
    do {
      switch try session.attach(path: file.path, name: file.name, bytes: file.bytes) {
      case .accepted: unsaved[file.path] = nil
      case .refused(let violation):
        unsaved[file.path] = Unsaved(entry: "", state: .refused(violation))
      }
      held = nil
    } catch {
      fail(error)
    }
    refresh()
  }

  private func working(on path: String, _ work: () async throws -> Void) async {
    busy = path
    do { try await work() } catch { denied(error) }
    if busy == path { busy = nil }
    refresh()
  }

  private func denied(_ error: any Error) {
    if error as? DeviceFault == .denied(.location) {
      // Only a form that keeps a log of places has a place for it.
      try? session.noteEvent(event: .locationPermissionRefused)
    }
    fail(error)
  }

  /// What the form wishes without asking a question.
  func serveRequests() {
    tryTo {
      for request in try session.deviceRequests() {
        switch request.kind {
        case .audio: notices.append(texts.line("app-lacks", ["what": .text("microphone")]))
        case .geopoint where device.has(.location):
          Task { await self.locateSilently(request.path) }
        case .geopoint: notices.append(texts.line("app-lacks", ["what": .text("location")]))
        }
      }
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
