public struct UTType: Hashable, Sendable {
  public let identifier: String
  public init?(filenameExtension: String) { nil }
  public init?(mimeType: String) { nil }
  public static let item = UTType("public.item")
  public static let image = UTType("public.image")
  public static let movie = UTType("public.movie")
  public static let jpeg = UTType("public.jpeg")
  public var preferredFilenameExtension: String? { nil }
  private init(_ identifier: String) { self.identifier = identifier }
}
