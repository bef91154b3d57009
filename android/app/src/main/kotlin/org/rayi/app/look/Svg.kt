package org.rayi.app.look

import android.graphics.Color
import android.graphics.Matrix
import android.graphics.Path
import android.graphics.RectF
import android.graphics.Region
import android.util.Xml
import java.io.ByteArrayInputStream
import java.io.IOException
import org.xmlpull.v1.XmlPullParser
import org.xmlpull.v1.XmlPullParserException

/**
 * A drawing in SVG, as far as pictures to tap on need it: paths, rectangles, circles, ellipses, lines and polygons in
 * groups, with plain fills and strokes. Gradients, texts and style sheets are not drawn.
 */
class Svg(val bounds: RectF, val shapes: List<Shape>) {
    /** One shape; [id] is its own or that of the nearest group that has one. */
    class Shape(val id: String?, val path: Path, val fill: Int?, val stroke: Int?, val strokeWidth: Float)

    /** The topmost shape with an id at a point of the drawing. */
    fun at(x: Float, y: Float, isWanted: (String) -> Boolean): String? = shapes.lastOrNull { shape ->
        shape.id?.let(isWanted) == true && holds(shape.path, x, y)
    }?.id

    /** Regions count whole pixels, and not too many: drawings of any size are looked at in this one. */
    private val finer = FINENESS / maxOf(bounds.width(), bounds.height())

    private fun holds(path: Path, x: Float, y: Float): Boolean {
        val larger = Path(path).apply { transform(Matrix().apply { setScale(finer, finer) }) }
        val box = RectF().also { larger.computeBounds(it, true) }
        val clip = Region(box.left.toInt() - 1, box.top.toInt() - 1, box.right.toInt() + 1, box.bottom.toInt() + 1)
        return Region().apply { setPath(larger, clip) }.contains((x * finer).toInt(), (y * finer).toInt())
    }

    companion object {
        /** A map of a country with its districts has some hundred; beyond these bounds it is no picture to tap on. */
        private const val MOST_BYTES = 4 * 1024 * 1024
        private const val MOST_SHAPES = 4000
        private const val MOST_DEPTH = 64
        private const val FINENESS = 4096f

        /** Reads a drawing; null where the bytes are none, or larger than a phone should draw. */
        fun of(bytes: ByteArray): Svg? = if (bytes.size > MOST_BYTES) {
            null
        } else {
            try {
                SvgReader(MOST_SHAPES, MOST_DEPTH).read(bytes)
            } catch (_: XmlPullParserException) {
                null
            } catch (_: IOException) {
                null
            }
        }
    }
}

private class SvgReader(private val mostShapes: Int, private val mostDepth: Int) {
    private class Frame(val id: String?, val matrix: Matrix, val style: Style)

    private class Style(val fill: Int?, val stroke: Int?, val width: Float)

    private val parser: XmlPullParser = Xml.newPullParser()
    private val shapes = ArrayList<Svg.Shape>()
    private val frames = ArrayList<Frame>()
    private var bounds: RectF? = null
    /** Inside of what is defined and not drawn. */
    private var hidden = 0

    fun read(bytes: ByteArray): Svg? {
        parser.setInput(ByteArrayInputStream(bytes), null)
        frames += Frame(null, Matrix(), Style(Color.BLACK, null, 1f))
        while (parser.next() != XmlPullParser.END_DOCUMENT) {
            when (parser.eventType) {
                XmlPullParser.START_TAG -> start(parser.name.substringAfter(':'))
                XmlPullParser.END_TAG -> end()
            }
            if (shapes.size > mostShapes || frames.size > mostDepth) return null
        }
        val drawn = RectF()
        for (shape in shapes) drawn.union(RectF().also { shape.path.computeBounds(it, true) })
        return Svg(bounds ?: drawn, shapes).takeIf { shapes.isNotEmpty() && it.bounds.width() > 0 && it.bounds.height() > 0 }
    }

    private fun start(name: String) {
        val around = frames.last()
        val style = style(around.style)
        val matrix = Matrix(around.matrix).apply { attribute("transform")?.let { preConcat(transform(it)) } }
        frames += Frame(attribute("id") ?: around.id, matrix, style)
        if (name in NOT_DRAWN || attribute("display") == "none") hidden++ else if (hidden > 0) hidden++
        if (name == "svg" && bounds == null) bounds = box()
        if (hidden == 0) shape(name)?.let { path ->
            path.transform(matrix)
            shapes += Svg.Shape(frames.last().id, path, style.fill, style.stroke, style.width * matrix.mapRadius(1f))
        }
    }

