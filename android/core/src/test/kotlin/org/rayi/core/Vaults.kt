package org.rayi.core

import java.security.GeneralSecurityException
import java.security.SecureRandom
import java.util.concurrent.atomic.AtomicInteger
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.spec.GCMParameterSpec

/** A vault as Android's Keystore is one, with a key that lives in this process; it counts its calls. */
class CountingVault : KeyVault {
    val wrapped = AtomicInteger()
    val unwrapped = AtomicInteger()
    private val key = KeyGenerator.getInstance("AES").apply { init(256) }.generateKey()

    override fun wrap(key: ByteArray): ByteArray {
        wrapped.incrementAndGet()
        val nonce = ByteArray(NONCE).also(SecureRandom()::nextBytes)
        return nonce + cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(key)
    }

    override fun unwrap(wrapped: ByteArray): ByteArray {
        unwrapped.incrementAndGet()
        val nonce = wrapped.copyOf(NONCE)
        return try {
            cipher(Cipher.DECRYPT_MODE, nonce).doFinal(wrapped, NONCE, wrapped.size - NONCE)
        } catch (_: GeneralSecurityException) {
            throw VaultException.Refused()
        }
    }

    override fun delete() = Unit

    override fun level() = VaultLevel.SOFTWARE

    private fun cipher(mode: Int, nonce: ByteArray) =
        Cipher.getInstance("AES/GCM/NoPadding").apply { init(mode, key, GCMParameterSpec(128, nonce)) }

    private companion object {
        const val NONCE = 12
    }
}

/** A vault that gives back a key, only another store's. */
class ForgetfulVault(private val vault: KeyVault) : KeyVault by vault {
    override fun unwrap(wrapped: ByteArray): ByteArray =
        vault.unwrap(wrapped).map { (it.toInt() xor 0xFF).toByte() }.toByteArray()
}
