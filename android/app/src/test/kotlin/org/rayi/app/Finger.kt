package org.rayi.app

import android.app.Activity
import android.os.Looper
import android.view.View
import android.view.ViewGroup
import android.widget.Button
import android.widget.EditText
import android.widget.TextView
import org.junit.Assert.assertTrue
import org.rayi.app.question.QuestionView
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowDialog

/** A person with one finger and two eyes: finds what is shown by its words or name, presses and types. */
class Finger(private val root: () -> View) {
    constructor(activity: Activity) : this({ activity.window.decorView })

    /** All that is shown, in the order in which it is read. */
    fun shown(): List<View> = below(root())

    fun words(): List<String> = shown().filterIsInstance<TextView>().map { it.text.toString() }.filter { it.isNotEmpty() }

    /** Whether the words are shown; the marks around inserted values are not seen. */
    fun says(words: String): Boolean = words().any { words in it.filter { letter -> letter !in ISOLATES } }

    fun press(name: String) = press(find(name))

    fun press(view: View) {
        assertTrue("${nameOf(view)} is not to be pressed", view.isEnabled && view.isClickable)
        view.performClick()
        settle()
    }

    /** What can be pressed and is called so; a name that only begins so counts where none is it wholly. */
    fun find(name: String): View {
        val all = shown().filter { it.isClickable && it !is EditText }
        return all.firstOrNull { nameOf(it) == name || (it as? TextView)?.text?.toString() == name }
            ?: all.firstOrNull { nameOf(it).filter { letter -> letter !in ISOLATES } == name }
            ?: all.firstOrNull { nameOf(it).startsWith(name) }
            ?: throw AssertionError("nothing is called “$name” among ${all.map(::nameOf)}")
    }

    fun type(field: EditText, text: String) {
        put(field, text)
        settle()
    }

    /** Types and is not done yet: what the page makes of it waits for what the finger does next. */
    fun put(field: EditText, text: String) {
        assertTrue("${nameOf(field)} takes nothing", field.isEnabled)
        field.requestFocus()
        field.setText(text)
    }

    fun fields(): List<EditText> = shown().filterIsInstance<EditText>()

    fun questions(): List<QuestionView> = shown().filterIsInstance<QuestionView>()

    companion object {
        private val ISOLATES = '\u2066'..'\u2069'

        /** What the looper still has to do. */
        fun settle() = shadowOf(Looper.getMainLooper()).idle()

        /** The name that a screen reader says. */
        fun nameOf(view: View): String =
            view.contentDescription?.toString() ?: (view as? TextView)?.text?.toString().orEmpty()

        /** What has opened over the page. */
        fun dialog(): Finger {
            settle()
            val dialog = checkNotNull(ShadowDialog.getLatestDialog()) { "nothing has opened" }
            assertTrue("what has opened is closed again", dialog.isShowing)
            return Finger { checkNotNull(dialog.window).decorView }
        }

        fun below(view: View): List<View> = if (view.visibility != View.VISIBLE) {
            emptyList()
        } else {
            listOf(view) + ((view as? ViewGroup)?.let { group -> (0 until group.childCount).flatMap { below(group.getChildAt(it)) } }.orEmpty())
        }

        /** The positive button of a question that is asked over the page. */
        fun agree() {
            val yes = dialog().shown().first { it.id == android.R.id.button1 } as Button
            yes.performClick()
            settle()
        }
    }
}
