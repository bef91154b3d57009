package org.rayi.app.device

import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream
import org.rayi.core.AudioQuality
import org.rayi.core.RayiException
import org.rayi.core.SessionInterface

/**
 * Sound that goes from the microphone into a draft, some seconds at a time: what was heard is encrypted on the disk and
 * nowhere else. What a piece could not be kept of, as on a full disk, waits in memory for the next.
 */
class Recording(
    private val microphone: Microphone,
    private val session: SessionInterface,
    /** The node that it answers. */
    val path: String,
    val quality: AudioQuality,
    /** Whether the form wants it, for as long as it is answered; else a person makes it for a question. */
    val isOfForm: Boolean,
) {
    /** What the form wants goes behind what the node has from before; a person's takes its place. */
    private var isBehind = isOfForm
    private val heard = ByteArrayOutputStream()
    private var isFirst = true
    private var hears: Thread? = null

    /** Why what was heard last is not kept yet. */
    @Volatile
    var trouble: RayiException.Failed? = null
        private set

    val isOn: Boolean get() = hears?.isAlive == true

    /** Whether it records now; a phone whose microphone cannot be had does not. */
    fun start(): Boolean {
        val sound = microphone.open(quality, MOST) ?: return false
        hears = Thread({ hear(sound) }, "recording").apply {
            isDaemon = true
            start()
        }
        return true
    }

    private fun hear(sound: InputStream) {
        val read = ByteArray(READ)
        try {
            sound.use {
                while (true) {
                    val count = it.read(read)
                    if (count < 0) break
                    if (take(read, count) >= SECONDS * bits(quality) / 8) tryToKeep()
                }
            }
        } catch (_: IOException) {
            // The pipe is gone: what came through it is here.
        }
    }

    @Synchronized
    private fun take(read: ByteArray, count: Int): Int {
        heard.write(read, 0, count)
        return heard.size()
    }

    private fun tryToKeep() = try {
        keep()
    } catch (failed: RayiException.Failed) {
        trouble = failed
    }

    /** Gives what was heard since to the draft. */
    @Synchronized
    @Throws(RayiException::class)
    fun keep() {
        if (heard.size() > 0) {
            val piece = heard.toByteArray()
            val isKept = isBehind && session.append(path, if (isFirst) behind(piece) else piece)
            if (!isKept) session.attach(path, "${System.currentTimeMillis()}.${ending(quality)}", piece)
            heard.reset()
            isFirst = false
            isBehind = true
        }
        trouble = null
    }

    /** Ends it and gives the last of it to the draft. What that fails with leaves it here, to be tried again. */
    @Throws(RayiException::class)
    fun end() {
        cut()
        keep()
    }

    /** Ends it; what was heard last goes nowhere. */
    fun cut() {
        microphone.close()
        hears?.join()
    }

    companion object {
        const val AAC = "aac"
        const val AMR = "amr"
        /** A record is held in memory while it is sealed: an hour of sound. */
        const val MOST = 30L * 1024 * 1024
        /** What a process that dies may lose. */
        const val SECONDS = 8
        private const val READ = 4096
        private const val USUAL_BITS = 64_000
        private const val LOW_BITS = 24_000
        private const val SPEECH_BITS = 12_200
        private val AMR_HEAD = "#!AMR\n".toByteArray()

        fun ending(quality: AudioQuality) = if (quality == AudioQuality.VOICE_ONLY) AMR else AAC

        /** Bits of a second. */
        fun bits(quality: AudioQuality) = when (quality) {
            AudioQuality.VOICE_ONLY -> SPEECH_BITS
            AudioQuality.LOW -> LOW_BITS
            else -> USUAL_BITS
        }

        /** The beginning of a recording as it goes behind another of its format: AMR has a head, which stands once. */
        fun behind(sound: ByteArray): ByteArray {
            val hasHead = sound.size >= AMR_HEAD.size && AMR_HEAD.indices.all { sound[it] == AMR_HEAD[it] }
            return if (hasHead) sound.copyOfRange(AMR_HEAD.size, sound.size) else sound
        }
    }
}
