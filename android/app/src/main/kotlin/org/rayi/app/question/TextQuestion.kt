package org.rayi.app.question

import android.content.Intent
import android.net.Uri
import android.text.Editable
import android.text.InputType
import android.text.TextWatcher
import android.view.View
import android.view.inputmethod.EditorInfo
import org.rayi.app.look.Letters
import org.rayi.core.Appearance
import org.rayi.core.Direction
import org.rayi.core.ItemView

/** Text and numbers, typed. Digits of three sets are taken: it is the core that reads them. */
class TextQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val isNumber = item.dataType in NUMBERS
    private val isCode = item.dataType == "barcode"
    private val field = look.field()
    private val isHidden = Appearance.HiddenAnswer in item.wishes
    private val hidden = look.text(words.say("app-answer-hidden"), Letters.SMALL)
    private val grouped = look.text("", Letters.SMALL)
    private var shown: String? = null
    private var isOurs = false

    init {
        field.id = View.generateViewId()
        label.labelFor = field.id
        // What is typed is in `typed`: Android's own keeping goes by ids, and ours are new each time.
        field.isSaveEnabled = false
        kind()
        field.addTextChangedListener(object : TextWatcher {
            override fun beforeTextChanged(text: CharSequence, from: Int, count: Int, after: Int) = Unit
            override fun onTextChanged(text: CharSequence, from: Int, before: Int, count: Int) = Unit
            override fun afterTextChanged(text: Editable) {
                if (!isOurs) desk.typed[path] = text.toString()
            }
        })
        field.setOnFocusChangeListener { _, has -> if (!has) commit() }
        field.setOnEditorActionListener { _, action, _ ->
            commit()
            action == EditorInfo.IME_ACTION_NONE
        }
        if (Appearance.Counter in item.wishes && isNumber) counter() else body.addView(field, look.wide())
        // What is not to be seen is not written beneath either.
        if (Appearance.ThousandsSeparated in item.wishes && Appearance.Masked !in item.wishes) body.addView(grouped, look.wide(2))
        if (isCode) scanner()
        if (Appearance.Url in item.wishes) opener()
        if (Appearance.Bearing in item.wishes) {
            val bearing = Bearing(desk, label.text) { degrees ->
                desk.typed.remove(path)
                desk.answer(path, degrees)
            }
            body.addView(bearing, look.wide())
        }
        if (isHidden) body.addView(hidden, look.wide(4))
    }

    private fun kind() {
        var type = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_FLAG_CAP_SENTENCES
        if (Appearance.Multiline in item.wishes || (item.rows ?: 1u) > 1u) {
            type = type or InputType.TYPE_TEXT_FLAG_MULTI_LINE
            field.minLines = (item.rows?.toInt() ?: LINES).coerceIn(2, MOST_LINES)
            field.gravity = android.view.Gravity.TOP or android.view.Gravity.START
        }
        if (Appearance.Masked in item.wishes) type = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_PASSWORD
        field.inputType = type
        // Only the keyboard is one of numbers: a filter of Android's would take ASCII digits alone.
        if (isNumber || Appearance.Numbers in item.wishes) {
            val parts = if (item.dataType == "decimal") InputType.TYPE_NUMBER_FLAG_DECIMAL else 0
            field.setRawInputType(InputType.TYPE_CLASS_NUMBER or InputType.TYPE_NUMBER_FLAG_SIGNED or parts)
        }
        // People type in any language: each answer runs as its first letter does, and an empty one as the question.
        field.textDirection = when {
            isNumber -> View.TEXT_DIRECTION_LTR
            item.label.direction == Direction.RTL -> View.TEXT_DIRECTION_FIRST_STRONG_RTL
            else -> View.TEXT_DIRECTION_FIRST_STRONG_LTR
        }
        if (isNumber) field.textAlignment = View.TEXT_ALIGNMENT_VIEW_START
    }

    private fun counter() {
        val row = look.row()
        row.addView(look.button("−") { count(-1) }.apply { named(this, words.say("app-count-down")) }, look.snug())
        row.addView(field, look.part(start = 8))
        row.addView(look.button("+") { count(1) }.apply { named(this, words.say("app-count-up")) }, look.snug().apply { marginStart = look.dp(8) })
        body.addView(row, look.wide())
    }

    private fun count(by: Int) {
        val now = item.value?.toBigDecimalOrNull() ?: java.math.BigDecimal.ZERO
        desk.typed.remove(path)
        desk.answer(path, now.add(by.toBigDecimal()).toPlainString())
    }

    private fun scanner() {
        val errand = Errand(Errand.Kind.CODE, path)
        if (desk.isPossible(errand)) {
            body.addView(look.button(words.say("app-scan")) { desk.send(errand) }.apply { named(this) }, look.snug(8))
        } else {
            body.addView(look.text(words.say("app-lacks", "what" to "barcode"), Letters.SMALL), look.wide(4))
        }
    }

    private fun opener() {
        val open = look.button(words.say("app-open")) {
            commit()
            val address = item.value?.let(Uri::parse)
            if (address?.scheme in SCHEMES) {
                try {
                    context.startActivity(Intent(Intent.ACTION_VIEW, address))
                } catch (_: android.content.ActivityNotFoundException) {
                    desk.lack(words.say("app-lacks", "what" to "player"))
                }
            }
        }
        body.addView(open.apply { named(this) }, look.snug(8))
    }

    override fun draw() {
        field.isEnabled = !item.readOnly
        val kept = item.value.orEmpty()
        val waiting = desk.typed[path]
        if (waiting == null && (shown != kept || field.text.toString() != displayed(kept))) {
            put(displayed(kept))
        } else if (waiting != null && field.text.toString() != waiting) {
            put(waiting)
        }
        shown = kept
        grouped.text = if (kept.isEmpty()) "" else words.grouped(kept)
        grouped.visibility = if (kept.isEmpty()) GONE else VISIBLE
        // The scanned code is not shown; a field to type one stands where nothing scans.
        hidden.visibility = if (kept.isEmpty()) GONE else VISIBLE
        if (isHidden && desk.isPossible(Errand(Errand.Kind.CODE, path))) field.visibility = GONE
    }

    private fun displayed(kept: String) = if (isHidden) "" else if (isNumber) words.digits(kept) else kept

    private fun put(text: String) {
        isOurs = true
        field.setText(text)
        isOurs = false
    }

    override fun commit() {
        val waiting = desk.typed[path]?.trim() ?: return
        // Of a number the core reads the digits; a text that is to be of digits is kept as it is given.
        val given = if (Appearance.Numbers in item.wishes) words.ascii(waiting) else waiting
        if (given != item.value.orEmpty() && !desk.answer(path, given)) return
        desk.typed.remove(path)
        draw()
    }

    override val isSettled: Boolean get() = path !in desk.typed

    private companion object {
        val NUMBERS = setOf("int", "integer", "decimal", "long", "short", "double")
        val SCHEMES = setOf("http", "https", "mailto", "tel")
        const val LINES = 3
        const val MOST_LINES = 12
    }
}
