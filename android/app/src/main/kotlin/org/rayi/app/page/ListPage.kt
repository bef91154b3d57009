package org.rayi.app.page

import android.view.View
import android.view.ViewGroup
import android.widget.BaseAdapter
import android.widget.LinearLayout
import android.widget.ListView
import org.rayi.app.look.Letters
import org.rayi.core.Direction

/** A line of a list. */
class Line(
    val title: CharSequence,
    val about: CharSequence = "",
    /** What can be done with it besides opening it: name and act. */
    val acts: List<Pair<String, () -> Unit>> = emptyList(),
    val open: (() -> Unit)? = null,
)

/** A page that is a list, its rows made anew only as many times as fit on the screen. */
abstract class ListPage : Page() {
    private val rows = Rows()
    private var length = 0
    private var lineOf: (Int) -> Line = { error("an empty list has no line $it") }
    private var list: ListView? = null
    private var shown: List<Any?> = emptyList()
    private val news: () -> Unit = { runOnUiThread(::refresh) }

    /** Whether what it lists changes with what is sent and fetched. */
    protected open val listens get() = false

    /** Looks again: when the page comes to the front and, where it listens, at whatever is new. */
    protected open fun refresh() = Unit

    override fun onResume() {
        super.onResume()
        if (listens) app.sync.listen(news)
        refresh()
    }

    override fun onPause() {
        app.sync.unlisten(news)
        super.onPause()
    }

    /** The list as it stands, each line made when it comes into sight; [empty] is said where there is nothing in it. */
    protected fun <T> show(things: List<T>, line: (T) -> Line, empty: String, above: View? = null) {
        length = things.size
        lineOf = { line(things[it]) }
        if (list == null) {
            val view = ListView(this).apply {
                divider = null
                dividerHeight = look.dp(8)
                setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(16))
                clipToPadding = false
                // The cards are the targets, so that each of them can be reached and pressed by itself.
                itemsCanFocus = true
                adapter = rows
            }
            list = view
        }
        rows.notifyDataSetChanged()
        val now = listOf<Any?>(above, things.isEmpty(), empty)
        // What is typed above the list keeps its field, and the list its place.
        if (shown == now) return
        shown = now
        val page = look.column()
        above?.let {
            (it.parent as? ViewGroup)?.removeView(it)
            page.addView(it, look.wide())
        }
        if (things.isEmpty()) {
            page.addView(look.text(empty, Letters.BODY).apply { setPadding(look.dp(16), look.dp(24), look.dp(16), look.dp(24)) })
        } else {
            (list?.parent as? ViewGroup)?.removeView(list)
            page.addView(list, LinearLayout.LayoutParams(ViewGroup.LayoutParams.MATCH_PARENT, 0, 1f))
        }
        fill(page)
    }

    private inner class Rows : BaseAdapter() {
        override fun getCount() = length
        override fun getItem(position: Int) = position
        override fun getItemId(position: Int) = position.toLong()
        override fun isEnabled(position: Int) = false
        override fun areAllItemsEnabled() = false

        override fun getView(position: Int, old: View?, parent: ViewGroup): View {
            val row = old as? Row ?: Row()
            row.show(lineOf(position))
            return row
        }
    }

    private inner class Row : LinearLayout(this@ListPage) {
        private val title = look.text("", Letters.BOLD)
        private val about = look.text("", Letters.SMALL)
        private val acts = look.row()

        init {
            orientation = VERTICAL
            setPadding(look.dp(16), look.dp(12), look.dp(16), look.dp(12))
            minimumHeight = look.dp(org.rayi.app.look.Look.TARGET)
            // A title may be in another language than the app: it runs as its first letter does. What is said of it is
            // the app's, and may begin with inserted values, whose letters do not count.
            val isRtl = words.direction == Direction.RTL
            title.textDirection = if (isRtl) View.TEXT_DIRECTION_FIRST_STRONG_RTL else View.TEXT_DIRECTION_FIRST_STRONG_LTR
            about.textDirection = if (isRtl) View.TEXT_DIRECTION_RTL else View.TEXT_DIRECTION_LTR
            for (view in listOf(title, about)) addView(view, look.wide())
            addView(acts, look.wide(8))
        }

        fun show(line: Line) {
            title.text = line.title
            about.text = line.about
            about.visibility = if (line.about.isEmpty()) View.GONE else View.VISIBLE
            acts.removeAllViews()
            acts.visibility = if (line.acts.isEmpty()) View.GONE else View.VISIBLE
            for ((name, act) in line.acts) {
                val button = look.button(name, press = act)
                // The same word stands in every row: the name says of which one it is.
                button.contentDescription = "$name: ${line.title}"
                acts.addView(button, look.snug().apply { marginEnd = look.dp(8) })
            }
            background = if (line.open == null) {
                look.outlined(look.colours.card, look.colours.line)
            } else {
                look.pressed(look.colours.card, look.colours.line)
            }
            val open = line.open
            setOnClickListener(open?.let { press -> OnClickListener { press() } })
            isClickable = open != null
            isFocusable = open != null
            contentDescription = if (open == null) null else listOf(line.title, line.about).filter { it.isNotEmpty() }.joinToString(". ")
        }
    }
}
