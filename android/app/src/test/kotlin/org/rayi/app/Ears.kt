package org.rayi.app

import java.io.InputStream
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.Semaphore
import java.util.concurrent.TimeUnit
import org.junit.Assert.assertTrue
import org.rayi.app.device.Microphone
import org.rayi.core.AudioQuality

/** A microphone that hears what the test says. */
class Ears : Microphone {
    private val said = LinkedBlockingQueue<ByteArray>()
    private val listens = Semaphore(0)

    override fun open(quality: AudioQuality, mostBytes: Long): InputStream = object : InputStream() {
        private var rest = ByteArray(0)

        override fun read(): Int = error("read by the piece")

        override fun read(into: ByteArray, from: Int, most: Int): Int {
            if (rest.isEmpty()) {
                listens.release()
                rest = said.take()
            }
            if (rest.isEmpty()) return -1
            val count = minOf(most, rest.size)
            rest.copyInto(into, from, 0, count)
            rest = rest.copyOfRange(count, rest.size)
            return count
        }
    }

    /** Says something, and waits until it was heard and whoever hears asks for more. */
    fun hear(sound: String) {
        assertTrue("nobody listens", listens.tryAcquire(1, TimeUnit.MINUTES))
        said.put(sound.toByteArray())
        assertTrue("nobody listens any more", listens.tryAcquire(1, TimeUnit.MINUTES))
        listens.release()
    }

    override fun close() = said.put(ByteArray(0))
}
