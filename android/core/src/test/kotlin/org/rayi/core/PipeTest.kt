package org.rayi.core

import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

class PipeTest {
    @Test
    fun `the vault is really called`() = runBlocking {
        var calls = 0
        val vault = object : KeyVault {
            override fun storeKey(): ByteArray { calls += 1; return ByteArray(32) }
        }
        assertEquals(32u, keyLength(vault))
        assertEquals(1, calls)
    }
}
