package org.rayi.app.question

import android.location.Location
import java.util.Locale
import org.rayi.core.ChoiceView

/** The choices of a question, looked at one by one: a list of ten thousand is never held whole by a page. */
interface Choices {
    /** Finds those whose label has the words; all where there are none. Their number. */
    fun find(words: String): Int

    /** One of those that were found. */
    fun at(index: Int): ChoiceView
}

/** Degrees as maps and other devices show them, in every language: two numbers in Arabic digits would change places. */
internal fun degrees(number: Double): String = "%.5f".format(Locale.ROOT, number)

/** Where a choice is, by its first point, and how far that is from here where the phone knows by now. */
internal fun placeOf(geometry: String, desk: Desk): String? {
    val numbers = geometry.substringBefore(';').trim().split(' ').mapNotNull { it.toDoubleOrNull() }
    if (numbers.size < 2) return null
    val (latitude, longitude) = numbers
    val written = listOf(latitude, longitude).joinToString(", ", transform = ::degrees)
    val here = desk.places.last() ?: return written
    val metres = FloatArray(1).also { Location.distanceBetween(here.latitude, here.longitude, latitude, longitude, it) }[0]
    return written + " · " + desk.words.say("app-place-far", "km" to desk.words.digits("%.1f".format(Locale.ROOT, metres / 1000)))
}
