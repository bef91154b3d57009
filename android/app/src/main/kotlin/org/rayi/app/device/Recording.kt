package org.rayi.app.device

import android.media.MediaRecorder
import java.io.File
import java.io.IOException
import org.rayi.core.AudioQuality

/**
 * Sound from the microphone into a file. Frames stand alone in both formats that are used, so what a process leaves
 * that dies is sound too, and two recordings one after the other are one.
 */
class Recording(val file: File, private val quality: AudioQuality) {
    private var recorder: MediaRecorder? = null

    /** Whether it records now; a device whose microphone cannot be had does not. */
    fun start(mostBytes: Long): Boolean {
        val made = recorder()
        return try {
            made.setAudioSource(MediaRecorder.AudioSource.MIC)
            if (quality == AudioQuality.VOICE_ONLY) speech(made) else music(made)
            made.setMaxFileSize(mostBytes)
            made.setOutputFile(file)
            made.prepare()
            made.start()
            recorder = made
            true
        } catch (_: IOException) {
            made.release()
            false
        } catch (_: RuntimeException) {
            // The platform's word for a microphone that another app has, and for a format that it cannot write.
            made.release()
            false
        }
    }

    fun stop() {
        val ended = recorder ?: return
        recorder = null
        try {
            ended.stop()
        } catch (_: RuntimeException) {
            // Nothing has come yet: the file says how much.
        }
        ended.release()
    }

    @Suppress("DEPRECATION")
    private fun recorder() = MediaRecorder()

    private fun speech(made: MediaRecorder) {
        made.setOutputFormat(MediaRecorder.OutputFormat.AMR_NB)
        made.setAudioEncoder(MediaRecorder.AudioEncoder.AMR_NB)
    }

    private fun music(made: MediaRecorder) {
        made.setOutputFormat(MediaRecorder.OutputFormat.AAC_ADTS)
        made.setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
        made.setAudioSamplingRate(SAMPLES)
        made.setAudioEncodingBitRate(if (quality == AudioQuality.LOW) LOW_BITS else USUAL_BITS)
    }

    companion object {
        const val AAC = "aac"
        const val AMR = "amr"
        private const val SAMPLES = 32_000
        private const val USUAL_BITS = 64_000
        private const val LOW_BITS = 24_000
        private val AMR_HEAD = "#!AMR\n".toByteArray()

        fun ending(quality: AudioQuality) = if (quality == AudioQuality.VOICE_ONLY) AMR else AAC

        /** Two recordings of one format as one; a file of AMR has a head, which stands once. */
        fun joined(first: ByteArray, second: ByteArray): ByteArray {
            val hasHead = first.startsWith(AMR_HEAD) && second.startsWith(AMR_HEAD)
            return first + if (hasHead) second.copyOfRange(AMR_HEAD.size, second.size) else second
        }

        private fun ByteArray.startsWith(head: ByteArray) = size >= head.size && head.indices.all { this[it] == head[it] }
    }
}
