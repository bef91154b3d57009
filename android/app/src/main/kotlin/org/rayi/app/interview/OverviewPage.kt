package org.rayi.app.interview

import android.content.Context
import android.content.Intent
import android.os.Bundle
import android.view.View
import android.view.ViewGroup
import android.widget.BaseAdapter
import android.widget.LinearLayout
import android.widget.ListView
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.layOut
import org.rayi.app.look.say
import org.rayi.app.page.Page
import org.rayi.core.LineKind
import org.rayi.core.OutlineView
import org.rayi.core.SessionInterface

/** The interview as a tree of what is asked, with its answers; a tap goes there. */
class OverviewPage : Page() {
    override val hasBack get() = true
    private var session: SessionInterface? = null
    private var lines: List<OutlineView> = emptyList()
    private var wrong: Map<String, String> = emptyMap()
    private val rows = Rows()

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        val draft = checkNotNull(intent.getStringExtra(DRAFT)) { "an overview is of a draft" }
        head(words.say("app-overview-title"))
        session = trying { app.store().sitting(draft) }
        val page = look.column()
        val list = ListView(this).apply {
            adapter = rows
            divider = null
            itemsCanFocus = true
        }
        page.addView(list, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, 0, 1f))
        fill(page)
        foot(look.button(words.say("app-errors-check")) { check() })
        draw()
        if (intent.getBooleanExtra(CHECK, false)) check()
    }

    private fun draw() {
        lines = reading { session?.outline() } ?: return
        rows.notifyDataSetChanged()
    }

    private fun check() {
        val found = trying { session?.check() } ?: return
        wrong = found.associate { it.path to (words.violation(it).text) }
        complain(words.say("app-errors-found", "n" to found.size))
        draw()
    }

    private fun go(line: OutlineView) {
        if (trying { session?.jump(line.path) } == true) finish()
    }

    private inner class Rows : BaseAdapter() {
        override fun getCount() = lines.size
        override fun getItem(position: Int) = lines[position]
        override fun getItemId(position: Int) = position.toLong()
        override fun areAllItemsEnabled() = false
        override fun isEnabled(position: Int) = false

        override fun getView(position: Int, old: View?, parent: ViewGroup): View =
            (old as? Row ?: Row()).also { it.show(lines[position]) }
    }

    private inner class Row : LinearLayout(this@OverviewPage) {
        private val title = look.text("", Letters.BODY)
        private val answer = look.text("", Letters.BOLD)
        private val fault = look.text("", Letters.WRONG)

        init {
            orientation = VERTICAL
            minimumHeight = look.dp(Look.TARGET)
            background = look.pressed(look.colours.paper, 0)
            isClickable = true
            isFocusable = true
            for (view in listOf(title, answer, fault)) {
                // An answer of digits alone, such as a place, runs from the left in every language.
                view.textDirection = if (view === answer) TEXT_DIRECTION_FIRST_STRONG_LTR else TEXT_DIRECTION_FIRST_STRONG
                addView(view, look.wide())
            }
        }

        fun show(line: OutlineView) {
            line.label?.let { layOut(it.direction) }
            setPaddingRelative(look.dp(16 + INDENT * line.depth.toInt().coerceAtMost(MOST_INDENTS)), look.dp(8), look.dp(16), look.dp(8))
            title.text = ""
            line.label?.let { title.say(it, look) }
            if (line.kind == LineKind.INSTANCE) title.text = listOf(title.text, words.digits("${line.number}")).filter { it.isNotEmpty() }.joinToString(" ")
            look.write(title, if (line.kind == LineKind.QUESTION) Letters.BODY else Letters.BOLD)
            answer.text = line.answer?.let { words.value(line.dataType, it) }.orEmpty()
            answer.visibility = if (line.answer.isNullOrEmpty()) GONE else VISIBLE
            val said = wrong[line.path]
            fault.text = said.orEmpty()
            fault.visibility = if (said == null) GONE else VISIBLE
            contentDescription = listOf(title.text, answer.text, fault.text).filter { it.isNotEmpty() }.joinToString(". ")
            setOnClickListener { go(line) }
        }
    }

    companion object {
        private const val DRAFT = "draft"
        private const val CHECK = "check"
        private const val INDENT = 16
        private const val MOST_INDENTS = 6

        fun of(context: Context, draft: String, check: Boolean): Intent =
            Intent(context, OverviewPage::class.java).putExtra(DRAFT, draft).putExtra(CHECK, check)
    }
}
