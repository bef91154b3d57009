package org.rayi.app.question

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Canvas
import android.graphics.Paint
import android.view.MotionEvent
import android.view.View
import android.widget.SeekBar
import kotlin.math.roundToInt
import org.rayi.app.look.Look

/** A slider that stands upright: the first number below, the last above. */
class UprightSlider(context: Context) : SeekBar(context) {
    override fun onSizeChanged(width: Int, height: Int, oldWidth: Int, oldHeight: Int) =
        super.onSizeChanged(height, width, oldHeight, oldWidth)

    @SuppressLint("WrongCall")
    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) {
        super.onMeasure(heightMeasureSpec, widthMeasureSpec)
        setMeasuredDimension(measuredHeight, measuredWidth)
    }

    override fun onDraw(canvas: Canvas) {
        canvas.rotate(-90f)
        canvas.translate(-height.toFloat(), 0f)
        super.onDraw(canvas)
    }

    init {
        // Upright there is no other side: the first number is below in every language.
        layoutDirection = LAYOUT_DIRECTION_LTR
    }

    /** What hears of a finger that slides, and of the number at which it lets go. */
    var slid: (at: Int, isDone: Boolean) -> Unit = { _, _ -> }

    override fun setProgress(progress: Int) {
        super.setProgress(progress)
        // The knob is laid by the width, which lies the other way here.
        onSizeChanged(width, height, width, height)
    }

    override fun onTouchEvent(event: MotionEvent): Boolean {
        if (!isEnabled) return false
        val isDone = event.actionMasked == MotionEvent.ACTION_UP
        // The page must not scroll away under the finger.
        parent?.requestDisallowInterceptTouchEvent(!isDone)
        val room = (height - paddingLeft - paddingRight).coerceAtLeast(1)
        progress = ((height - paddingLeft - event.y) / room * max).roundToInt().coerceIn(0, max)
        slid(progress, isDone)
        if (isDone) performClick()
        return true
    }

    override fun performClick(): Boolean {
        super.performClick()
        return true
    }
}

/** The marks of a slider, at parts from 0 to 1 of its length. */
@SuppressLint("ViewConstructor")
class Ticks(context: Context, private val look: Look, private val parts: List<Float>, private val isUpright: Boolean) : View(context) {
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        color = look.colours.faint
        strokeWidth = look.dp(1).coerceAtLeast(1).toFloat()
    }

    init {
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    override fun onDraw(canvas: Canvas) {
        super.onDraw(canvas)
        // The slider's own ends are this far in.
        val inset = look.dp(INSET).toFloat()
        val length = (if (isUpright) height else width) - 2 * inset
        for (part in parts) {
            if (isUpright) {
                val y = height - inset - part * length
                canvas.drawLine(0f, y, width.toFloat(), y, paint)
            } else {
                val along = if (layoutDirection == LAYOUT_DIRECTION_RTL) 1 - part else part
                val x = inset + along * length
                canvas.drawLine(x, 0f, x, height.toFloat(), paint)
            }
        }
    }

    private companion object {
        const val INSET = 16
    }
}
