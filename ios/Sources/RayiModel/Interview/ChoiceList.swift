import Observation
import RayiCore

/// The choices of one question as a list that is scrolled and searched, a page at a time: ten
/// thousand of them never stand in memory at once.
@MainActor @Observable
public final class ChoiceList: Identifiable {
  /// Choices that are here, from the first on.
  public private(set) var rows: [ChoiceView] = []
  /// Number of choices that fit what is searched for.
  public private(set) var total = 0
  /// What the choices are searched for; empty shows all.
  public private(set) var search = ""
  private let read: (String, Int, Int) throws -> (total: Int, choices: [ChoiceView])
  private let failed: (any Error) -> Void

  /// As many as two screens of a tall phone show.
  public static let pageSize = 60

  init(
    read: @escaping (String, Int, Int) throws -> (total: Int, choices: [ChoiceView]),
    failed: @escaping (any Error) -> Void
  ) {
    self.read = read
    self.failed = failed
    more()
  }

  /// Searches; spelling and digits are compared as the core folds them.
  public func find(_ words: String) {
    guard words != search else { return }
    search = words
    rows = []
    more()
  }

  /// The row at this place comes onto the screen: what follows is read before it is needed.
  public func reached(_ row: Int) {
    if row >= rows.count - Self.pageSize / 3, rows.count < total { more() }
  }

  private func more() {
    do {
      let page = try read(search, rows.count, Self.pageSize)
      total = page.total
      rows += page.choices
    } catch {
      failed(error)
    }
  }
}
