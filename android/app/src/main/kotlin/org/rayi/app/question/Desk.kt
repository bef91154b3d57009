package org.rayi.app.question

import android.app.Dialog
import android.content.Context
import org.rayi.app.Words
import org.rayi.app.device.Places
import org.rayi.app.device.Player
import org.rayi.app.look.Look
import org.rayi.core.AudioQuality
import org.rayi.core.ChoiceView

/** What a question needs of the page that it stands on. */
interface Desk {
    val context: Context
    val look: Look
    val words: Words
    val places: Places
    val player: Player

    /** Gives the answer to the core; whether it was taken. What changed with it is on the page when this returns. */
    fun answer(path: String, value: String): Boolean

    /** Gives a file to the core as the answer. */
    fun attach(path: String, name: String, bytes: ByteArray): Boolean

    /** Records what the person says, as the answer to a question, until that ends; what keeps it from it is said. */
    fun record(path: String, quality: AudioQuality)

    /** Whether it is recorded now. */
    fun isRecording(path: String): Boolean

    fun endRecording(path: String)

    /** Sends the person to another app, which comes back with the answer. False where there is no such app. */
    fun send(errand: Errand): Boolean

    /** Whether an app is there that the errand could be given to. */
    fun isPossible(errand: Errand): Boolean

    /** Asks the person to let the app know where the phone is. */
    fun askForPlaces()

    fun show(dialog: Dialog)

    /** Says what this phone, or the form on it, does not have. */
    fun lack(said: String)

    /** Whether the person has tried to go on past this question: before that nobody is told what is missing. */
    fun isTried(path: String): Boolean

    /** To the next screen. */
    fun goOn()

    /** A file of the form by its address. */
    fun media(address: String): ByteArray?

    /** The file that a question was answered with. */
    fun attachment(path: String): ByteArray?

    /** The choices of a question, however many there are. */
    fun choices(path: String): Choices?

    /** Those that the answer names. */
    fun chosen(path: String): List<ChoiceView>

    /** What was typed and is not an answer (yet), kept while the page is made anew. */
    val typed: MutableMap<String, String>
}
