import Foundation
import RayiCore
import Security

/// The keys of this device's stores, wrapped by a key of the Secure Enclave that never leaves it; where there is no
/// enclave (a simulator), by one of the Keychain, and `level` says so.
///
/// The store is synced while the phone is locked, so the key may be used after the first unlock; it
/// is of this device only and in no backup. A citizen's vault is stricter and another one.
public final class EnclaveVault: KeyVault {
  private let tag = Data("org.rayi.vault".utf8)

  public init() {}

  public func wrap(key: Data) throws -> Data {
    let own = try existing() ?? made()
    guard let open = SecKeyCopyPublicKey(own),
      let wrapped = SecKeyCreateEncryptedData(open, Self.cipher, key as CFData, nil)
    else { throw VaultError.Failed }
    return wrapped as Data
  }

  public func unwrap(wrapped: Data) throws -> Data {
    guard let own = try existing() else { throw VaultError.KeyLost }
    var error: Unmanaged<CFError>?
    if let key = SecKeyCreateDecryptedData(own, Self.cipher, wrapped as CFData, &error) {
      return key as Data
    }
    let code = error.map { CFErrorGetCode($0.takeRetainedValue()) }
    throw code == Int(errSecInteractionNotAllowed) ? VaultError.Locked : VaultError.Refused
  }

  public func delete() throws {
    let status = SecItemDelete(query as CFDictionary)
    guard [errSecSuccess, errSecItemNotFound].contains(status) else { throw VaultError.Failed }
  }

  public func level() -> VaultLevel {
    guard let own = try? existing(), let traits = SecKeyCopyAttributes(own) else {
      return .software
    }
    let kept = traits as NSDictionary
    return kept[kSecAttrTokenID] == nil ? .software : .secureElement
  }

  private static let cipher = SecKeyAlgorithm.eciesEncryptionCofactorVariableIVX963SHA256AESGCM

  private var query: [String: Any] {
    [
      kSecClass as String: kSecClassKey, kSecAttrApplicationTag as String: tag,
      kSecAttrKeyType as String: kSecAttrKeyTypeECSECPrimeRandom,
    ]
  }

  private func existing() throws -> SecKey? {
    var wanted = query
    wanted[kSecReturnRef as String] = true
    var found: CFTypeRef?
    switch SecItemCopyMatching(wanted as CFDictionary, &found) {
    case errSecSuccess: return found.map { unsafeDowncast($0, to: SecKey.self) }
    case errSecItemNotFound: return nil
    case errSecInteractionNotAllowed: throw VaultError.Locked
    default: throw VaultError.Failed
    }
  }

  private func made() throws -> SecKey {
    guard
      let access = SecAccessControlCreateWithFlags(
        nil, kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly as CFTypeRef, .privateKeyUsage, nil)
    else { throw VaultError.Failed }
    let enclave: [String: Any] = [
      kSecAttrTokenID as String: kSecAttrTokenIDSecureEnclave,
      kSecPrivateKeyAttrs as String: kept(kSecAttrAccessControl, access),
    ]
    // The use of a private key is a right of the enclave's; a key of the Keychain has its accessibility alone.
    let keychain: [String: Any] = [
      kSecPrivateKeyAttrs as String: kept(
        kSecAttrAccessible, kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly)
    ]
    for place in [enclave, keychain] {
      let wish: [String: Any] = [
        kSecAttrKeyType as String: kSecAttrKeyTypeECSECPrimeRandom,
        kSecAttrKeySizeInBits as String: 256,
      ]
      let whole = wish.merging(place) { _, own in own }
      if let key = SecKeyCreateRandomKey(whole as CFDictionary, nil) { return key }
    }
    throw VaultError.Failed
  }

  /// What is kept of a key, with who may use it.
  private func kept(_ right: CFString, _ value: Any) -> [String: Any] {
    [
      kSecAttrIsPermanent as String: true, kSecAttrApplicationTag as String: tag,
      right as String: value,
    ]
  }
}
