package org.rayi.app.device

import android.media.AudioAttributes
import android.media.MediaDataSource
import android.media.MediaPlayer
import android.view.Surface
import java.io.IOException

/** Plays one sound or film at a time, from memory: no file of a form lies in plain text for another app to open. */
class Player {
    private var playing: MediaPlayer? = null
    private var ended: () -> Unit = {}

    /** Plays from the beginning; false where this phone cannot. [over] is called when it has ended, whoever ended it. */
    fun play(bytes: ByteArray, surface: Surface? = null, over: () -> Unit): Boolean {
        stop()
        val player = MediaPlayer()
        return try {
            // Mostly a question that is read aloud; as loud as music, not as a call.
            player.setAudioAttributes(AudioAttributes.Builder().setUsage(AudioAttributes.USAGE_MEDIA).setContentType(AudioAttributes.CONTENT_TYPE_SPEECH).build())
            player.setDataSource(Bytes(bytes))
            surface?.let(player::setSurface)
            player.setOnCompletionListener { stop() }
            player.setOnErrorListener { _, _, _ ->
                stop()
                true
            }
            player.prepare()
            player.start()
            playing = player
            ended = over
            true
        } catch (_: IOException) {
            player.release()
            false
        } catch (_: IllegalStateException) {
            player.release()
            false
        }
    }

    fun stop() {
        val player = playing ?: return
        playing = null
        player.release()
        ended.also { ended = {} }()
    }

    private class Bytes(private val bytes: ByteArray) : MediaDataSource() {
        override fun getSize() = bytes.size.toLong()

        override fun readAt(position: Long, buffer: ByteArray, offset: Int, size: Int): Int {
            if (position >= bytes.size) return -1
            val count = minOf(size, bytes.size - position.toInt())
            bytes.copyInto(buffer, offset, position.toInt(), position.toInt() + count)
            return count
        }

        override fun close() = Unit
    }
}
