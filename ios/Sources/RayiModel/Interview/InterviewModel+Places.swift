import Foundation
import RayiCore

/// Places: found where one stands, one after the other by themselves, or typed.
extension InterviewModel {
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

  /// Takes a place by degrees that were typed, in whatever digits; what is none is refused by the core.
  public func setPlace(latitude: String, longitude: String, at path: String) {
    guard let question = question(path) else { return }
    let point = [latitude, longitude].map(Self.degrees).joined(separator: " ") + " 0 0"
    if case .places(let shape, _) = question.kind {
      keep(GeoPath(stored: question.entry, shape).adding(point), at: path)
    } else {
      answer(point, at: path)
    }
  }

  /// Takes a point now, and one again and again after so many seconds, until it is stopped or the
  /// page is left.
  public func beginTrace(at path: String, every seconds: Double) async {
    guard trace == nil, case .places = question(path)?.kind else { return }
    trace = Trace(path: path, every: seconds)
    await takeTracePoint()
  }

  /// Takes no more points.
  public func endTrace() {
    guard let ended = trace else { return }
    nextPoint?.cancel()
    nextPoint = nil
    trace = nil
    if busy == ended.path {
      busy = nil
      device.stopLocating()
    }
  }

  /// Which way the phone points.
  public func readBearing(at path: String) async {
    guard busy == nil else { return }
    await working(on: path) {
      guard device.has(.compass) else { throw DeviceFault.lacking(.compass) }
      guard let degrees = try await device.bearing() else { return }
      answer(plain((degrees * 1000).rounded() / 1000), at: path)
    }
  }

  private func takeTracePoint() async {
    guard let trace else { return }
    nextPoint = clock.alarm(after: trace.every) { [weak self] in
      Task { await self?.takeTracePoint() }
    }
    if busy == trace.path {
      // Its time is over: the best that was found is the point, if it is any good.
      useFix()
      return
    }
    await locate(at: trace.path)
    if trouble != nil { endTrace() }
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
      keep(GeoPath(stored: question.entry, shape).adding(fix.lexical), at: path)
    } else {
      answer(fix.lexical, at: path)
    }
  }

  /// Too few points are no answer yet: they stay on the screen, and the page stays with them.
  private func keep(_ way: GeoPath, at path: String) {
    if way.isWhole || way.points.isEmpty {
      answer(way.stored, at: path)
    } else {
      // Fewer than before: the answer that there was is none any more.
      if question(path)?.item.value != nil { answer("", at: path) }
      unsaved[path] = Unsaved(entry: way.stored, state: .tooFew)
      refresh()
    }
  }

  private nonisolated static func degrees(_ typed: String) -> String {
    let words = fold(text: typed).map { $0 == "٫" || $0 == "," ? "." : $0 }
    return String(words.filter { !$0.isWhitespace })
  }
}

/// A way whose points are taken by themselves.
public struct Trace: Equatable, Sendable {
  /// Path of its question.
  public let path: String
  /// Seconds from one point to the next.
  public let every: Double

  /// Seconds that a person may choose from, and what stands chosen: Collect's.
  public static let intervals: [Double] = [5, 10, 20, 30, 60, 300]
  public static let usual: Double = 20
}
