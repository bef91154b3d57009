package org.rayi.app.question

import android.content.res.ColorStateList
import android.graphics.drawable.BitmapDrawable
import android.graphics.drawable.Drawable
import android.graphics.drawable.InsetDrawable
import android.graphics.drawable.StateListDrawable
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.CheckBox
import android.widget.CompoundButton
import android.widget.RadioButton
import android.widget.Space
import android.widget.TextView
import org.rayi.app.device.Pictures
import org.rayi.app.look.Flow
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.Svg
import org.rayi.app.look.direct
import org.rayi.app.look.say
import org.rayi.core.Appearance
import org.rayi.core.ChoiceView
import org.rayi.core.ItemKind
import org.rayi.core.ItemView

/** One or several of a few choices, all in sight: in lines, columns, a row, along a scale, or as areas of a picture. */
class ChoiceQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val isMany = item.kind == ItemKind.SELECT_MANY
    private val hasMarks = Appearance.NoButtons !in item.wishes && Appearance.TimedGrid !in item.wishes
    private val buttons = LinkedHashMap<String, CompoundButton>()
    private val clear = clearButton()
    private var areas: AreaPicture? = null

    init {
        val wishes = item.wishes
        val columns = wishes.firstNotNullOfOrNull { it as? Appearance.Columns }
        if (Appearance.ImageMap in wishes) areas()
        if (Appearance.Map in wishes) body.addView(look.text(words.say("app-map-listed"), Letters.SMALL), look.wide())
        if (Appearance.TimedGrid in wishes) body.addView(look.text(words.say("app-lacks", "what" to "timer"), Letters.SMALL), look.wide())
        when {
            Appearance.Labels in wishes -> side { choice -> labelOf(choice) }
            Appearance.Likert in wishes || Appearance.List in wishes -> side { choice -> under(choice, isShown = true) }
            Appearance.ListWithoutLabels in wishes -> side { choice -> under(choice, isShown = false) }
            columns != null -> grid(columns.v1?.toInt() ?: usualColumns())
            Appearance.ColumnsPack in wishes || !hasMarks -> pack()
            else -> for (choice in item.choices) body.addView(cell(choice), look.wide())
        }
        body.addView(clear, look.snug(4))
    }

    private fun areas() {
        val svg = item.image?.let(desk::media)?.let(Svg::of)
        val values = item.choices.map { it.value }.toSet()
        if (svg == null || svg.shapes.none { it.id in values }) {
            body.addView(look.text(words.say("app-image-map-listed"), Letters.SMALL), look.wide())
            return
        }
        areas = AreaPicture(context, look, svg, values) { value -> buttons[value]?.takeIf { it.isEnabled }?.performClick() }
            .also { body.addView(it, look.wide()) }
    }

    private fun usualColumns(): Int =
        (resources.configuration.screenWidthDp / resources.configuration.fontScale / COLUMN).toInt().coerceIn(1, MOST_COLUMNS)

    private fun grid(columns: Int) {
        for (line in item.choices.chunked(columns.coerceAtLeast(1))) {
            val row = look.row().apply { gravity = Gravity.TOP }
            for ((index, choice) in line.withIndex()) row.addView(cell(choice), look.part(start = if (index == 0) 0 else GAP))
            repeat(columns - line.size) { row.addView(Space(context), look.part(start = GAP)) }
            body.addView(row, look.wide(if (hasMarks) 0 else GAP))
        }
    }

    private fun pack() {
        val flow = Flow(context, look.dp(8))
        for (choice in item.choices) flow.addView(cell(choice), LayoutParams(WRAP_CONTENT, WRAP_CONTENT))
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
            // The mark in the middle of its place, above the middle of its label.
            buttonDrawable?.let { mark ->
                val around = (look.dp(Look.TARGET) - mark.intrinsicWidth).coerceAtLeast(0) / 2
                buttonDrawable = InsetDrawable(mark, around, 0, around, 0)
                // Another mark brings its own height with it.
                minHeight = look.dp(Look.TARGET)
            }
        }
        cell.addView(button, look.snug())
        if (isShown) {
            cell.addView(
                (labelOf(choice) as TextView).apply {
                    // The button bears the name; the same words twice would be read twice.
                    importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
                    minHeight = look.dp(Look.TARGET)
                    setOnClickListener { button.performClick() }
                },
                look.wide(),
            )
        }
        extras(desk, choice)?.let { cell.addView(it, look.snug()) }
        return cell
    }

    /** A button, and beneath it what else there is of its choice. */
    private fun cell(choice: ChoiceView): View {
        val button = button(choice)
        val place = choice.geometry?.let { placeOf(it, desk) }?.let { look.text(it, Letters.SMALL) }
        val more = extras(desk, choice)
        if (place == null && more == null) return button
        return look.column().apply {
            addView(button, look.wide())
            place?.let {
                it.setPaddingRelative(look.dp(MARK), 0, 0, look.dp(4))
                it.textDirection = View.TEXT_DIRECTION_LTR
                addView(it, look.wide())
            }
            more?.let { addView(it, look.snug()) }
        }
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
        if (!hasMarks) bare(button)
        choice.image?.let { address -> desk.media(address)?.let { picture(button, it, choice) } }
        button.setOnClickListener { chosen(choice.value, button.isChecked) }
        buttons[choice.value] = button
        return button
    }

    /** Without a mark: the whole of it tells whether it is chosen. */
    private fun bare(button: CompoundButton) {
        button.buttonDrawable = null
        button.gravity = Gravity.CENTER
        button.setPadding(look.dp(12), look.dp(8), look.dp(12), look.dp(8))
        val on = intArrayOf(android.R.attr.state_checked)
        button.background = StateListDrawable().apply {
            addState(on, look.outlined(look.colours.accent, look.colours.accent))
            addState(intArrayOf(), look.outlined(look.colours.paper, look.colours.faint))
        }
        button.setTextColor(ColorStateList(arrayOf(on, intArrayOf()), intArrayOf(look.colours.onAccent, look.colours.ink)))
    }

    private fun picture(button: CompoundButton, bytes: ByteArray, choice: ChoiceView) {
        val height = look.dp(PICTURE)
        val bitmap = Pictures.shown(bytes, 2 * height) ?: return
        val drawn: Drawable = BitmapDrawable(resources, bitmap)
        val width = height * bitmap.width / bitmap.height.coerceAtLeast(1)
        val most = look.dp(WIDEST)
        drawn.setBounds(0, 0, minOf(width, most), if (width > most) height * most / width else height)
        button.setCompoundDrawables(null, drawn, null, null)
        // A picture may be all that a choice has.
        if (choice.label.text.isBlank()) button.contentDescription = choice.value
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
        areas?.chosen = now
        areas?.isEnabled = !item.readOnly
        clear.visibility = if (item.value.isNullOrEmpty() || item.readOnly || isMany) GONE else VISIBLE
    }

    private companion object {
        const val COLUMN = 160
        const val MOST_COLUMNS = 5
        const val PICTURE = 96
        const val WIDEST = 240
        const val GAP = 8
        /** Where the words of a choice begin, past its mark. */
        const val MARK = 34
    }
}

/** The row of a scale or grid is never as long as a list: beyond this the list that is searched is used. */
internal const val FEW = 30
