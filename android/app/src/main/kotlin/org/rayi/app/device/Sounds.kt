package org.rayi.app.device

import android.content.Context
import android.util.Base64
import java.io.File
import org.rayi.core.AudioQuality
import org.rayi.core.RayiException
import org.rayi.core.SessionInterface

/**
 * The sound that forms want recorded while they are answered: one recording of a draft, which goes on while its page is
 * made anew. The file lies in the app's own folder, not encrypted, until it is with the draft.
 */
class Sounds(private val context: Context) {
    private val running = HashMap<String, Recording>()

    fun isRecording(draft: String) = draft in running

    /** Begins to record for a node of a draft; false where the device cannot. [said] is what the person reads meanwhile. */
    fun begin(draft: String, path: String, quality: AudioQuality, said: String): Boolean {
        if (isRecording(draft)) return true
        val recording = Recording(file(draft, path, Recording.ending(quality)), quality)
        if (!recording.start(MOST)) return false
        running[draft] = recording
        SoundService.start(context, said)
        return true
    }

    /** Ends the recording of a draft and gives it to the draft, behind what that had before. */
    @Throws(RayiException::class)
    fun end(draft: String, session: SessionInterface) {
        running.remove(draft)?.stop()
        if (running.isEmpty()) SoundService.stop(context)
        give(draft, session)
    }

    /** Gives a draft what was recorded for it: by a process that died, or while there was no space for it. */
    @Throws(RayiException::class)
    fun give(draft: String, session: SessionInterface) {
        if (isRecording(draft) || session.needsUser()) return
        for (file in files(draft)) {
            val sound = file.readBytes()
            val path = pathOf(file)
            if (sound.isNotEmpty() && path != null) {
                val before = session.attachment(path)?.bytes
                val whole = if (before == null) sound else Recording.joined(before, sound)
                session.attach(path, "${System.currentTimeMillis()}.${file.extension}", whole)
            }
            file.delete()
        }
    }

    /** The draft goes, and with it what was recorded for it. */
    fun forget(draft: String) {
        running.remove(draft)?.stop()
        files(draft).forEach { it.delete() }
    }

    /** A file names its draft and node, so that it finds them when nothing else is left. */
    private fun file(draft: String, path: String, ending: String) =
        File(folder(), "$draft~${Base64.encodeToString(path.toByteArray(), NAME)}.$ending")

    private fun files(draft: String) = folder().listFiles().orEmpty().filter { it.name.startsWith("$draft~") }

    private fun pathOf(file: File): String? = try {
        String(Base64.decode(file.nameWithoutExtension.substringAfter('~'), NAME))
    } catch (_: IllegalArgumentException) {
        null
    }

    private fun folder() = File(context.noBackupFilesDir, "sounds").apply { mkdirs() }

    private companion object {
        const val NAME = Base64.URL_SAFE or Base64.NO_PADDING or Base64.NO_WRAP
        /** A record is held in memory while it is sealed: an hour of sound. */
        const val MOST = 30L * 1024 * 1024
    }
}
