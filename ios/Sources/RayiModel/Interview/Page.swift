import RayiCore

/// One screen of an interview.
public struct Page: Equatable, Sendable {
  /// What is on it.
  public enum Content: Equatable, Sendable {
    /// Who fills the form in is asked before all else.
    case identity
    /// Questions, in their order.
    case questions([Question])
    /// The offer of another instance of a repeat.
    case offer(RepeatOffer)
    /// All questions are behind.
    case end
  }

  /// Label of the group that is shown as one screen.
  public let title: TextView?
  /// That an application was to answer the questions of this page, and does not here.
  public let notice: TextView?
  /// What is on it.
  public let content: Content
  /// Where it stands among all, in words.
  public let progress: TextView
  /// The same as a fraction, 0 to 1.
  public let fraction: Double
  /// Whether there is a screen before it.
  public let canGoBack: Bool

  /// The questions as they stand beside and below one another.
  public var rows: [PageRow] { PageRow.rows(of: questions) }

  /// What is first on it; another one is another page.
  var place: String {
    switch content {
    case .identity: "identity"
    case .questions(let questions): questions.first?.id ?? ""
    case .offer(let offer): "offer \(offer.path)"
    case .end: "end"
    }
  }

  /// The questions; none at an offer, at the end, and before a person said who they are.
  public var questions: [Question] {
    if case .questions(let questions) = content { questions } else { [] }
  }

  init(_ screen: Screen, unsaved: [String: Unsaved], needsUser: Bool, in setting: Setting) {
    title = screen.title
    notice = screen.app.map { StandIn.otherApp.line(app: $0.name, in: setting.texts) }
    let (index, total) = (Int(screen.progress.index), Int(screen.progress.total))
    progress = setting.texts.line(
      "app-progress", ["i": Texts.count(min(index, total)), "total": Texts.count(total)])
    fraction = total > 0 ? min(1, Double(index) / Double(total)) : 1
    canGoBack = index > 1 || screen.isEnd
    content =
      if needsUser {
        .identity
      } else if screen.isEnd {
        .end
      } else if let offer = screen.repeat {
        .offer(RepeatOffer(offer, in: setting.texts))
      } else {
        .questions(
          screen.items.filter(\.relevant).map {
            Question($0, unsaved: unsaved[$0.path], in: setting)
          })
      }
  }
}

/// Questions beside one another, as `w1` to `w3` wish; all others stand alone.
public struct PageRow: Identifiable, Equatable, Sendable {
  /// The questions, each as wide as its `width` says of `parts`.
  public let questions: [Question]
  public var id: String { questions.first?.id ?? "" }

  /// Parts that the width of the screen has: four, as Enketo's grid has them.
  public static let parts = 4

  static func rows(of questions: [Question]) -> [Self] {
    var rows: [[Question]] = []
    var room = 0
    for question in questions {
      if let last = rows.indices.last, question.width <= room {
        rows[last].append(question)
      } else {
        rows.append([question])
        room = parts
      }
      room -= question.width
    }
    return rows.map(Self.init)
  }
}

/// The offer of another instance of a repeat.
public struct RepeatOffer: Equatable, Sendable {
  /// Path of the repeat.
  public let path: String
  /// Number of instances there are.
  public let count: Int
  /// What an instance is.
  public let label: TextView?
  /// The question to the person.
  public let question: TextView

  init(_ offer: RepeatView, in texts: Texts) {
    path = offer.path
    count = Int(offer.count)
    label = offer.label
    question =
      offer.label.map { texts.line("repeat-add", ["what": .text($0.text)]) }
      ?? texts.line("app-repeat-add-another")
  }
}

/// One line of the overview.
public struct OverviewLine: Identifiable, Equatable, Sendable {
  /// Path of its node.
  public let path: String
  /// How deep it stands.
  public let depth: Int
  /// What it is.
  public let kind: LineKind
  /// What it is called.
  public let label: TextView
  /// The answer as a person reads it.
  public let answer: String?
  /// What is wrong with the answer, once errors were looked for.
  public let violation: TextView?
  /// Whether it is an instance that a person may remove.
  public let canBeRemoved: Bool
  public var id: String { "\(kind)\(path)" }

  /// The lines of a form, with what is wrong beside each.
  static func lines(
    _ outline: [OutlineView], findings: [ViolationView], in texts: Texts
  ) -> [Self] {
    let wrong = Dictionary(
      findings.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    // The repeats that a line stands in, by depth.
    var open: [UInt32: Bool] = [:]
    return outline.map { line in
      switch line.kind {
      case .openRepeat: open[line.depth] = true
      case .fixedRepeat: open[line.depth] = false
      case .question, .group, .instance: break
      }
      let around = line.depth > 0 ? open[line.depth - 1] ?? false : false
      return Self(line, wrong[line.path], canBeRemoved: line.kind == .instance && around, in: texts)
    }
  }

  private init(
    _ line: OutlineView, _ violation: ViolationView?, canBeRemoved: Bool, in texts: Texts
  ) {
    path = line.path
    depth = Int(line.depth)
    kind = line.kind
    let number = line.number > 0 ? texts.number(stored: String(line.number)) : ""
    var words = line.label ?? texts.own("")
    words.text = [words.text, number].filter { !$0.isEmpty }.joined(separator: " ")
    label = words
    answer = line.answer.map { texts.value(dataType: line.dataType, stored: $0) }
    self.violation = violation.map(texts.violation)
    self.canBeRemoved = canBeRemoved
  }
}
