package org.rayi.app.question

import android.view.View
import android.widget.ImageView
import android.widget.LinearLayout
import java.util.Locale
import org.rayi.app.device.Pictures
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.layOut
import org.rayi.app.look.say
import org.rayi.core.Appearance
import org.rayi.core.Autoplay
import org.rayi.core.ItemView

/** A question as it stands: its words, what is wrong with its answer, and below that what it is answered by. */
abstract class QuestionView(protected val desk: Desk, item: ItemView) : LinearLayout(desk.context) {
    var item: ItemView = item
        private set
    protected val look: Look = desk.look
    protected val words = desk.words
    protected val path: String get() = item.path
    protected val body: LinearLayout = look.column()
    protected val label = look.text("", Letters.QUESTION)
    private val wrong = look.text("", Letters.WRONG)
    private var sound: SoundButton? = null

    init {
        orientation = VERTICAL
        tag = item.path
        // The question's own direction, whatever the app's: buttons stand where its lines begin.
        layOut(item.label.direction)
        label.say(item.label, look)
        addView(label, look.wide())
        // A mark for who must answer, as a word: a star says nothing to whoever hears it.
        val marks = listOfNotNull(
            words.say("app-required").takeIf { item.required && !item.readOnly },
            words.say("app-in-language", "language" to language(item)).takeIf { item.label.fallback },
        )
        if (marks.isNotEmpty()) addView(look.text(marks.joinToString(" · "), Letters.SMALL), look.wide(2))
        for (help in listOfNotNull(item.hint, item.guidance)) {
            if (help.text.isNotBlank()) addView(look.text("", Letters.SMALL).apply { say(help, look) }, look.wide(4))
        }
        item.image?.let(::picture)
        extras()
        wrong.visibility = GONE
        wrong.accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_POLITE
        addView(wrong, look.wide(4))
        addView(body, look.wide(8))
    }

    /** The question as it stands now: answer, and what is wrong with it. */
    fun show(new: ItemView) {
        item = new
        val violation = new.violation?.takeIf { !new.value.isNullOrEmpty() || desk.isTried(new.path) }
        wrong.visibility = if (violation == null) GONE else VISIBLE
        violation?.let { wrong.say(words.violation(it), look) }
        draw()
    }

    /** Whether something is said to be wrong with the answer. */
    val isRefusing: Boolean get() = wrong.visibility == VISIBLE

    /** Says that what was typed is not taken, and why. */
    fun refuse(violation: org.rayi.core.ViolationView) {
        wrong.visibility = VISIBLE
        wrong.say(words.violation(violation), look)
    }

    /** Shows the answer. */
    protected abstract fun draw()

    /** Gives what was typed and not yet given. */
    open fun commit() = Unit

    /** Whether nothing is typed that the core does not have. */
    open val isSettled: Boolean get() = true

    /** Whether this view still fits: only answer and violation changed. */
    fun fits(new: ItemView): Boolean =
        new.copy(value = item.value, violation = item.violation) == item

    protected fun clearButton() = look.button(words.say("answer-clear")) {
        desk.typed.remove(path)
        if (item.value.isNullOrEmpty()) draw() else desk.answer(path, "")
    }.apply { named(this) }

    /** The same words stand at many questions: the name says which one. */
    protected fun named(view: View, name: CharSequence? = null) {
        val words = name ?: (view as? android.widget.TextView)?.text ?: return
        view.contentDescription = "$words: ${label.text}"
    }

    /** The picture of the question; a tap shows it over the whole screen, as large as the form has it. */
    private fun picture(address: String) {
        val bytes = desk.media(address) ?: return
        val bitmap = Pictures.shown(bytes, resources.displayMetrics.widthPixels) ?: return
        val view = ImageView(context).apply {
            setImageBitmap(bitmap)
            adjustViewBounds = true
            maxHeight = look.dp(PICTURE)
            named(this, words.say("app-picture-large"))
            setOnClickListener { showLarge(desk, item.label.text, item.bigImage?.let(desk::media) ?: bytes) }
        }
        val place = look.snug(8)
        val target = look.dp(Look.TARGET)
        // A picture smaller than a finger has room around it.
        if (bitmap.width < target || bitmap.height < target) {
            place.width = bitmap.width.coerceIn(target, 4 * target)
            place.height = bitmap.height.coerceIn(target, 4 * target)
        }
        addView(view, place)
    }

    private fun extras() {
        val sound = item.audio?.let { SoundButton(desk, it, item.label.text) }.also { this.sound = it }
        val film = item.video?.let { filmButton(desk, it, item.label.text) }
        if (sound == null && film == null) return
        val row = look.row()
        sound?.let { row.addView(it.view, look.snug()) }
        film?.let { row.addView(it, look.snug().apply { marginStart = look.dp(if (sound == null) 0 else 8) }) }
        addView(row, look.wide(8))
    }

    /** The person has come here: what the form wants to be heard or seen then begins. */
    fun reached() {
        when (item.autoplay) {
            Autoplay.AUDIO -> sound?.play()
            Autoplay.VIDEO -> item.video?.let { showFilm(desk, it, item.label.text) }
            null -> Unit
        }
    }

    /** Name of the language that words fell back to, in itself. */
    private fun language(item: ItemView): String =
        item.label.languageTag?.let { tag -> Locale.forLanguageTag(tag).let { it.getDisplayLanguage(it) } }.orEmpty()

    private companion object {
        const val PICTURE = 220
    }
}

/** Words to read, or an answer that may not be changed. */
class NoteQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val value = look.text("", Letters.BOLD)

    init {
        value.textDirection = TEXT_DIRECTION_FIRST_STRONG_LTR
        body.addView(value, look.wide())
    }

    override fun draw() {
        val isSecret = Appearance.Masked in item.wishes || Appearance.HiddenAnswer in item.wishes
        value.text = if (isSecret) words.say("app-answer-hidden") else item.value.orEmpty()
        value.visibility = if (item.value.isNullOrEmpty()) GONE else VISIBLE
    }
}

/** What this phone cannot ask: it says so, and does not stand in the way. */
class LackingQuestion(desk: Desk, item: ItemView, what: String, name: String = "") : QuestionView(desk, item) {
    private val value = look.text("", Letters.BOLD)

    init {
        val said = item.noAppMessage?.takeIf { what == "app" } ?: words.say("app-lacks", "what" to what, "name" to name)
        body.addView(look.text(said, Letters.SMALL), look.wide())
        body.addView(value, look.wide())
    }

    override fun draw() {
        value.text = item.value.orEmpty()
    }
}

/** Something to acknowledge. */
class TriggerQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val box = android.widget.CheckBox(context).apply {
        text = words.say("button-ok")
        look.write(this, Letters.BODY)
        minHeight = look.dp(Look.TARGET)
        named(this)
        setOnClickListener { desk.answer(path, if (isChecked) "OK" else "") }
    }

    init {
        body.addView(box, look.wide())
    }

    override fun draw() {
        box.isChecked = !item.value.isNullOrEmpty()
        box.isEnabled = !item.readOnly
    }
}
