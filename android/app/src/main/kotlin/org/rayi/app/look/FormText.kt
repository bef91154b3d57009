package org.rayi.app.look

import android.graphics.Color
import android.graphics.Typeface
import android.text.SpannableStringBuilder
import android.text.Spanned
import android.text.method.LinkMovementMethod
import android.text.style.AlignmentSpan
import android.text.style.ForegroundColorSpan
import android.text.style.LocaleSpan
import android.text.style.RelativeSizeSpan
import android.text.style.StyleSpan
import android.text.style.TypefaceSpan
import android.text.style.URLSpan
import android.text.Layout
import android.view.View
import android.widget.TextView
import java.util.Locale
import org.rayi.core.Direction
import org.rayi.core.TextAlign
import org.rayi.core.TextBlock
import org.rayi.core.TextStyle
import org.rayi.core.textBlocks
import org.rayi.core.TextView as Text

/** A form's text in a view: its Markdown drawn, in the direction of its own language. */
fun TextView.say(text: Text, look: Look) {
    val spanned = spanned(text, look)
    this.text = spanned
    if (spanned.getSpans(0, spanned.length, URLSpan::class.java).isNotEmpty()) {
        movementMethod = LinkMovementMethod.getInstance()
        setLinkTextColor(look.colours.accent)
    }
    direct(text)
}

/** Direction and language of a text, for shaping and for screen readers. */
fun TextView.direct(text: Text) {
    textDirection = if (text.direction == Direction.RTL) View.TEXT_DIRECTION_RTL else View.TEXT_DIRECTION_LTR
    textAlignment = View.TEXT_ALIGNMENT_TEXT_START
    text.languageTag?.let { textLocale = Locale.forLanguageTag(it) }
}

fun View.layOut(direction: Direction) {
    layoutDirection = if (direction == Direction.RTL) View.LAYOUT_DIRECTION_RTL else View.LAYOUT_DIRECTION_LTR
}

private fun spanned(text: Text, look: Look): Spanned {
    val out = SpannableStringBuilder()
    for ((index, block) in textBlocks(text.text).withIndex()) {
        if (index > 0) out.append('\n')
        append(block, out, look)
    }
    text.languageTag?.let { tag -> out.over(0, LocaleSpan(Locale.forLanguageTag(tag))) }
    return out
}

private fun append(block: TextBlock, out: SpannableStringBuilder, look: Look) {
    val start = out.length
    for (run in block.runs) {
        val from = out.length
        out.append(run.text)
        style(run.style, out, from, look)
    }
    val heading = block.heading.toInt()
    if (heading > 0) {
        out.over(start, StyleSpan(Typeface.BOLD))
        out.over(start, RelativeSizeSpan(HEADINGS[(heading - 1).coerceIn(HEADINGS.indices)]))
    }
    val align = when (block.align) {
        TextAlign.CENTER -> Layout.Alignment.ALIGN_CENTER
        // Left and right are meant as they are said, and Android's alignments follow the text: they are left to it.
        TextAlign.LEFT, TextAlign.RIGHT, null -> null
    }
    align?.let { out.over(start, AlignmentSpan.Standard(it)) }
}

private fun style(style: TextStyle, out: SpannableStringBuilder, from: Int, look: Look) {
    if (style.bold) out.over(from, StyleSpan(Typeface.BOLD))
    if (style.italic) out.over(from, StyleSpan(Typeface.ITALIC))
    style.font?.let { out.over(from, TypefaceSpan(it)) }
    style.color?.let(::colour)?.let { out.over(from, ForegroundColorSpan(it)) }
    style.link?.let { address ->
        out.over(from, URLSpan(address))
        out.over(from, ForegroundColorSpan(look.colours.accent))
    }
}

private fun colour(name: String): Int? = try {
    Color.parseColor(name)
} catch (_: IllegalArgumentException) {
    null
}

private fun SpannableStringBuilder.over(from: Int, span: Any) {
    if (from < length) setSpan(span, from, length, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE)
}

private val HEADINGS = floatArrayOf(1.4f, 1.3f, 1.2f, 1.1f, 1.05f, 1f)
