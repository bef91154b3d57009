import Foundation

// What Foundation has on Apple's platforms alone.
extension URL {
  public func startAccessingSecurityScopedResource() -> Bool { false }
  public func stopAccessingSecurityScopedResource() {}
}
