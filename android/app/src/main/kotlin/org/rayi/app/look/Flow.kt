package org.rayi.app.look

import android.content.Context
import android.view.View
import android.view.ViewGroup

/** Views beside each other, as many in a line as fit; from the right where the layout runs so. */
class Flow(context: Context, private val gap: Int) : ViewGroup(context) {
    override fun onMeasure(widthMeasureSpec: Int, heightMeasureSpec: Int) {
        val width = MeasureSpec.getSize(widthMeasureSpec)
        val most = MeasureSpec.makeMeasureSpec(width, MeasureSpec.AT_MOST)
        val any = MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED)
        for (child in children()) child.measure(most, any)
        setMeasuredDimension(width, lines(width).sumOf { line -> line.maxOf { it.measuredHeight } + gap })
    }

    override fun onLayout(changed: Boolean, left: Int, top: Int, right: Int, bottom: Int) {
        val width = right - left
        var y = 0
        for (line in lines(width)) {
            var x = 0
            for (child in line) {
                val start = if (layoutDirection == LAYOUT_DIRECTION_RTL) width - x - child.measuredWidth else x
                child.layout(start, y, start + child.measuredWidth, y + child.measuredHeight)
                x += child.measuredWidth + gap
            }
            y += line.maxOf { it.measuredHeight } + gap
        }
    }

    private fun lines(width: Int): List<List<View>> {
        val lines = mutableListOf<MutableList<View>>()
        var used = 0
        for (child in children()) {
            val needed = child.measuredWidth + gap
            if (lines.isEmpty() || used + child.measuredWidth > width) {
                lines += mutableListOf<View>()
                used = 0
            }
            lines.last() += child
            used += needed
        }
        return lines
    }

    private fun children(): List<View> = (0 until childCount).map { getChildAt(it) }
}
