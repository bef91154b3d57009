package org.rayi.app.question

import android.text.Editable
import android.text.InputType
import android.text.TextWatcher
import android.view.View
import android.widget.EditText
import android.widget.LinearLayout
import android.widget.AdapterView
import java.util.Calendar
import java.util.Locale
import org.rayi.app.look.Letters
import org.rayi.app.look.wheel
import org.rayi.core.Appearance
import org.rayi.core.DateParts
import org.rayi.core.ItemView
import org.rayi.core.calendarDate
import org.rayi.core.gregorianDate

/**
 * A date in the calendar that the form wishes for, stored in the Gregorian one; without a wish as people in Iraq say it:
 * day, month by its name, year; and a time of day by hour and minute. The platform's own calendar knows other names of
 * months, and no Kurdish.
 */
class DateQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val hasDate = item.dataType != "time"
    private val hasTime = item.dataType != "date"
    private val hasDay = hasDate && Appearance.MonthYear !in item.wishes && Appearance.Year !in item.wishes
    private val hasMonth = hasDate && Appearance.Year !in item.wishes
    private val calendar = item.wishes.firstNotNullOfOrNull { it as? Appearance.Calendar }?.v1
    private val months = words.months(calendar)
    private val day = part(2, "day")
    private val month = look.wheel(listOf(name("month")) + months, name("month"))
    private val year = part(4, "year")
    private val hour = part(2, "hour")
    private val minute = part(2, "minute")
    private val written = look.text("", Letters.SMALL)
    private val clear = clearButton()
    private var shown: String? = null
    private var isOurs = false

    init {
        calendar?.let { body.addView(look.text(words.say("app-calendar", "calendar" to fluent(it)), Letters.SMALL), look.wide()) }
        if (hasDate) body.addView(date(), look.wide())
        if (hasTime) body.addView(time(), look.wide(8))
        body.addView(written, look.wide(4))
        body.addView(clear, look.snug(4))
    }

    private fun date(): LinearLayout {
        val row = look.row()
        if (hasDay) row.addView(day, look.part(1f))
        if (hasMonth) {
            month.onItemSelectedListener = object : AdapterView.OnItemSelectedListener {
                override fun onItemSelected(parent: AdapterView<*>?, view: View?, position: Int, id: Long) = changed()
                override fun onNothingSelected(parent: AdapterView<*>?) = Unit
            }
            row.addView(month, look.part(2.2f, start = if (hasDay) 8 else 0))
        }
        row.addView(year, look.part(1.4f, start = if (hasMonth) 8 else 0))
        return row
    }

    /** Hour before minute, from the left in every language. */
    private fun time(): LinearLayout = look.row().apply {
        layoutDirection = View.LAYOUT_DIRECTION_LTR
        addView(hour, look.part())
        addView(look.text(":", Letters.QUESTION), look.snug().apply { marginStart = look.dp(6); marginEnd = look.dp(6) })
        addView(minute, look.part())
    }

    private fun part(length: Int, what: String): EditText = look.field().apply {
        setRawInputType(InputType.TYPE_CLASS_NUMBER)
        filters = arrayOf(android.text.InputFilter.LengthFilter(length))
        isSaveEnabled = false
        gravity = android.view.Gravity.CENTER
        hint = name(what)
        contentDescription = name(what)
        setSingleLine()
        addTextChangedListener(object : TextWatcher {
            override fun beforeTextChanged(text: CharSequence, from: Int, count: Int, after: Int) = Unit
            override fun onTextChanged(text: CharSequence, from: Int, before: Int, count: Int) = Unit
            override fun afterTextChanged(text: Editable) = changed()
        })
        // From one part to the next the focus stays within the question, and the date is half typed.
        setOnFocusChangeListener { _, has -> if (!has) post { if (!this@DateQuestion.hasFocus()) commit() } }
    }

    private fun name(what: String) = words.say("app-date-$what")

    /** Remembers the parts. While one is being typed, the date that they make meanwhile is nobody's answer. */
    private fun changed() {
        if (isOurs) return
        // A spinner tells of its first place too, once it is laid out.
        if (parts() == partsOf(item.value.orEmpty())) {
            desk.typed.remove(path)
            return
        }
        desk.typed[path] = parts().joinToString("|")
        if (complete() != null && !hasFocus()) commit()
    }

    private fun parts() = listOf(text(day), month.selectedItemPosition.coerceAtLeast(0).toString(), text(year), text(hour), text(minute))

    /** What is typed, in ASCII digits whichever of the three sets was used. */
    private fun text(view: EditText) = words.ascii(view.text.toString().trim())

    /** The parts as XForms writes them; null while some are missing. */
    private fun complete(): String? {
        val date = if (hasDate) dateOf() ?: return null else null
        val time = if (hasTime) timeOf() ?: return null else null
        return listOfNotNull(date, time).joinToString("T")
    }

    private fun dateOf(): String? {
        val (year, month, day) = dateParts() ?: return null
        val other = calendar
        // The core says whether there is such a day.
        if (other == null) return iso(year, month, day)
        // A year or month begins with the first day that it has: Myanmar's begin late in theirs.
        val days = if (hasDay) day..day else 1..LONGEST
        val months = if (hasMonth) month..month else 1..2
        return months.firstNotNullOfOrNull { each ->
            days.firstNotNullOfOrNull { gregorianDate(other, DateParts(year.toShort(), each.toUByte(), it.toUByte())) }
        }?.let { iso(it.year.toInt(), it.month.toInt(), it.day.toInt()) }
    }

    private fun iso(year: Int, month: Int, day: Int) = "%04d-%02d-%02d".format(Locale.ROOT, year, month, day)

    /** Year, month and day as they stand, in the calendar of the question; null while some are missing. */
    private fun dateParts(): List<Int>? {
        val year = number(year)?.takeIf { it in if (calendar == null) YEARS else EARLIER_YEARS } ?: return null
        val month = if (hasMonth) month.selectedItemPosition.takeIf { it in 1..months.size } ?: return null else 1
        val day = if (hasDay) number(day) ?: return null else 1
        return listOf(year, month, day)
    }

    private fun timeOf(): String? {
        val hour = number(hour)?.takeIf { it in 0..23 } ?: return null
        val minute = number(minute)?.takeIf { it in 0..59 && text(this.minute).length == 2 } ?: return null
        val zone = Calendar.getInstance().let { it[Calendar.ZONE_OFFSET] + it[Calendar.DST_OFFSET] } / 60_000
        val sign = if (zone < 0) '-' else '+'
        return "%02d:%02d:00.000%c%02d:%02d".format(Locale.ROOT, hour, minute, sign, kotlin.math.abs(zone) / 60, kotlin.math.abs(zone) % 60)
    }

    private fun number(view: EditText): Int? = text(view).toIntOrNull()

    override fun draw() {
        for (view in listOf(day, year, hour, minute, month)) view.isEnabled = !item.readOnly
        val kept = item.value.orEmpty()
        clear.visibility = if (kept.isEmpty() || item.readOnly) GONE else VISIBLE
        val waiting = desk.typed[path]
        if (waiting != null) {
            if (shown == null) put(waiting.split('|'))
        } else if (shown != kept) {
            put(partsOf(kept))
        }
        shown = kept
        // Beside another calendar the Gregorian date stands too, also where only its month was asked.
        written.text = PARTS.find(kept)?.destructured?.let { (year, month, day) ->
            if (hasDay || calendar != null) words.value("date", "$year-$month-$day") else ""
        }.orEmpty()
        written.visibility = if (written.text.isEmpty()) GONE else VISIBLE
    }

    private fun partsOf(kept: String): List<String> {
        val date = PARTS.find(kept)?.destructured?.toList()?.let(::inCalendar)
        val time = TIME.find(kept)?.destructured?.toList()
        return listOf(
            date?.get(2)?.toInt()?.toString().orEmpty(),
            date?.get(1)?.toInt()?.toString() ?: "0",
            date?.get(0).orEmpty(),
            time?.get(0).orEmpty(),
            time?.get(1).orEmpty(),
        )
    }

    private fun inCalendar(date: List<String>): List<String>? {
        val other = calendar ?: return date
        val gregorian = DateParts(date[0].toShort(), date[1].toUByte(), date[2].toUByte())
        return calendarDate(other, gregorian)?.let { listOf("${it.year}", "${it.month}", "${it.day}") }
    }

    private fun put(parts: List<String>) {
        isOurs = true
        for ((view, text) in listOf(day to parts[0], year to parts[2], hour to parts[3], minute to parts[4])) {
            val digits = words.digits(text)
            if (view.text.toString() != digits) view.setText(digits)
        }
        if (hasMonth) month.setSelection(parts[1].toIntOrNull() ?: 0)
        isOurs = false
    }

    override fun commit() {
        if (path !in desk.typed) return
        val value = complete()
        val isEmpty = listOf(day, year, hour, minute).all { text(it).isEmpty() } && month.selectedItemPosition <= 0
        when {
            isEmpty -> {
                desk.typed.remove(path)
                if (!item.value.isNullOrEmpty()) desk.answer(path, "")
            }
            value == null -> if (calendar != null && dateParts() != null) noSuchDay()
            value == item.value || desk.answer(path, value) -> desk.typed.remove(path)
        }
    }

    private fun noSuchDay() {
        written.text = words.say("app-date-no-such")
        written.visibility = VISIBLE
    }

    override val isSettled: Boolean get() = path !in desk.typed

    private companion object {
        val PARTS = Regex("""^(\d{4})-(\d{2})-(\d{2})""")
        val TIME = Regex("""(?:^|T)(\d{2}):(\d{2})""")
        /** What is typed with fewer digits is not a year yet. */
        val YEARS = 1000..9999
        /** Days of the longest month. */
        const val LONGEST = 32
        /** Other calendars count from later on. */
        val EARLIER_YEARS = 100..9999
    }
}

/** The name by which the texts know a calendar. */
private fun fluent(calendar: org.rayi.core.Calendar) = calendar.name.lowercase(Locale.ROOT).replace('_', '-')
