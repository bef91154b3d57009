package org.rayi.app.question

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Bitmap
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Matrix
import android.graphics.Paint
import android.graphics.Path
import android.graphics.RectF
import android.view.MotionEvent
import android.view.View
import java.io.ByteArrayOutputStream

/** White paper, or a photo, under a finger; what is drawn is not turned over where the language is. */
@SuppressLint("ViewConstructor")
class Sheet(context: Context, private val ground: Bitmap? = null) : View(context) {
    private val lines = mutableListOf<Path>()
    private val fit = Matrix()
    private val ink = Paint(Paint.ANTI_ALIAS_FLAG).apply {
        // On a photo black is lost in the shadows.
        color = if (ground == null) Color.BLACK else Color.RED
        style = Paint.Style.STROKE
        strokeWidth = resources.displayMetrics.density * STROKE
        strokeCap = Paint.Cap.ROUND
        strokeJoin = Paint.Join.ROUND
    }

    val isEmpty: Boolean get() = lines.isEmpty()

    override fun onSizeChanged(width: Int, height: Int, oldWidth: Int, oldHeight: Int) {
        ground?.let {
            val from = RectF(0f, 0f, it.width.toFloat(), it.height.toFloat())
            fit.setRectToRect(from, RectF(0f, 0f, width.toFloat(), height.toFloat()), Matrix.ScaleToFit.CENTER)
        }
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
        ground?.let { canvas.drawBitmap(it, fit, null) }
        for (line in lines) canvas.drawPath(line, ink)
    }

    fun clear() {
        lines.clear()
        invalidate()
    }

    /** What is drawn, on white or on the photo in its own size, [longest] pixels at most; null where nothing is. */
    fun png(longest: Int?): ByteArray? {
        if (lines.isEmpty() || width <= 0 || height <= 0) return null
        val (wide, high) = ground?.let { it.width to it.height } ?: (width to height)
        val scale = longest?.takeIf { it > 0 }?.let { minOf(1f, it.toFloat() / maxOf(wide, high)) } ?: 1f
        val bitmap = Bitmap.createBitmap((wide * scale).toInt().coerceAtLeast(1), (high * scale).toInt().coerceAtLeast(1), Bitmap.Config.ARGB_8888)
        val canvas = Canvas(bitmap)
        canvas.scale(scale, scale)
        canvas.drawColor(Color.WHITE)
        if (ground != null) {
            canvas.drawBitmap(ground, 0f, 0f, null)
            canvas.concat(Matrix().also { fit.invert(it) })
        }
        for (line in lines) canvas.drawPath(line, ink)
        return ByteArrayOutputStream().also { bitmap.compress(Bitmap.CompressFormat.PNG, 100, it) }.toByteArray()
    }

    private companion object {
        const val STROKE = 2.5f
    }
}
