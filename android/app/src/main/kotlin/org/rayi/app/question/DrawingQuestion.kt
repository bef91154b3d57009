package org.rayi.app.question

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import android.graphics.Path
import android.view.MotionEvent
import android.view.View
import android.widget.LinearLayout
import java.io.ByteArrayOutputStream
import org.rayi.app.look.Letters
import org.rayi.core.Appearance
import org.rayi.core.ItemView

/** A signature or a drawing, by finger. */
class DrawingQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val kind = if (Appearance.Signature in item.wishes) "signature" else "drawing"
    private val value = look.text("", Letters.BOLD)
    private val sheet = Sheet(context).apply {
        background = look.outlined(Color.WHITE, look.colours.faint)
        contentDescription = words.say(if (kind == "signature") "app-sign" else "app-draw")
        isFocusable = true
    }
    private val keep = look.button(words.say("button-ok"), strong = true) { keep() }.apply { named(this) }
    private val clear = look.button(words.say("answer-clear")) {
        sheet.clear()
        if (!item.value.isNullOrEmpty()) desk.answer(path, "")
    }.apply { named(this) }

    init {
        value.textDirection = TEXT_DIRECTION_LTR
        body.addView(value, look.wide())
        body.addView(sheet, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, look.dp(HEIGHT)))
        val row = look.row()
        row.addView(keep, look.snug())
        row.addView(clear, look.snug().apply { marginStart = look.dp(8) })
        body.addView(row, look.wide(8))
    }

    private fun keep() {
        val png = sheet.png() ?: return
        desk.attach(path, "$kind-${System.currentTimeMillis()}.png", png)
    }

    override fun draw() {
        value.text = item.value.orEmpty()
        value.visibility = if (item.value.isNullOrEmpty()) GONE else VISIBLE
        for (view in listOf(sheet, keep, clear)) view.isEnabled = !item.readOnly
    }

    private companion object {
        const val HEIGHT = 180
    }
}

/** White paper under a finger; what is drawn is not turned over where the language is. */
@SuppressLint("ViewConstructor")
class Sheet(context: Context) : View(context) {
    private val lines = mutableListOf<Path>()
    private val ink = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = Color.BLACK
        style = Paint.Style.STROKE
        strokeWidth = resources.displayMetrics.density * STROKE
        strokeCap = Paint.Cap.ROUND
        strokeJoin = Paint.Join.ROUND
    }

    override fun onTouchEvent(event: MotionEvent): Boolean {
        if (!isEnabled) return false
        when (event.actionMasked) {
            MotionEvent.ACTION_DOWN -> {
                // The page must not scroll away under the hand.
                parent?.requestDisallowInterceptTouchEvent(true)
                lines += Path().apply { moveTo(event.x, event.y) }
            }
            MotionEvent.ACTION_MOVE -> lines.lastOrNull()?.lineTo(event.x, event.y)
            MotionEvent.ACTION_UP -> performClick()
        }
        invalidate()
        return true
    }

    override fun performClick(): Boolean {
        super.performClick()
        return true
    }

    override fun onDraw(canvas: Canvas) {
        super.onDraw(canvas)
        for (line in lines) canvas.drawPath(line, ink)
    }

    fun clear() {
        lines.clear()
        invalidate()
    }

    /** What is drawn, on white; null where nothing is. */
    fun png(): ByteArray? {
        if (lines.isEmpty() || width <= 0 || height <= 0) return null
        val bitmap = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        canvas.drawColor(Color.WHITE)
        for (line in lines) canvas.drawPath(line, ink)
        return ByteArrayOutputStream().also { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }.toByteArray()
    }

    private companion object {
        const val STROKE = 2.5f
    }
}
