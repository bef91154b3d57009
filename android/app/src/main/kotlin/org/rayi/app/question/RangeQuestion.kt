package org.rayi.app.question

import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.widget.AdapterView
import android.widget.LinearLayout
import android.widget.SeekBar
import android.widget.Spinner
import android.widget.TextView
import java.math.BigDecimal
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.say
import org.rayi.app.look.wheel
import org.rayi.core.Appearance
import org.rayi.core.ItemView
import org.rayi.core.Range

/** A number between two ends: on a slider that lies or stands, with stars, or from a wheel. */
class RangeQuestion(desk: Desk, item: ItemView, private val range: Range) : QuestionView(desk, item) {
    private val start = BigDecimal.valueOf(range.start)
    private val step = BigDecimal.valueOf(range.step).abs().max(SMALLEST)
    private val steps = ((BigDecimal.valueOf(range.end) - start).abs() / step).toInt().coerceIn(0, MOST)
    private val goesDown = range.end < range.start
    private val isPicker = Appearance.Picker in item.wishes
    private val isUpright = Appearance.Vertical in item.wishes
    private val value = look.text("", Letters.BOLD)
    private val slider = if (isUpright) UprightSlider(context) else SeekBar(context)
    private var wheel: Spinner? = null
    private val stars = mutableListOf<TextView>()
    private val clear = clearButton()
    private var isOurs = false

    init {
        body.addView(value, look.wide())
        when {
            isPicker -> wheel()
            Appearance.Rating in item.wishes -> stars()
            isUpright -> upright()
            else -> lying()
        }
        body.addView(clear, look.snug(4))
    }

    private fun slider() {
        slider.max = steps
        slider.minimumHeight = look.dp(Look.TARGET)
        slider.contentDescription = label.text
        slider.isSaveEnabled = false
        slider.setOnSeekBarChangeListener(object : SeekBar.OnSeekBarChangeListener {
            private var isHeld = false

            override fun onProgressChanged(bar: SeekBar, at: Int, byPerson: Boolean) {
                if (!byPerson) return
                value.text = words.digits(number(at))
                // A finger that slides gives its answer when it lets go; a key or a screen reader at once.
                if (!isHeld) desk.answer(path, number(at))
            }

            override fun onStartTrackingTouch(bar: SeekBar) {
                isHeld = true
            }

            override fun onStopTrackingTouch(bar: SeekBar) {
                isHeld = false
                desk.answer(path, number(bar.progress))
            }
        })
    }

    private fun lying() {
        slider()
        body.addView(slider, look.wide().apply { height = look.dp(Look.TARGET) })
        marks()?.let { body.addView(Ticks(context, look, it, isUpright = false), LinearLayout.LayoutParams(MATCH_PARENT, look.dp(TICK))) }
        val ends = look.row().apply { gravity = Gravity.TOP }
        val named = named()
        // Two names and the numbers at the ends have a place each; what lies between is named where it is chosen.
        ends.addView(end(0, named), look.part())
        ends.addView(end(steps, named).apply { textAlignment = View.TEXT_ALIGNMENT_VIEW_END }, look.part())
        body.addView(ends, look.wide())
    }

    private fun upright() {
        slider()
        (slider as UprightSlider).slid = { at, isDone ->
            value.text = words.digits(number(at))
            if (isDone) desk.answer(path, number(at))
        }
        val row = look.row()
        row.addView(slider, LinearLayout.LayoutParams(look.dp(Look.TARGET), look.dp(TALL)))
        marks()?.let { row.addView(Ticks(context, look, it, isUpright = true), LinearLayout.LayoutParams(look.dp(TICK), MATCH_PARENT)) }
        val named = named()
        val ends = look.column()
        ends.addView(end(steps, named), look.wide())
        ends.addView(View(context), LinearLayout.LayoutParams(0, 0, 1f))
        ends.addView(end(0, named), look.wide())
        row.addView(ends, LinearLayout.LayoutParams(0, MATCH_PARENT, 1f).apply { marginStart = look.dp(8) })
        body.addView(row, LinearLayout.LayoutParams(MATCH_PARENT, look.dp(TALL)))
    }

