package org.rayi.app.device

import android.media.MediaRecorder
import android.os.ParcelFileDescriptor
import java.io.IOException
import java.io.InputStream
import org.rayi.core.AudioQuality

/** The microphone while it is open: what it hears comes by the stream, which ends behind the last of it. */
interface Microphone {
    /** Opens it; null where it cannot be had. It ends by itself after [mostBytes]. */
    fun open(quality: AudioQuality, mostBytes: Long): InputStream?

    fun close()
}

/**
 * Android's recorder, through a pipe: what is heard lies in no file. Both formats that are used are written frame after
 * frame without going back, and their frames stand alone.
 */
class RecorderMicrophone : Microphone {
    private var recorder: MediaRecorder? = null

    override fun open(quality: AudioQuality, mostBytes: Long): InputStream? {
        val made = recorder()
        val (heard, into) = ParcelFileDescriptor.createPipe()
        return try {
            made.setAudioSource(MediaRecorder.AudioSource.MIC)
            if (quality == AudioQuality.VOICE_ONLY) speech(made) else music(made, quality)
            made.setMaxFileSize(mostBytes)
            made.setOutputFile(into.fileDescriptor)
            made.setOnInfoListener { _, what, _ -> if (what == MediaRecorder.MEDIA_RECORDER_INFO_MAX_FILESIZE_REACHED) close() }
            made.prepare()
            made.start()
            recorder = made
            ParcelFileDescriptor.AutoCloseInputStream(heard)
        } catch (_: IOException) {
            made.release()
            heard.close()
            null
        } catch (_: RuntimeException) {
            // The platform's word for a microphone that another app has, and for a format that it cannot write.
            made.release()
            heard.close()
            null
        } finally {
            // The recorder has an end of its own: once that is closed too, the stream ends.
            into.close()
        }
    }

    override fun close() {
        val ended = recorder ?: return
        recorder = null
        try {
            ended.stop()
        } catch (_: RuntimeException) {
            // Nothing has come yet: the stream says how much.
        }
        ended.release()
    }

    @Suppress("DEPRECATION")
    private fun recorder() = MediaRecorder()

    private fun speech(made: MediaRecorder) {
        made.setOutputFormat(MediaRecorder.OutputFormat.AMR_NB)
        made.setAudioEncoder(MediaRecorder.AudioEncoder.AMR_NB)
    }

    private fun music(made: MediaRecorder, quality: AudioQuality) {
        made.setOutputFormat(MediaRecorder.OutputFormat.AAC_ADTS)
        made.setAudioEncoder(MediaRecorder.AudioEncoder.AAC)
        made.setAudioSamplingRate(SAMPLES)
        made.setAudioEncodingBitRate(Recording.bits(quality))
    }

    private companion object {
        const val SAMPLES = 32_000
    }
}
