package org.rayi.app.question

import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.say
import org.rayi.core.ChoiceView
import org.rayi.core.ItemView

/** All choices in an order: each goes up or down by a button, which a finger and a screen reader find alike. */
class RankQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val rows = look.column()
    private val confirm = look.button(words.say("button-ok"), strong = true) { desk.answer(path, order().joinToString(" ")) }
        .apply { named(this) }
    private val clear = clearButton()

    init {
        body.addView(rows, look.wide())
        body.addView(confirm, look.snug(4))
        body.addView(clear, look.snug(4))
    }

    /** The order that was given; before that the form's. */
    private fun order(): List<String> {
        val given = item.value.orEmpty().split(' ').filter { it.isNotEmpty() }
        return given + item.choices.map { it.value }.filter { it !in given }
    }

    override fun draw() {
        rows.removeAllViews()
        val order = order()
        val byValue = item.choices.associateBy { it.value }
        for ((index, value) in order.withIndex()) byValue[value]?.let { line(it, index, order) }
        val isGiven = !item.value.isNullOrEmpty()
        // The order of the form is an answer only once a person says so.
        confirm.visibility = if (isGiven || item.readOnly) GONE else VISIBLE
        clear.visibility = if (isGiven && !item.readOnly) VISIBLE else GONE
    }

    private fun line(choice: ChoiceView, index: Int, order: List<String>) {
        rows.addView(row(choice, index, order), look.wide(4))
        extras(desk, choice)?.let { rows.addView(it, look.snug()) }
    }

    private fun row(choice: ChoiceView, index: Int, order: List<String>) = look.row().apply {
        background = look.outlined(look.colours.card, look.colours.line)
        setPadding(look.dp(12), look.dp(2), look.dp(4), look.dp(2))
        addView(look.text(words.digits("${index + 1}"), Letters.BOLD), look.snug())
        addView(look.text("", Letters.BODY).apply { say(choice.label, look) }, look.part(start = 12))
        addView(mover("▲", "app-move-up", choice, index, index - 1, order), look.snug())
        addView(mover("▼", "app-move-down", choice, index, index + 1, order), look.snug().apply { marginStart = look.dp(4) })
    }

    private fun mover(sign: String, id: String, choice: ChoiceView, from: Int, to: Int, order: List<String>) =
        look.button(sign) {
            val moved = order.toMutableList().apply { add(to, removeAt(from)) }
            desk.answer(path, moved.joinToString(" "))
        }.apply {
            setPadding(0, 0, 0, 0)
            contentDescription = "${words.say(id)}: ${choice.label.text}"
            isEnabled = to in order.indices && !item.readOnly
            minimumWidth = look.dp(Look.TARGET)
        }
}
