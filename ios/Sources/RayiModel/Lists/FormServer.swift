import RayiCore

/// A form that a server offers.
public struct OfferedForm: Equatable, Sendable {
  /// How it stands to what is on this device.
  public enum Standing: Equatable, Sendable {
    case new
    case newer
    case same

    var textId: String {
      switch self {
      case .new: "app-form-new"
      case .newer: "app-form-newer"
      case .same: "app-form-same"
      }
    }
  }

  public let id: String
  public let name: String
  public let version: String?
  public let standing: Standing

  public init(id: String, name: String, version: String?, standing: Standing) {
    self.id = id
    self.name = name
    self.version = version
    self.standing = standing
  }
}

/// The forms of a server, by the core's client.
public protocol FormServer: Sendable {
  /// What it offers.
  func offered() async throws -> [OfferedForm]
  /// Fetches one with its files, all or nothing; tells how many files are here of how many.
  func fetch(
    _ form: OfferedForm, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws -> FormReport
}
