package org.rayi.app.look

import android.graphics.Path
import kotlin.math.PI
import kotlin.math.abs
import kotlin.math.acos
import kotlin.math.ceil
import kotlin.math.cos
import kotlin.math.sin
import kotlin.math.sqrt
import kotlin.math.tan

/** The `d` of an SVG path (SVG 1.1, 8.3): all of its commands; it ends at the first thing that is none. */
class SvgPath(private val d: String) {
    private val path = Path()
    private var at = 0
    private var x = 0f
    private var y = 0f
    private var startX = 0f
    private var startY = 0f
    /** The last control point, for the commands that mirror it. */
    private var controlX = 0f
    private var controlY = 0f
    private var last = ' '

    fun read(): Path {
        var command = ' '
        while (true) {
            skip()
            if (at >= d.length) break
            if (d[at].isLetter()) {
                command = d[at++]
            } else if (command == ' ' || command in "Zz") {
                break
            }
            if (!draw(command)) break
            // What follows the first pair of a move is drawn to.
            last = command
            if (command == 'M') command = 'L' else if (command == 'm') command = 'l'
        }
        return path
    }

    private fun draw(command: Char): Boolean {
        val isRelative = command.isLowerCase()
        val (fromX, fromY) = if (isRelative) x to y else 0f to 0f
        when (command.uppercaseChar()) {
            'M' -> pair(fromX, fromY)?.let { (toX, toY) ->
                path.moveTo(toX, toY)
                startX = toX
                startY = toY
                to(toX, toY)
            } ?: return false
            'L' -> pair(fromX, fromY)?.let { (toX, toY) -> line(toX, toY) } ?: return false
            'H' -> number()?.let { line(it + fromX, y) } ?: return false
            'V' -> number()?.let { line(x, it + fromY) } ?: return false
            'C' -> curve(pair(fromX, fromY), fromX, fromY) ?: return false
            'S' -> curve(if (last in "CcSs") 2 * x - controlX to 2 * y - controlY else x to y, fromX, fromY) ?: return false
            'Q' -> quad(pair(fromX, fromY), fromX, fromY) ?: return false
            'T' -> quad(if (last in "QqTt") 2 * x - controlX to 2 * y - controlY else x to y, fromX, fromY) ?: return false
            'A' -> arc(fromX, fromY) ?: return false
            'Z' -> {
                path.close()
                to(startX, startY)
            }
            else -> return false
        }
        return true
    }

    private fun to(toX: Float, toY: Float) {
        x = toX
        y = toY
        controlX = toX
        controlY = toY
    }

    private fun line(toX: Float, toY: Float) {
        path.lineTo(toX, toY)
        to(toX, toY)
    }

    private fun curve(first: Pair<Float, Float>?, fromX: Float, fromY: Float): Unit? {
        val one = first ?: return null
        val two = pair(fromX, fromY) ?: return null
        val end = pair(fromX, fromY) ?: return null
        path.cubicTo(one.first, one.second, two.first, two.second, end.first, end.second)
        to(end.first, end.second)
        controlX = two.first
        controlY = two.second
        return Unit
    }

    private fun quad(first: Pair<Float, Float>?, fromX: Float, fromY: Float): Unit? {
        val one = first ?: return null
        val end = pair(fromX, fromY) ?: return null
        path.quadTo(one.first, one.second, end.first, end.second)
        to(end.first, end.second)
        controlX = one.first
        controlY = one.second
        return Unit
    }

    /** An arc of an ellipse, by its ends (SVG 1.1, appendix F.6), as pieces of curves. */
    private fun arc(fromX: Float, fromY: Float): Unit? {
        var rx = abs(number() ?: return null).toDouble()
        var ry = abs(number() ?: return null).toDouble()
        val turn = Math.toRadians((number() ?: return null).toDouble())
        val isLarge = flag() ?: return null
        val isSweep = flag() ?: return null
        val (endX, endY) = pair(fromX, fromY) ?: return null
        if (rx == 0.0 || ry == 0.0 || endX == x && endY == y) {
            line(endX, endY)
            return Unit
        }
        val (c, s) = cos(turn) to sin(turn)
        val (dx, dy) = (x - endX) / 2.0 to (y - endY) / 2.0
        val (px, py) = c * dx + s * dy to -s * dx + c * dy
        // Radii that do not reach are stretched.
        val reach = px * px / (rx * rx) + py * py / (ry * ry)
        if (reach > 1) {
            rx *= sqrt(reach)
            ry *= sqrt(reach)
        }
        val below = rx * rx * py * py + ry * ry * px * px
        val away = sqrt(((rx * rx * ry * ry - below) / below).coerceAtLeast(0.0)) * if (isLarge == isSweep) -1 else 1
        val (qx, qy) = away * rx * py / ry to -away * ry * px / rx
        val middleX = c * qx - s * qy + (x + endX) / 2.0
        val middleY = s * qx + c * qy + (y + endY) / 2.0
        val first = angle(1.0, 0.0, (px - qx) / rx, (py - qy) / ry)
        var sweep = angle((px - qx) / rx, (py - qy) / ry, (-px - qx) / rx, (-py - qy) / ry)
        if (!isSweep && sweep > 0) sweep -= 2 * PI
        if (isSweep && sweep < 0) sweep += 2 * PI
        val pieces = ceil(abs(sweep) / (PI / 2)).toInt().coerceIn(1, 4)
        val step = sweep / pieces
        val pull = 4.0 / 3 * tan(step / 4)
        fun point(u: Double, v: Double) = (middleX + rx * u * c - ry * v * s).toFloat() to (middleY + rx * u * s + ry * v * c).toFloat()
        for (piece in 0 until pieces) {
            val (a, b) = first + piece * step to first + (piece + 1) * step
            val one = point(cos(a) - pull * sin(a), sin(a) + pull * cos(a))
            val two = point(cos(b) + pull * sin(b), sin(b) - pull * cos(b))
            val end = if (piece == pieces - 1) endX to endY else point(cos(b), sin(b))
            path.cubicTo(one.first, one.second, two.first, two.second, end.first, end.second)
        }
        to(endX, endY)
        return Unit
    }

    private fun angle(ux: Double, uy: Double, vx: Double, vy: Double): Double {
        val length = sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy))
        val angle = acos(((ux * vx + uy * vy) / length).coerceIn(-1.0, 1.0))
        return if (ux * vy - uy * vx < 0) -angle else angle
    }

    private fun pair(fromX: Float, fromY: Float): Pair<Float, Float>? {
        val first = number() ?: return null
        val second = number() ?: return null
        return first + fromX to second + fromY
    }

    /** A flag may stand against what follows it. */
    private fun flag(): Boolean? {
        skip()
        val sign = d.getOrNull(at)?.takeIf { it == '0' || it == '1' } ?: return null
        at++
        return sign == '1'
    }

    private fun number(): Float? {
        skip()
        val from = at
        if (at < d.length && d[at] in "+-") at++
        var hasPoint = false
        while (at < d.length && (d[at] in '0'..'9' || d[at] == '.' && !hasPoint)) hasPoint = d[at++] == '.' || hasPoint
        if (at > from && at + 1 < d.length && d[at] in "eE" && (d[at + 1] in '0'..'9' || d[at + 1] in "+-")) {
            at += 2
            while (at < d.length && d[at] in '0'..'9') at++
        }
        return d.substring(from, at).toFloatOrNull()
    }

    private fun skip() {
        while (at < d.length && (d[at].isWhitespace() || d[at] == ',')) at++
    }
}
