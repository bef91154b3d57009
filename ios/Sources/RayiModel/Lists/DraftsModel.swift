import Observation
import RayiCore

/// What the list of drafts needs of the core.
public protocol DraftShelf: AnyObject, Sendable {
  func drafts() throws -> [DraftSummary]
  func discard(draftId: String) throws
}

extension Rayi: DraftShelf {}

/// A draft of the list.
public struct DraftLine: Identifiable, Equatable, Sendable {
  /// Its number on this device.
  public let id: String
  /// What it is called.
  public let title: TextView
  /// When it was last saved.
  public let saved: TextView
}

/// The interviews that were begun and not finished, last saved first.
@MainActor @Observable
public final class DraftsModel {
  /// The drafts that fit the search.
  public private(set) var lines: [DraftLine] = []
  /// How many there are, in words.
  public private(set) var summary: TextView
  /// What they are searched for.
  public var search = "" { didSet { reread() } }
  /// What did not happen.
  public private(set) var trouble: Trouble?

  /// Whether opening drafts is left to the person, and deleting them.
  public let mayOpen: Bool
  public let mayDiscard: Bool

  private let shelf: any DraftShelf
  private let speech: Speech

  public init(_ shelf: any DraftShelf, speech: Speech, locks: Locks = Locks()) {
    self.shelf = shelf
    mayOpen = locks.leaves(.editDrafts)
    mayDiscard = locks.leaves(.deleteDrafts)
    self.speech = speech
    summary = speech.texts.own("")
    reread()
  }

  /// Looks again.
  public func reread() {
    let texts = speech.texts
    do {
      let drafts = try shelf.drafts()
      let wanted = fold(text: search)
      summary = texts.line("drafts-count", ["n": Texts.count(drafts.count)])
      lines =
        drafts
        .filter { wanted.isEmpty || fold(text: $0.title).contains(wanted) }
        .sorted { $0.updatedMs > $1.updatedMs }
        .map {
          DraftLine(
            id: $0.id, title: texts.own($0.title),
            saved: texts.own(texts.moment(ms: $0.updatedMs)))
        }
    } catch {
      trouble = Trouble(error, in: texts)
    }
  }

  /// Deletes one with its answers; the screen has asked before.
  public func discard(_ id: String) {
    guard mayDiscard else { return }
    do { try shelf.discard(draftId: id) } catch { trouble = Trouble(error, in: speech.texts) }
    reread()
  }
}