    private fun end() {
        frames.removeAt(frames.lastIndex)
        if (hidden > 0) hidden--
    }

    private fun attribute(name: String): String? = parser.getAttributeValue(null, name)

    private fun number(name: String): Float = attribute(name)?.let { NUMBER.find(it)?.value?.toFloatOrNull() } ?: 0f

    private fun box(): RectF? {
        val view = attribute("viewBox")?.let { text -> NUMBER.findAll(text).mapNotNull { it.value.toFloatOrNull() }.toList() }
        if (view != null && view.size == 4) return RectF(view[0], view[1], view[0] + view[2], view[1] + view[3])
        val (width, height) = number("width") to number("height")
        return if (width > 0 && height > 0) RectF(0f, 0f, width, height) else null
    }

    private fun style(around: Style): Style {
        val said = attribute("style").orEmpty().split(';').associate { it.substringBefore(':').trim() to it.substringAfter(':', "").trim() }
        fun of(name: String) = said[name] ?: attribute(name)
        return Style(
            paint(of("fill"), around.fill),
            paint(of("stroke"), around.stroke),
            of("stroke-width")?.let { NUMBER.find(it)?.value?.toFloatOrNull() } ?: around.width,
        )
    }

    /** A colour; what is none that we know, such as a gradient, is grey, so that the shape is seen. */
    private fun paint(said: String?, around: Int?): Int? = when {
        said == null || said == "inherit" || said == "currentColor" -> around
        said == "none" || said == "transparent" -> null
        SHORT.matches(said) -> Color.parseColor("#" + said.drop(1).map { "$it$it" }.joinToString(""))
        else -> try {
            Color.parseColor(said)
        } catch (_: IllegalArgumentException) {
            Color.LTGRAY
        }
    }

    private fun shape(name: String): Path? = when (name) {
        "path" -> attribute("d")?.let { SvgPath(it).read() }
        "rect" -> Path().apply { addRect(number("x"), number("y"), number("x") + number("width"), number("y") + number("height"), Path.Direction.CW) }
        "circle" -> Path().apply { addCircle(number("cx"), number("cy"), number("r").coerceAtLeast(0f), Path.Direction.CW) }
        "ellipse" -> Path().apply {
            val (x, y) = number("cx") to number("cy")
            addOval(x - number("rx"), y - number("ry"), x + number("rx"), y + number("ry"), Path.Direction.CW)
        }
        "line" -> Path().apply {
            moveTo(number("x1"), number("y1"))
            lineTo(number("x2"), number("y2"))
        }
        "polygon", "polyline" -> attribute("points")?.let { points ->
            SvgPath("M" + points + if (name == "polygon") "Z" else "").read()
        }
        else -> null
    }

    private fun transform(said: String): Matrix {
        val whole = Matrix()
        for (call in CALL.findAll(said)) {
            val n = NUMBER.findAll(call.groupValues[2]).mapNotNull { it.value.toFloatOrNull() }.toList()
            val one = Matrix()
            when (call.groupValues[1]) {
                "translate" -> if (n.isNotEmpty()) one.setTranslate(n[0], n.getOrElse(1) { 0f })
                "scale" -> if (n.isNotEmpty()) one.setScale(n[0], n.getOrElse(1) { n[0] })
                "rotate" -> if (n.size >= 3) one.setRotate(n[0], n[1], n[2]) else if (n.isNotEmpty()) one.setRotate(n[0])
                "skewX" -> if (n.isNotEmpty()) one.setSkew(Math.tan(Math.toRadians(n[0].toDouble())).toFloat(), 0f)
                "skewY" -> if (n.isNotEmpty()) one.setSkew(0f, Math.tan(Math.toRadians(n[0].toDouble())).toFloat())
                "matrix" -> if (n.size == 6) one.setValues(floatArrayOf(n[0], n[2], n[4], n[1], n[3], n[5], 0f, 0f, 1f))
            }
            whole.preConcat(one)
        }
        return whole
    }

    private companion object {
        val NOT_DRAWN = setOf("defs", "clipPath", "mask", "pattern", "symbol", "marker", "style", "metadata")
        val NUMBER = Regex("""[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?""")
        val CALL = Regex("""([a-zA-Z]+)\s*\(([^)]*)\)""")
        val SHORT = Regex("#[0-9a-fA-F]{3}")
    }
}
