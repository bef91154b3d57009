package org.rayi.app.question

import android.graphics.BitmapFactory
import android.graphics.drawable.BitmapDrawable
import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.widget.CheckBox
import android.widget.CompoundButton
import android.widget.LinearLayout
import android.widget.RadioButton
import android.widget.Space
import org.rayi.app.look.Flow
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.direct
import org.rayi.app.look.say
import org.rayi.core.Appearance
import org.rayi.core.ChoiceView
import org.rayi.core.ItemKind
import org.rayi.core.ItemView

/** One or several of a few choices, all in sight: in lines, columns, a row, along a scale, or as pictures. */
class ChoiceQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val isMany = item.kind == ItemKind.SELECT_MANY
    private val buttons = LinkedHashMap<String, CompoundButton>()
    private val clear = clearButton()

    init {
        val wishes = item.wishes
        val columns = wishes.firstNotNullOfOrNull { it as? Appearance.Columns }
        when {
            Appearance.Labels in wishes -> side { choice -> labelOf(choice) }
            Appearance.Likert in wishes || Appearance.List in wishes -> side { choice -> under(choice, isShown = true) }
            Appearance.ListWithoutLabels in wishes -> side { choice -> under(choice, isShown = false) }
            columns != null -> grid(columns.v1?.toInt() ?: usualColumns())
            Appearance.ColumnsPack in wishes || Appearance.NoButtons in wishes -> pack()
            else -> for (choice in item.choices) body.addView(button(choice), look.wide())
        }
        body.addView(clear, look.snug(4))
    }

    private fun usualColumns(): Int =
        (resources.configuration.screenWidthDp / resources.configuration.fontScale / COLUMN).toInt().coerceIn(1, MOST_COLUMNS)

    private fun grid(columns: Int) {
        for (line in item.choices.chunked(columns.coerceAtLeast(1))) {
            val row = look.row()
            for (choice in line) row.addView(button(choice), look.part())
            repeat(columns - line.size) { row.addView(Space(context), look.part()) }
            body.addView(row, look.wide())
        }
    }

    private fun pack() {
        val flow = Flow(context, look.dp(8))
        for (choice in item.choices) flow.addView(button(choice), ViewGroup.LayoutParams(ViewGroup.LayoutParams.WRAP_CONTENT, ViewGroup.LayoutParams.WRAP_CONTENT))
        body.addView(flow, look.wide())
    }

    /** In a row of equal parts, from less to more: the order of the form, from where its lines begin. */
    private fun side(cell: (ChoiceView) -> View) {
        val row = look.row().apply { gravity = Gravity.TOP }
        for (choice in item.choices) row.addView(cell(choice), look.part())
        body.addView(row, look.wide())
    }

    private fun labelOf(choice: ChoiceView): View = look.text("", Letters.SMALL).apply {
        say(choice.label, look)
        gravity = Gravity.CENTER_HORIZONTAL
        textAlignment = View.TEXT_ALIGNMENT_CENTER
    }

    /** A button with its label below, as a scale has them. */
    private fun under(choice: ChoiceView, isShown: Boolean): View {
        val cell = look.column().apply { gravity = Gravity.CENTER_HORIZONTAL }
        val button = button(choice).apply {
            text = ""
            contentDescription = choice.label.text
        }
        cell.addView(button, look.snug())
        if (isShown) {
            cell.addView(
                (labelOf(choice) as android.widget.TextView).apply {
                    // The button bears the name; the same words twice would be read twice.
                    importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
                    minHeight = look.dp(Look.TARGET)
                    setOnClickListener { button.performClick() }
                },
                look.wide(),
            )
        }
        return cell
    }

    private fun button(choice: ChoiceView): CompoundButton {
        val button = if (isMany) CheckBox(context) else RadioButton(context)
        look.write(button, Letters.BODY)
        button.say(choice.label, look)
        button.direct(choice.label)
        button.textAlignment = View.TEXT_ALIGNMENT_VIEW_START
        button.minHeight = look.dp(Look.TARGET)
        button.minimumWidth = look.dp(Look.TARGET)
        button.isEnabled = !item.readOnly
        button.isSaveEnabled = false
        choice.image?.let { address -> desk.media(address)?.let { picture(button, it) } }
        button.setOnClickListener { chosen(choice.value, button.isChecked) }
        buttons[choice.value] = button
        return button
    }

    private fun picture(button: CompoundButton, bytes: ByteArray) {
        val bitmap = BitmapFactory.decodeByteArray(bytes, 0, bytes.size) ?: return
        val drawn = BitmapDrawable(resources, bitmap)
        val height = look.dp(PICTURE)
        drawn.setBounds(0, 0, height * bitmap.width / bitmap.height.coerceAtLeast(1), height)
        button.setCompoundDrawables(null, drawn, null, null)
    }

    private fun chosen(value: String, isOn: Boolean) {
        val taken = if (isMany) {
            val now = values().toMutableSet().apply { if (isOn) add(value) else remove(value) }
            desk.answer(path, ordered(now))
        } else {
            desk.answer(path, value)
        }
        if (!taken) draw() else if (Appearance.Quick in item.wishes && !isMany) desk.goOn()
    }

    /** In the order of the list, as paper has it; what is not in it any more stays. */
    private fun ordered(chosen: Set<String>) =
        (item.choices.map { it.value }.filter { it in chosen } + chosen.filter { it !in buttons }).joinToString(" ")

    private fun values() = item.value.orEmpty().split(' ').filter { it.isNotEmpty() }

    override fun draw() {
        val now = if (isMany) values().toSet() else setOf(item.value.orEmpty())
        for ((value, button) in buttons) button.isChecked = value in now
        clear.visibility = if (item.value.isNullOrEmpty() || item.readOnly || isMany) GONE else VISIBLE
    }

    private companion object {
        const val COLUMN = 160
        const val MOST_COLUMNS = 5
        const val PICTURE = 96
    }
}

/** The row of a scale or grid is never as long as a list: beyond this the list that is searched is used. */
internal const val FEW = 30
