import Foundation

/// What lies unencrypted in the folder of the app's passing files: films that the system's camera makes, and
/// one that is being played. Nothing there outlives the process on purpose.
public enum Leftovers {
  /// Removes everything in the folder, and counts it.
  public static func wipe(_ folder: URL) -> Int {
    let files = FileManager.default
    let found = (try? files.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return found.count { (try? files.removeItem(at: $0)) != nil }
  }
}
