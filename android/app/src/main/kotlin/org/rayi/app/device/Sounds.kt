package org.rayi.app.device

import android.content.Context
import org.rayi.core.AudioQuality
import org.rayi.core.RayiException
import org.rayi.core.SessionInterface

/**
 * What is recorded for drafts: by the form while it is answered, which goes on while the page is made anew, and by the
 * person for a question.
 */
class Sounds(private val context: Context, private val microphone: () -> Microphone = ::RecorderMicrophone) {
    private val running = LinkedHashMap<Pair<String, String>, Recording>()

    /** Whether the form records now. */
    fun isRecording(draft: String) = of(draft).any { it.isOfForm && it.isOn }

    /** Whether the person records for a question now. */
    fun isRecording(draft: String, path: String) = running[draft to path]?.isOn == true

    /** Why what was heard last is not in the draft yet. */
    fun trouble(draft: String): RayiException.Failed? = of(draft).firstNotNullOfOrNull { it.trouble }

    /**
     * Begins to record what the form wants for a node, behind what that has from before; false where the phone cannot.
     * [said] is what the person reads meanwhile.
     */
    fun begin(draft: String, path: String, quality: AudioQuality, session: SessionInterface, said: String): Boolean {
        if (isRecording(draft)) return true
        if (!start(draft, Recording(microphone(), session, path, quality, isOfForm = true))) return false
        SoundService.start(context, said)
        return true
    }

    /** Begins to record what the person says to a question, in the place of what that had. */
    fun begin(draft: String, path: String, quality: AudioQuality, session: SessionInterface): Boolean =
        isRecording(draft, path) || start(draft, Recording(microphone(), session, path, quality, isOfForm = false))

    private fun start(draft: String, recording: Recording): Boolean {
        val isOn = recording.start()
        if (isOn) running[draft to recording.path] = recording
        return isOn
    }

    /** Ends the recording for a question; what was heard is in the draft. */
    @Throws(RayiException::class)
    fun end(draft: String, path: String) {
        running[draft to path]?.end()
        running -= draft to path
    }

    /** Ends all that is recorded for a draft; what was heard is in it. Those of them that the form wanted. */
    @Throws(RayiException::class)
    fun end(draft: String): List<Recording> {
        val wanted = of(draft).filter { it.isOfForm }
        for (recording in of(draft)) end(draft, recording.path)
        if (wanted.isNotEmpty()) unnotice()
        return wanted
    }

    /** Tries again to give a draft what was heard for it and could not be kept. */
    @Throws(RayiException::class)
    fun keep(draft: String) {
        for (recording in of(draft)) {
            recording.keep()
            if (!recording.isOn) running -= draft to recording.path
        }
    }

    /** The draft goes, and with it what is recorded for it. */
    fun forget(draft: String) {
        for (recording in of(draft)) {
            recording.cut()
            running -= draft to recording.path
            if (recording.isOfForm) unnotice()
        }
    }

    private fun of(draft: String) = running.filterKeys { it.first == draft }.values.toList()

    private fun unnotice() {
        if (running.values.none { it.isOfForm && it.isOn }) SoundService.stop(context)
    }
}
