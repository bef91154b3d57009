package org.rayi.app.question

import android.graphics.Bitmap
import android.graphics.Color
import android.widget.ImageView
import android.widget.LinearLayout
import org.rayi.app.device.Pictures
import org.rayi.app.look.Letters
import org.rayi.core.Appearance
import org.rayi.core.ItemView

/** A signature or a drawing, by finger. */
class DrawingQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val kind = if (Appearance.Signature in item.wishes) "signature" else "drawing"
    private val value = look.text("", Letters.BOLD)
    private val picture = ImageView(context).apply {
        adjustViewBounds = true
        maxHeight = look.dp(HEIGHT)
        visibility = GONE
    }
    private var drawn = ""
    private val sheet = Sheet(context).apply {
        background = look.outlined(Color.WHITE, look.colours.faint)
        contentDescription = words.say(if (kind == "signature") "app-sign" else "app-draw")
        isFocusable = true
    }
    private val keep = look.button(words.say("button-ok"), strong = true) { commit() }.apply { named(this) }
    private val clear = look.button(words.say("answer-clear")) {
        sheet.clear()
        if (!item.value.isNullOrEmpty()) desk.answer(path, "")
    }.apply { named(this) }

    init {
        value.textDirection = TEXT_DIRECTION_LTR
        body.addView(value, look.wide())
        body.addView(picture, look.snug(4))
        body.addView(sheet, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, look.dp(HEIGHT)))
        val row = look.row()
        row.addView(keep, look.snug())
        row.addView(clear, look.snug().apply { marginStart = look.dp(8) })
        body.addView(row, look.wide(8))
    }

    /** What is drawn is the answer, also where the person goes on without saying so. */
    override fun commit() {
        val png = sheet.png(item.maxPixels?.toInt()) ?: return
        if (desk.attach(path, "$kind-${System.currentTimeMillis()}.png", png)) sheet.clear()
    }

    override val isSettled: Boolean get() = sheet.isEmpty

    override fun draw() {
        value.text = item.value.orEmpty()
        value.visibility = if (item.value.isNullOrEmpty()) GONE else VISIBLE
        for (view in listOf(sheet, keep, clear)) view.isEnabled = !item.readOnly
        picture(item.value.orEmpty())
    }

    /** What was drawn and is kept. */
    private fun picture(name: String) {
        if (name == drawn) return
        drawn = name
        val bitmap = name.takeIf { it.isNotEmpty() }?.let { desk.attachment(path) }?.let { Pictures.shown(it, look.dp(2 * HEIGHT)) }
        picture.setImageBitmap(bitmap)
        picture.contentDescription = "${label.text}: $name"
        picture.visibility = if (bitmap == null) GONE else VISIBLE
    }

    private companion object {
        const val HEIGHT = 180
    }
}

/** A photo to draw upon, over the whole screen; what comes of it is a picture of its own. */
class AnnotationDialog(desk: Desk, photo: Bitmap, of: CharSequence, longest: Int?, private val done: (ByteArray) -> Unit) : Over(desk) {
    private val sheet = Sheet(context, photo).apply {
        contentDescription = "${desk.words.say("app-annotate")}: $of"
        isFocusable = true
    }

    init {
        val keep = look.button(desk.words.say("button-ok"), strong = true) {
            val png = sheet.png(longest)
            dismiss()
            png?.let(done)
        }
        fill(sheet, look.button(desk.words.say("answer-clear")) { sheet.clear() }, look.button(desk.words.say("button-cancel")) { dismiss() }, keep)
    }
}
