import Foundation
import RayiCore
import Testing

final class CountingVault: KeyVault, @unchecked Sendable {
  var calls = 0
  func storeKey() throws -> Data {
    calls += 1
    return Data(count: 32)
  }
}

@Test func theVaultIsReallyCalled() async throws {
  let vault = CountingVault()
  #expect(try await keyLength(vault: vault) == 32)
  #expect(vault.calls == 1)
}
