import Foundation
import RayiCore
import Testing

@testable import RayiModel

/// A person who walks through a form as a walk says, by what each screen offers and nothing else.
@MainActor
final class Walker {
  let walk: Walk
  private let device: FakeDevice
  /// Questions that were on a screen.
  private(set) var seen: Set<String> = []
  /// Bytes of the files that were made, by the path of their question.
  private(set) var files: [String: Data] = [:]
  private var refusals = 0

  init(_ walk: Walk, _ device: FakeDevice) {
    self.walk = walk
    self.device = device
  }

  struct Stuck: Error { let at: [String] }

  /// Goes on until the end, or until so many questions were seen.
  func go(_ interview: InterviewModel, until count: Int = .max) async throws {
    while seen.count < count {
      let page = interview.page
      switch page.content {
      case .end:
        return
      case .identity:
        interview.identify("sara")
      case .offer(let offer):
        let wanted = walk.repeats?[offer.path.replacing(/\[[0-9]+\]/, with: "")] ?? 0
        if offer.count < wanted { interview.addAnother() } else { interview.next() }
      case .questions(let questions):
        if let question = questions.first(where: { !seen.contains($0.id) }) {
          seen.insert(question.id)
          try await meet(question, interview)
          continue
        }
        interview.next()
      }
      guard interview.page != page, interview.trouble == nil else {
        throw Stuck(
          at: interview.page.questions.map { "\($0.id): \($0.violation?.text ?? "-")" }
            + (interview.findings ?? []).map(\.path))
      }
    }
  }

  /// What must hold at the end.
  func settle() {
    #expect(Set(walk.answers.keys).subtracting(seen).isEmpty, "answered but never asked")
    #expect(Set(walk.asked ?? []).subtracting(seen).isEmpty, "never asked")
    #expect(seen.intersection(walk.notAsked ?? []).isEmpty, "asked")
    #expect(refusals == walk.reject?.count ?? 0, "refusals met")
  }

  private func meet(_ question: Question, _ interview: InterviewModel) async throws {
    for reject in walk.reject ?? [] where reject.path == question.id {
      interview.answer(reject.value, at: question.id)
      let now = interview.page.questions.first { $0.id == question.id }
      let said = try #require(now?.violation, "\(question.id) takes \(reject.value)")
      #expect(!said.text.isEmpty)
      #expect(now?.entry == reject.value, "what was typed is still there to be put right")
      refusals += 1
      interview.next()
      let isHere = interview.page.questions.contains { $0.id == question.id }
      #expect(isHere, "a refused answer is not left behind unseen")
      interview.clear(question.id)
    }
    guard let answer = walk.answers[question.id] else { return }
    try await give(answer, to: question, interview)
    interview.save()
    if let violation = interview.page.questions.first(where: { $0.id == question.id })?.violation {
      Issue.record("\(question.id): \(answer): \(violation.text)")
    }
  }

  private func give(
    _ answer: String, to question: Question, _ interview: InterviewModel
  ) async throws {
    let path = question.id
    switch question.kind {
    case .text:
      interview.type(answer, at: path)
    case .number:
      interview.type(inDigits(answer, of: interview), at: path)
    case .selectOne:
      let list = interview.choices(of: path)
      #expect(list.rows.contains { $0.value == answer }, "\(path) does not offer \(answer)")
      if question.item.value != answer { interview.choose(answer, at: path) }
    case .selectMany:
      for name in answer.split(separator: " ") { interview.toggle(String(name), at: path) }
    case .rank:
      for (place, name) in answer.split(separator: " ").enumerated() {
        interview.rank(String(name), to: place, at: path)
      }
    case .range(let range):
      let position = try #require(range.position(of: answer))
      interview.answer(range.stored(at: position), at: path)
    case .date(let entry):
      let date = try #require(CivilDate(stored: answer))
      let picked = try #require(entry.date(of: entry.day(of: date)))
      interview.answer(picked.stored, at: path)
    case .place:
      device.fixes = fixes(answer)
      await interview.locate(at: path)
    case .places(let shape, _):
      for fix in fixes(answer).prefix(GeoPath(stored: answer, shape).points.count) {
        device.fixes = [fix]
        await interview.locate(at: path)
      }
    case .file:
      let bytes = Data("file of \(path)".utf8)
      device.file = TakenFile(bytes: bytes, ending: "jpg")
      await interview.take(at: path)
      files[path] = bytes
    case .barcode:
      device.code = answer
      await interview.scan(at: path)
    case .acknowledge, .time, .dateTime:
      interview.answer(answer, at: path)
    case .note, .unsupported:
      Issue.record("\(path) cannot be answered on a phone")
    }
  }

  /// As a person writes it who reads right to left: the core stores one set of digits.
  private func inDigits(_ answer: String, of interview: InterviewModel) -> String {
    let zero: UInt32 =
      switch interview.texts.language().tag {
      case "ar": 0x660
      case "ckb": 0x6F0
      default: 0x30
      }
    return String(
      String.UnicodeScalarView(
        answer.unicodeScalars.map { scalar in
          ("0"..."9").contains(scalar)
            ? Unicode.Scalar(scalar.value - 0x30 + zero) ?? scalar
            : scalar == "." && zero != 0x30 ? "٫" : scalar
        }))
  }

  private func fixes(_ answer: String) -> [Fix] {
    answer.split(separator: ";").compactMap { point in
      let parts = point.split(separator: " ").compactMap { Double($0) }
      guard parts.count == 4 else { return nil }
      return Fix(
        latitude: parts[0], longitude: parts[1], altitude: parts[2], accuracy: parts[3])
    }
  }
}
