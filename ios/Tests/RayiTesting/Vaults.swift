import Foundation
import RayiCore

/// A vault as the Keychain is one, with a key that lives in this process; it counts its calls.
/// Its cipher is none (CryptoKit is Apple's alone): what it proves is who is called, and when.
public final class CountingVault: KeyVault, @unchecked Sendable {
  private let lock = NSLock()
  private let pad = (0..<256).map { _ in UInt8.random(in: .min ... .max) }
  private let mark = UUID().uuidString
  private var calls = (wrapped: 0, unwrapped: 0)

  public init() {}

  public var wrapped: Int { lock.withLock { calls.wrapped } }
  public var unwrapped: Int { lock.withLock { calls.unwrapped } }

  public func wrap(key: Data) throws -> Data {
    lock.withLock { calls.wrapped += 1 }
    return Data(mark.utf8) + padded(key)
  }

  public func unwrap(wrapped: Data) throws -> Data {
    lock.withLock { calls.unwrapped += 1 }
    guard wrapped.starts(with: Data(mark.utf8)) else { throw VaultError.Refused }
    return padded(wrapped.dropFirst(mark.utf8.count))
  }

  public func delete() throws {}

  public func level() -> VaultLevel { .software }

  private func padded(_ bytes: Data) -> Data {
    Data(zip(bytes, pad).map { $0 ^ $1 })
  }
}

/// A vault that gives back a key, only another store's.
public final class ForgetfulVault: KeyVault {
  private let vault: KeyVault

  public init(_ vault: KeyVault) { self.vault = vault }

  public func wrap(key: Data) throws -> Data { try vault.wrap(key: key) }

  public func unwrap(wrapped: Data) throws -> Data {
    Data(try vault.unwrap(wrapped: wrapped).map { ~$0 })
  }

  public func delete() throws { try vault.delete() }

  public func level() -> VaultLevel { vault.level() }
}

/// Keeps what the engine tells while it sends.
public final class Listener: SyncListener, @unchecked Sendable {
  private let lock = NSLock()
  private var entries: [OutboxEntry] = []

  public init() {}

  public var heard: [OutboxEntry] { lock.withLock { entries } }

  public func progress(entry: OutboxEntry) { lock.withLock { entries.append(entry) } }
}
