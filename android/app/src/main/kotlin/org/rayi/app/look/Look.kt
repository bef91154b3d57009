package org.rayi.app.look

import android.content.Context
import android.content.res.Configuration
import android.graphics.Typeface
import android.graphics.drawable.GradientDrawable
import android.graphics.drawable.RippleDrawable
import android.content.res.ColorStateList
import android.util.TypedValue
import android.view.Gravity
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.ViewGroup.LayoutParams.WRAP_CONTENT
import android.view.inputmethod.EditorInfo
import android.widget.Button
import android.widget.EditText
import android.widget.FrameLayout
import android.widget.LinearLayout
import android.widget.ScrollView
import android.widget.TextView

/** Sizes, colours and the plain views that every page is made of. */
class Look(val context: Context) {
    val colours: Colours =
        if (context.resources.configuration.uiMode and Configuration.UI_MODE_NIGHT_MASK == Configuration.UI_MODE_NIGHT_YES) {
            Colours.DARK
        } else {
            Colours.LIGHT
        }

    fun dp(size: Int): Int =
        TypedValue.applyDimension(TypedValue.COMPLEX_UNIT_DIP, size.toFloat(), context.resources.displayMetrics).toInt()

    fun column() = LinearLayout(context).apply { orientation = LinearLayout.VERTICAL }

    fun row() = LinearLayout(context).apply {
        orientation = LinearLayout.HORIZONTAL
        gravity = Gravity.CENTER_VERTICAL
    }

    fun frame() = FrameLayout(context)

    fun scroll(content: View) = ScrollView(context).apply {
        isFillViewport = true
        addView(content)
    }

    fun text(words: CharSequence, kind: Letters = Letters.BODY): TextView = TextView(context).apply {
        text = words
        write(this, kind)
    }

    fun write(view: TextView, kind: Letters) {
        view.setTextSize(TypedValue.COMPLEX_UNIT_SP, kind.size)
        view.setTextColor(
            when (kind) {
                Letters.TITLE, Letters.QUESTION, Letters.BODY, Letters.BOLD -> colours.ink
                Letters.SMALL -> colours.faint
                Letters.WRONG -> colours.bad
            },
        )
        if (kind == Letters.TITLE || kind == Letters.BOLD) view.typeface = Typeface.DEFAULT_BOLD
        view.textAlignment = View.TEXT_ALIGNMENT_VIEW_START
        view.setLineSpacing(0f, LINE_SPACING)
    }

    /** The button that a page is for, or one beside it. */
    fun button(words: CharSequence, strong: Boolean = false, press: () -> Unit): Button = Button(context).apply {
        text = words
        isAllCaps = false
        setTextSize(TypedValue.COMPLEX_UNIT_SP, Letters.BODY.size)
        setTextColor(
            ColorStateList(
                arrayOf(intArrayOf(-android.R.attr.state_enabled), intArrayOf()),
                intArrayOf(colours.faint, if (strong) colours.onAccent else colours.accent),
            ),
        )
        // Thin letters on a coloured ground are hard to read in Arabic script.
        if (strong) typeface = Typeface.DEFAULT_BOLD
        minHeight = dp(TARGET)
        minimumHeight = dp(TARGET)
        minWidth = dp(TARGET)
        minimumWidth = dp(TARGET)
        setPadding(dp(14), dp(8), dp(14), dp(8))
        stateListAnimator = null
        background = pressed(if (strong) colours.accent else colours.paper, if (strong) 0 else colours.accent)
        setOnClickListener { press() }
    }

    fun field(): EditText = EditText(context).apply {
        setTextSize(TypedValue.COMPLEX_UNIT_SP, Letters.QUESTION.size)
        setTextColor(colours.ink)
        setHintTextColor(colours.faint)
        minHeight = dp(TARGET)
        minimumHeight = dp(TARGET)
        background = outlined(colours.paper, colours.faint)
        setPadding(dp(12), dp(8), dp(12), dp(8))
        textAlignment = View.TEXT_ALIGNMENT_VIEW_START
        // An answer is nothing for a keyboard to learn and to offer to the next who types.
        imeOptions = imeOptions or EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING
    }

    /** A line of a list: opens what it tells of. */
    fun card(press: (() -> Unit)? = null): LinearLayout = column().apply {
        setPadding(dp(16), dp(12), dp(16), dp(12))
        minimumHeight = dp(TARGET)
        background = if (press == null) outlined(colours.card, colours.line) else pressed(colours.card, colours.line)
        if (press != null) {
            isClickable = true
            isFocusable = true
            setOnClickListener { press() }
        }
    }

    fun outlined(fill: Int, line: Int) = GradientDrawable().apply {
        setColor(fill)
        cornerRadius = dp(CORNER).toFloat()
        if (line != 0) setStroke(dp(1).coerceAtLeast(1), line)
    }

    fun pressed(fill: Int, line: Int) =
        RippleDrawable(ColorStateList.valueOf(colours.line), outlined(fill, line), outlined(colours.ink, 0))

    fun wide(top: Int = 0) = LinearLayout.LayoutParams(MATCH_PARENT, WRAP_CONTENT).apply { topMargin = dp(top) }

    fun snug(top: Int = 0) = LinearLayout.LayoutParams(WRAP_CONTENT, WRAP_CONTENT).apply { topMargin = dp(top) }

    /** A part of a row, as wide as its weight. */
    fun part(weight: Float = 1f, start: Int = 0) =
        LinearLayout.LayoutParams(0, WRAP_CONTENT, weight).apply { marginStart = dp(start) }

    companion object {
        /** The smallest thing that a finger is asked to hit, in dp. */
        const val TARGET = 48
        private const val CORNER = 6
        /** Arabic's marks above and below the line need room. */
        private const val LINE_SPACING = 1.15f
    }
}

/** Kinds of letters, with their size in sp. */
enum class Letters(val size: Float) {
    TITLE(20f), QUESTION(19f), BODY(17f), BOLD(17f), SMALL(15f), WRONG(17f)
}

/** Two sets of colours; each pair that is read together has a contrast of 4.5 or more, which a test says. */
class Colours(
    val paper: Int,
    val card: Int,
    val ink: Int,
    val faint: Int,
    val line: Int,
    val accent: Int,
    val onAccent: Int,
    val bad: Int,
) {
    companion object {
        val LIGHT = Colours(
            paper = 0xFFFFFFFF.toInt(), card = 0xFFF4F6F8.toInt(), ink = 0xFF1B1B1F.toInt(), faint = 0xFF50545C.toInt(),
            line = 0xFFC9CED6.toInt(), accent = 0xFF0B5C7A.toInt(), onAccent = 0xFFFFFFFF.toInt(), bad = 0xFFA3121F.toInt(),
        )
        val DARK = Colours(
            paper = 0xFF121417.toInt(), card = 0xFF1E2227.toInt(), ink = 0xFFECEDEF.toInt(), faint = 0xFFB4B9C1.toInt(),
            line = 0xFF444B54.toInt(), accent = 0xFF7FCBE6.toInt(), onAccent = 0xFF00303F.toInt(), bad = 0xFFFFB3AD.toInt(),
        )
    }
}