    /** An end of the slider: its number, with the form's word for it. */
    private fun end(at: Int, named: Map<Int, org.rayi.core.TextView>): TextView = look.text(words.digits(number(at)), Letters.SMALL).apply {
        val name = named[at] ?: return@apply
        say(name, look)
        text = "${words.digits(number(at))}\n${name.text}"
    }

    /** The form's words for numbers, by their step. */
    private fun named(): Map<Int, org.rayi.core.TextView> = item.choices.mapNotNull { choice ->
        // A word for a number that is not on the scale is nobody's.
        val number = choice.value.toBigDecimalOrNull() ?: return@mapNotNull null
        place(choice.value)?.takeIf { number(it).toBigDecimal().compareTo(number) == 0 }?.let { it to choice.label }
    }.toMap()

    /** Where marks stand, from 0 to 1: each so many steps as the form says, or each, while they can be told apart. */
    private fun marks(): List<Float>? {
        if (Appearance.NoTicks in item.wishes || steps == 0) return null
        val apart = range.tickInterval?.let { (BigDecimal.valueOf(it).abs() / step).toInt() }?.coerceAtLeast(1) ?: 1
        if (steps / apart > MOST_TICKS) return null
        return (0..steps step apart).map { it.toFloat() / steps }
    }

    private fun wheel() {
        val named = named()
        val numbers = listOf(words.say("app-choose")) +
            (0..steps).map { at -> listOfNotNull(words.digits(number(at)), named[at]?.text).joinToString(" – ") }
        val wheel = look.wheel(numbers, label.text).also { this.wheel = it }
        wheel.onItemSelectedListener = object : AdapterView.OnItemSelectedListener {
            override fun onItemSelected(parent: AdapterView<*>?, view: View?, at: Int, id: Long) {
                if (isOurs || at == 0) return
                if (number(at - 1) != item.value) desk.answer(path, number(at - 1))
            }

            override fun onNothingSelected(parent: AdapterView<*>?) = Unit
        }
        body.addView(wheel, look.wide())
    }

    /** As many stars as the number: what starts at zero has one fewer than steps to it, and zero is no star. */
    private fun stars() {
        val row = org.rayi.app.look.Flow(context, look.dp(4))
        val named = named()
        for (at in 0..steps) {
            if (number(at) == "0") continue
            val star = look.button("☆") { desk.answer(path, number(at)) }
            star.setPadding(0, 0, 0, 0)
            named(star, listOfNotNull(words.digits(number(at)), named[at]?.text).joinToString(", "))
            star.tag = at
            star.isEnabled = !item.readOnly
            stars += star
            row.addView(star, ViewGroup.LayoutParams(look.dp(Look.TARGET), look.dp(Look.TARGET)))
        }
        body.addView(row, look.wide())
    }

    private fun number(at: Int): String {
        val away = step * BigDecimal(at)
        val number = if (goesDown) start - away else start + away
        val plain = number.stripTrailingZeros()
        return (if (plain.scale() < 0) plain.setScale(0) else plain).toPlainString()
    }

    private fun place(kept: String): Int? = kept.toBigDecimalOrNull()?.let { ((it - start).abs() / step).toInt() }

    override fun draw() {
        val kept = item.value.orEmpty()
        val at = place(kept)
        isOurs = true
        val name = at?.let { named()[it]?.text }
        value.text = if (kept.isEmpty()) words.say("app-choose") else listOfNotNull(words.digits(kept), name).joinToString(" – ")
        slider.progress = at ?: range.placeholder?.let { place(it.toString()) } ?: 0
        slider.isEnabled = !item.readOnly
        wheel?.isEnabled = !item.readOnly
        // Nothing is chosen until a person does: the knob shows only then.
        slider.thumb?.alpha = if (at == null) FAINT else SOLID
        wheel?.setSelection(if (at == null) 0 else at + 1)
        for (star in stars) star.text = if (at != null && star.tag as Int <= at) "★" else "☆"
        isOurs = false
        clear.visibility = if (kept.isEmpty() || item.readOnly) GONE else VISIBLE
    }

    private companion object {
        val SMALLEST: BigDecimal = BigDecimal("0.000001")
        /** A slider finer than this cannot be hit; the core's forms have their own bounds. */
        const val MOST = 10_000
        const val MOST_TICKS = 40
        const val FAINT = 96
        const val SOLID = 255
        const val TICK = 8
        const val TALL = 220
    }
}
