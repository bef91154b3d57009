import RayiCore

/// When forms of a project come by themselves, as a person chooses it.
public enum Updates: String, CaseIterable, Sendable {
  case manual
  /// Newer versions are told of.
  case tell
  /// Newer versions come.
  case known
  /// All that the server offers, and nothing else.
  case all

  init(_ settings: ProjectSettings?) {
    self =
      switch settings?.formUpdates {
      case .matchExactly: .all
      case .previouslyDownloaded: settings?.fetchUpdates == true ? .known : .tell
      case .manual, nil: .manual
      }
  }

  func put(into settings: inout ProjectSettings) {
    settings.formUpdates =
      switch self {
      case .manual: .manual
      case .tell, .known: .previouslyDownloaded
      case .all: .matchExactly
      }
    if self == .tell || self == .known {
      settings.fetchUpdates = self == .known
    }
  }

  /// The text that names it.
  public var textId: String {
    switch self {
    case .manual: "app-forms-manual"
    case .tell: "app-forms-tell"
    case .known: "app-forms-known"
    case .all: "app-forms-all"
    }
  }
}
