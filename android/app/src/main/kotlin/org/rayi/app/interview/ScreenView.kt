package org.rayi.app.interview

import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.widget.LinearLayout
import android.widget.Space
import org.rayi.app.look.Letters
import org.rayi.app.look.say
import org.rayi.app.question.Desk
import org.rayi.app.question.Errand
import org.rayi.app.question.QuestionView
import org.rayi.app.question.question
import org.rayi.core.Appearance
import org.rayi.core.ItemView
import org.rayi.core.RepeatView
import org.rayi.core.Screen

/** The core's screen as it lies on the page: its questions and, where it has them, an offer, an app, the end. */
class ScreenView(private val desk: Desk, private val turns: Turns) : LinearLayout(desk.context) {
    private val look = desk.look
    private val words = desk.words
    private val held = ArrayList<QuestionView>()
    private var before = emptySet<String>()

    /** Its questions, in their order. */
    val questions: List<QuestionView> get() = held

    /** The repeat that is offered to be added to, while one is. */
    var offered: String? = null
        private set

    init {
        orientation = VERTICAL
        setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(24))
    }

    /** Draws a screen; whether it is another one than before, so that the person begins at its top. */
    fun show(screen: Screen): Boolean {
        if (held.map { it.item.path } == screen.items.map { it.path } && screen.items.isNotEmpty()) {
            renew(screen.items)
            return false
        }
        return build(screen)
    }

    /** The person was at these questions when the page was made anew: what begins by itself has begun. */
    fun wasReached(paths: Collection<String>) {
        before = paths.toSet()
    }

    /** Forgets the views: the same paths name other nodes now. */
    fun forget() = held.clear()

    /** The same questions: each view stays where it fits, so that the keyboard does. */
    private fun renew(items: List<ItemView>) {
        for ((index, item) in items.withIndex()) {
            val old = held[index]
            if (old.fits(item)) {
                old.show(item)
            } else {
                val new = question(desk, item)
                val around = old.parent as ViewGroup
                val at = around.indexOfChild(old)
                val place = old.layoutParams
                around.removeViewAt(at)
                around.addView(new, at, place)
                held[index] = new
            }
        }
    }

    private fun build(screen: Screen): Boolean {
        val kept = held.associateBy { it.item.path }
        val focused = findFocus()
        // They know their answers before they are taken out: a field that loses the focus gives what was typed in it.
        val next = screen.items.map { item -> kept[item.path]?.takeIf { it.fits(item) }?.also { it.show(item) } ?: question(desk, item) }
        for (view in held.toList()) (view.parent as? ViewGroup)?.removeView(view)
        removeAllViews()
        held.clear()
        screen.title?.let { title -> addView(look.text("", Letters.TITLE).apply { say(title, look) }, look.wide()) }
        screen.items.firstOrNull()?.takeIf { screen.app != null }?.let(::app)
        held += next
        lay(screen)
        focused?.takeIf { it.isAttachedToWindow }?.requestFocus()
        offered = screen.repeat?.path
        screen.repeat?.let(::offer)
        if (screen.isEnd) end()
        screen.items.firstOrNull()?.let { turns.around(it.path) }?.let(::removal)
        for (view in held) if (view.item.path !in kept && view.item.path !in before) view.reached()
        before = emptySet()
        return screen.items.none { it.path in kept }
    }

    /** The questions below each other; those with a width beside each other, as many as the group's columns hold. */
    private fun lay(screen: Screen) {
        val columns = screen.wishes.firstNotNullOfOrNull { it as? Appearance.Width }?.v1?.toInt() ?: COLUMNS
        var row = mutableListOf<QuestionView>()
        for (view in held) {
            if (row.isNotEmpty() && (widthOf(view) == null || row.sumOf { widthOf(it) ?: 0 } + (widthOf(view) ?: 0) > columns)) {
                lay(row, columns)
                row = mutableListOf()
            }
            row += view
            if (widthOf(view) == null) {
                lay(row, columns)
                row = mutableListOf()
            }
        }
        if (row.isNotEmpty()) lay(row, columns)
    }

    private fun lay(row: List<QuestionView>, columns: Int) {
        val widths = row.map { widthOf(it) ?: columns }
        val whole = widths.sum().coerceAtLeast(columns)
        // Where a part would be too narrow for words of this size, the questions stay below each other.
        val part = (resources.configuration.screenWidthDp - MARGINS) / resources.configuration.fontScale * widths.min() / whole
        if (row.size == 1 && widths.single() >= columns || part < NARROWEST) {
            for (view in row) addView(view, look.wide(GAP))
            return
        }
        val line = look.row().apply { gravity = Gravity.TOP }
        for ((index, view) in row.withIndex()) line.addView(view, look.part(widths[index].toFloat(), start = if (index == 0) 0 else 12))
        if (widths.sum() < whole) line.addView(Space(context), look.part((whole - widths.sum()).toFloat()))
        addView(line, look.wide(GAP))
    }

    private fun widthOf(view: QuestionView): Int? = view.item.wishes.firstNotNullOfOrNull { it as? Appearance.Width }?.v1?.toInt()

    /** The app that answers all questions of the group. */
    private fun app(first: ItemView) {
        val about = look.text("", Letters.SMALL).apply { visibility = View.GONE }
        val errand = Errand(Errand.Kind.GROUP, first.path)
        val open = look.button(words.say("app-open")) {
            if (!desk.send(errand)) {
                about.text = first.noAppMessage ?: words.say("app-lacks", "what" to "app", "name" to turns.groupApp.orEmpty())
                about.visibility = View.VISIBLE
            }
        }
        addView(open, look.snug(8))
        addView(about, look.wide(4))
    }

    /** The offer of another instance. */
    private fun offer(repeat: RepeatView) {
        repeat.label?.let { label -> addView(look.text("", Letters.QUESTION).apply { say(label, look) }, look.wide(GAP)) }
        val what = repeat.label?.text.orEmpty()
        val add = if (what.isEmpty()) words.say("app-repeat-add-another") else words.say("repeat-add", "what" to what)
        addView(look.button(add) { turns.add(repeat.path) }, look.wide(GAP))
    }

    /** Inside an instance that a person added, a way to take it away again. */
    private fun removal(instance: Instance) {
        addView(look.button(words.say("repeat-remove", "what" to instance.what)) { turns.remove(instance) }, look.snug(GAP))
    }

    private fun end() {
        addView(look.text(words.say("app-end"), Letters.QUESTION), look.wide(GAP))
        if (turns.mayKeepDraft) addView(look.text(words.say("app-end-draft"), Letters.SMALL), look.wide(8))
        if (turns.isChecked) addView(look.button(words.say("app-errors-check")) { turns.check() }, look.wide(GAP))
        if (turns.mayKeepDraft) addView(look.button(words.say("app-save-and-leave")) { turns.leave() }, look.wide(8))
    }

    private companion object {
        const val GAP = 20
        /** Columns of a group that does not say, as Enketo's grid has them. */
        const val COLUMNS = 4
        const val MARGINS = 32
        const val NARROWEST = 120
    }
}

/** One of a repeat's instances, and what it is called. */
class Instance(val path: String, val what: String)

/** What a person does with the screen as a whole. */
interface Turns {
    /** The app that the questions of the group are answered by. */
    val groupApp: String?

    /** Adds an instance of a repeat and goes to it. */
    fun add(repeat: String)

    /** The instance around a question, where a person may take it away. */
    fun around(question: String): Instance?

    fun remove(instance: Instance)

    /** Whether the person may look for what is still wrong. */
    val isChecked: Boolean

    /** Whether the person may leave the interview and go on later, and may do so at its end too. */
    val mayLeave: Boolean
    val mayKeepDraft: Boolean

    /** To the overview, with what is still wrong. */
    fun check()

    /** Keeps the draft and leaves. */
    fun leave()
}
