package org.rayi.app.question

import android.view.View
import android.view.ViewGroup
import android.widget.AdapterView
import android.widget.ArrayAdapter
import android.widget.SeekBar
import android.widget.Spinner
import android.widget.TextView
import java.math.BigDecimal
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.core.Appearance
import org.rayi.core.ItemView
import org.rayi.core.Range

/** A number between two ends: on a slider, with stars, or from a wheel. */
class RangeQuestion(desk: Desk, item: ItemView, private val range: Range) : QuestionView(desk, item) {
    private val start = BigDecimal.valueOf(range.start)
    private val step = BigDecimal.valueOf(range.step).abs().max(SMALLEST)
    private val steps = ((BigDecimal.valueOf(range.end) - start).abs() / step).toInt().coerceIn(0, MOST)
    private val goesDown = range.end < range.start
    private val isPicker = Appearance.Picker in item.wishes
    private val value = look.text("", Letters.BOLD)
    private val slider = SeekBar(context)
    private val wheel = Spinner(context)
    private val stars = mutableListOf<TextView>()
    private val clear = clearButton()
    private var isOurs = false

    init {
        body.addView(value, look.wide())
        when {
            isPicker -> wheel()
            Appearance.Rating in item.wishes -> stars()
            else -> slider()
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
        body.addView(slider, look.wide().apply { height = look.dp(Look.TARGET) })
        val ends = look.row()
        ends.addView(look.text(words.digits(number(0)), Letters.SMALL), look.part())
        ends.addView(look.text(words.digits(number(steps)), Letters.SMALL).apply { textAlignment = View.TEXT_ALIGNMENT_VIEW_END }, look.part())
        body.addView(ends, look.wide())
    }

    private fun wheel() {
        val numbers = listOf(words.say("app-choose")) + (0..steps).map { words.digits(number(it)) }
        wheel.adapter = object : ArrayAdapter<String>(context, android.R.layout.simple_spinner_item, numbers) {
            override fun getView(position: Int, old: View?, parent: ViewGroup) = super.getView(position, old, parent).also(::sized)
            override fun getDropDownView(position: Int, old: View?, parent: ViewGroup) =
                super.getDropDownView(position, old, parent).also(::sized)
        }
        wheel.minimumHeight = look.dp(Look.TARGET)
        wheel.contentDescription = label.text
        wheel.isSaveEnabled = false
        wheel.onItemSelectedListener = object : AdapterView.OnItemSelectedListener {
            override fun onItemSelected(parent: AdapterView<*>?, view: View?, at: Int, id: Long) {
                if (isOurs || at == 0) return
                if (number(at - 1) != item.value) desk.answer(path, number(at - 1))
            }

            override fun onNothingSelected(parent: AdapterView<*>?) = Unit
        }
        body.addView(wheel, look.wide())
    }

    private fun sized(view: View) {
        (view as? TextView)?.let {
            look.write(it, Letters.BODY)
            it.minHeight = look.dp(Look.TARGET)
            it.gravity = android.view.Gravity.CENTER_VERTICAL
        }
    }

    private fun stars() {
        val row = org.rayi.app.look.Flow(context, look.dp(4))
        for (at in 0..steps) {
            val star = look.button("☆") { desk.answer(path, number(at)) }
            star.setPadding(0, 0, 0, 0)
            named(star, words.digits(number(at)))
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
        value.text = if (kept.isEmpty()) words.say("app-choose") else words.digits(kept)
        slider.progress = at ?: range.placeholder?.let { place(it.toString()) } ?: 0
        slider.isEnabled = !item.readOnly
        // Nothing is chosen until a person does: the knob shows only then.
        slider.thumb?.alpha = if (at == null) FAINT else SOLID
        if (isPicker) wheel.setSelection(if (at == null) 0 else at + 1)
        for ((index, star) in stars.withIndex()) star.text = if (at != null && index <= at) "★" else "☆"
        isOurs = false
        clear.visibility = if (kept.isEmpty() || item.readOnly) GONE else VISIBLE
    }

    private companion object {
        val SMALLEST: BigDecimal = BigDecimal("0.000001")
        /** A slider finer than this cannot be hit; the core's forms have their own bounds. */
        const val MOST = 10_000
        const val FAINT = 96
        const val SOLID = 255
    }
}
