package org.rayi.app.device

import android.annotation.TargetApi
import android.content.Context
import android.content.pm.PackageManager
import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import android.security.keystore.UserNotAuthenticatedException
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.GCMParameterSpec
import org.rayi.core.KeyVault
import org.rayi.core.VaultException
import org.rayi.core.VaultLevel

/**
 * Wraps the store's key by an AES key that Android's Keystore made and never gives out: in StrongBox where the
 * phone has one. It asks for no unlocked phone, since records leave in the background (trust: an enumerator's store).
 */
class KeystoreVault(private val context: Context, private val alias: String) : KeyVault {
    override fun wrap(key: ByteArray): ByteArray = guarded {
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.ENCRYPT_MODE, kept() ?: made())
        cipher.iv + cipher.doFinal(key)
    }

    override fun unwrap(wrapped: ByteArray): ByteArray = guarded {
        val key = kept() ?: throw VaultException.KeyLost()
        if (wrapped.size <= NONCE) throw VaultException.Refused()
        val cipher = Cipher.getInstance(CIPHER)
        cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, wrapped, 0, NONCE))
        cipher.doFinal(wrapped, NONCE, wrapped.size - NONCE)
    }

    override fun delete() = guarded { keystore().deleteEntry(alias) }

    override fun level(): VaultLevel = try {
        kept()?.let(::level) ?: VaultLevel.SOFTWARE
    } catch (_: GeneralSecurityException) {
        VaultLevel.SOFTWARE
    }

    private fun level(key: SecretKey): VaultLevel {
        val info = SecretKeyFactory.getInstance(key.algorithm, PROVIDER).getKeySpec(key, KeyInfo::class.java) as KeyInfo
        return if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) Newer.level(info) else insideOf(info)
    }

    /** Before Android 12 it is only said whether some hardware keeps the key. */
    @Suppress("DEPRECATION")
    private fun insideOf(info: KeyInfo): VaultLevel =
        if (info.isInsideSecureHardware) VaultLevel.TRUSTED_ENVIRONMENT else VaultLevel.SOFTWARE

    private fun kept(): SecretKey? = keystore().getKey(alias, null) as SecretKey?

    private fun made(): SecretKey {
        val hasStrongBox = Build.VERSION.SDK_INT >= Build.VERSION_CODES.P &&
            context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)
        return (if (hasStrongBox) Newer.inStrongBox(::specification) else null) ?: generate(specification().build())
    }

    private fun specification() =
        KeyGenParameterSpec.Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setKeySize(KEY_BITS)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)

    private fun keystore(): KeyStore = KeyStore.getInstance(PROVIDER).apply { load(null) }

    /** Each of the platform's exceptions as the one that the core knows. */
    private fun <T> guarded(work: () -> T): T = try {
        work()
    } catch (known: VaultException) {
        throw known
    } catch (_: UserNotAuthenticatedException) {
        throw VaultException.Locked()
    } catch (_: AEADBadTagException) {
        throw VaultException.Refused()
    } catch (_: android.security.keystore.KeyPermanentlyInvalidatedException) {
        throw VaultException.KeyLost()
    } catch (_: GeneralSecurityException) {
        throw VaultException.Failed()
    } catch (_: java.security.ProviderException) {
        throw VaultException.Failed()
    } catch (_: java.io.IOException) {
        throw VaultException.Failed()
    }

    /** What older phones lack: a class of its own, so that they never load it. */
    private object Newer {
        @Since(Build.VERSION_CODES.P)
        @TargetApi(Build.VERSION_CODES.P)
        fun inStrongBox(specification: () -> KeyGenParameterSpec.Builder): SecretKey? = try {
            generate(specification().setIsStrongBoxBacked(true).build())
        } catch (_: StrongBoxUnavailableException) {
            null
        }

        @Since(Build.VERSION_CODES.S)
        @TargetApi(Build.VERSION_CODES.S)
        fun level(info: KeyInfo): VaultLevel = when (info.securityLevel) {
            KeyProperties.SECURITY_LEVEL_STRONGBOX -> VaultLevel.SECURE_ELEMENT
            KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT, KeyProperties.SECURITY_LEVEL_UNKNOWN_SECURE ->
                VaultLevel.TRUSTED_ENVIRONMENT
            else -> VaultLevel.SOFTWARE
        }
    }

    private companion object {
        const val PROVIDER = "AndroidKeyStore"
        const val CIPHER = "AES/GCM/NoPadding"
        const val KEY_BITS = 256
        const val NONCE = 12
        const val TAG_BITS = 128

        fun generate(specification: KeyGenParameterSpec): SecretKey =
            KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER)
                .apply { init(specification) }
                .generateKey()
    }
}
