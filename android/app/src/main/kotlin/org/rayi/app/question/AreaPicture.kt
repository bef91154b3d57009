package org.rayi.app.question

import android.annotation.SuppressLint
import android.content.Context
import android.graphics.Canvas
import android.graphics.Matrix
import android.graphics.Paint
import android.graphics.RectF
import android.view.MotionEvent
import android.view.View
import org.rayi.app.look.Look
import org.rayi.app.look.Svg

/** A drawing whose areas are choices: a tap on one chooses it. The same choices stand beneath it as buttons. */
@SuppressLint("ViewConstructor")
class AreaPicture(context: Context, private val look: Look, private val svg: Svg, private val areas: Set<String>, private val tapped: (String) -> Unit) : View(context) {
    /** The areas that are chosen. */
    var chosen: Set<String> = emptySet()
        set(value) {
            field = value
            invalidate()
        }

    private val fit = Matrix()
    private val paint = Paint(Paint.ANTI_ALIAS_FLAG)

    init {
        // Whoever does not see it has the buttons beneath.
        importantForAccessibility = IMPORTANT_FOR_ACCESSIBILITY_NO
    }

    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) {
        val width = MeasureSpec.getSize(widthMeasureSpec)
        val height = (width * svg.bounds.height() / svg.bounds.width()).toInt().coerceIn(look.dp(Look.TARGET), look.dp(TALLEST))
        setMeasuredDimension(width, height)
    }

    override fun onSizeChanged(width: Int, height: Int, oldWidth: Int, oldHeight: Int) {
        fit.setRectToRect(svg.bounds, RectF(0f, 0f, width.toFloat(), height.toFloat()), Matrix.ScaleToFit.CENTER)
    }

    override fun onDraw(canvas: Canvas) {
        super.onDraw(canvas)
        canvas.save()
        canvas.concat(fit)
        for (shape in svg.shapes) {
            val isChosen = shape.id in chosen
            val fill = if (isChosen) look.colours.accent else shape.fill
            fill?.let {
                paint.style = Paint.Style.FILL
                paint.color = it
                canvas.drawPath(shape.path, paint)
            }
            val line = if (isChosen) look.colours.ink else shape.stroke
            line?.let {
                paint.style = Paint.Style.STROKE
                paint.strokeWidth = shape.strokeWidth.coerceAtLeast(if (isChosen) fit.mapRadius(1f).let { scale -> look.dp(2) / scale } else 0f)
                paint.color = it
                canvas.drawPath(shape.path, paint)
            }
        }
        canvas.restore()
    }

    override fun onTouchEvent(event: MotionEvent): Boolean {
        if (!isEnabled) return false
        if (event.actionMasked == MotionEvent.ACTION_UP) {
            val back = Matrix().also { fit.invert(it) }
            val point = floatArrayOf(event.x, event.y).also(back::mapPoints)
            svg.at(point[0], point[1]) { it in areas }?.let(tapped)
            performClick()
        }
        return true
    }

    override fun performClick(): Boolean {
        super.performClick()
        return true
    }

    private companion object {
        const val TALLEST = 420
    }
}
