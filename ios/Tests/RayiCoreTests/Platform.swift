import Foundation
import RayiCore

/// A vault as the Keychain is one, with a key that lives in this process; it counts its calls.
/// Its cipher is none (CryptoKit is Apple's alone): what it proves is who is called, and when.
final class CountingVault: KeyVault, @unchecked Sendable {
  private let lock = NSLock()
  private let pad = (0..<256).map { _ in UInt8.random(in: .min ... .max) }
  private let mark = UUID().uuidString
  private var calls = (wrapped: 0, unwrapped: 0)

  var wrapped: Int { lock.withLock { calls.wrapped } }
  var unwrapped: Int { lock.withLock { calls.unwrapped } }

  func wrap(key: Data) throws -> Data {
    lock.withLock { calls.wrapped += 1 }
    return Data(mark.utf8) + padded(key)
  }

  func unwrap(wrapped: Data) throws -> Data {
    lock.withLock { calls.unwrapped += 1 }
    guard wrapped.starts(with: Data(mark.utf8)) else { throw VaultError.Refused }
    return padded(wrapped.dropFirst(mark.utf8.count))
  }

  func delete() throws {}

  func level() -> VaultLevel { .software }

  private func padded(_ bytes: Data) -> Data {
    Data(zip(bytes, pad).map { $0 ^ $1 })
  }
}

/// A vault that gives back a key, only another store's.
final class ForgetfulVault: KeyVault {
  private let vault: KeyVault

  init(_ vault: KeyVault) { self.vault = vault }

  func wrap(key: Data) throws -> Data { try vault.wrap(key: key) }

  func unwrap(wrapped: Data) throws -> Data {
    Data(try vault.unwrap(wrapped: wrapped).map { ~$0 })
  }

  func delete() throws { try vault.delete() }

  func level() -> VaultLevel { vault.level() }
}

/// Keeps what the engine tells while it sends.
final class Listener: SyncListener, @unchecked Sendable {
  private let lock = NSLock()
  private var entries: [OutboxEntry] = []

  var heard: [OutboxEntry] { lock.withLock { entries } }

  func progress(entry: OutboxEntry) { lock.withLock { entries.append(entry) } }
}
