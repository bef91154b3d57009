package org.rayi.app.question

import android.location.Location
import org.rayi.app.device.Places
import org.rayi.app.look.Letters
import org.rayi.core.Appearance
import org.rayi.core.ItemView

/** Where the phone is: one place, or several one after the other as a line or an area. Maps are not there. */
class PlaceQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val isOne = item.dataType == "geopoint"
    private val isArea = item.dataType == "geoshape"
    private val value = look.text("", Letters.BODY)
    private val about = look.text("", Letters.SMALL).apply { accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_POLITE }
    private val get = look.button(words.say("location-get")) { start() }.apply { named(this) }
    private val take = look.button(words.say("app-location-stop"), strong = true) { best?.let(::taken) }.apply { named(this) }
    private val clear = clearButton()
    private var best: Location? = null
    private val wish = item.place

    init {
        if (Appearance.Maps in item.wishes || Appearance.PlacementMap in item.wishes) {
            body.addView(look.text(words.say("app-lacks", "what" to "map"), Letters.SMALL), look.wide())
        }
        body.addView(value, look.wide(4))
        body.addView(about, look.wide(4))
        body.addView(get, look.snug(4))
        body.addView(take, look.snug(4))
        body.addView(clear, look.snug(4))
    }

    private fun start() {
        val places = desk.places
        when {
            !places.isAllowed -> desk.askForPlaces()
            !places.isPossible -> say(words.say("app-lacks", "what" to "location"))
            else -> {
                best = null
                say(words.say("app-location-searching"))
                places.start(::found)
            }
        }
    }

    /** The person does not let the app know; the question may stay without an answer. */
    fun denied() = say(words.say("app-denied", "what" to "location"))

    /** The person does, after having been asked at this question. */
    fun allowed() = start()

    private fun found(place: Location) {
        if (best.let { it != null && it.accuracy < place.accuracy }) return
        best = place
        say(words.say("location-accuracy", "metres" to words.digits("%.0f".format(java.util.Locale.ROOT, place.accuracy))))
        // As good as the form wants it: nobody needs to press.
        if (wish != null && place.accuracy <= wish.accuracy) taken(place) else draw()
    }

    private fun taken(place: Location) {
        desk.places.stop()
        best = null
        if (wish != null && place.accuracy > wish.unacceptableAccuracy) {
            draw()
            return
        }
        if (isOne) desk.answer(path, Places.written(place)) else add(place)
    }

    /** One more point: a line is an answer from two on, an area from three; until then they are kept as typed. */
    private fun add(place: Location) {
        val line = with(place)
        desk.typed[path] = line
        val enough = if (isArea) AREA else LINE
        if (line.count { it == ';' } + 1 < enough || !desk.answer(path, line)) draw() else desk.typed.remove(path)
    }

    /** One more point; an area ends where it began. */
    private fun with(place: Location): String {
        val points = points().toMutableList()
        if (isArea && points.size > 1 && points.first() == points.last()) points.removeAt(points.lastIndex)
        points += Places.written(place)
        if (isArea && points.size > 2) points += points.first()
        return points.joinToString("; ")
    }

    override val isSettled: Boolean get() = path !in desk.typed

    private fun points() = (desk.typed[path] ?: item.value).orEmpty().split(';').map { it.trim() }.filter { it.isNotEmpty() }

    override fun draw() {
        val points = points()
        value.textDirection = TEXT_DIRECTION_LTR
        value.text = points.joinToString("\n") { point -> point.split(' ').take(2).joinToString(", ") { "%.5f".format(java.util.Locale.ROOT, it.toDoubleOrNull() ?: 0.0) } }
        value.visibility = if (points.isEmpty()) GONE else VISIBLE
        get.isEnabled = !item.readOnly
        take.visibility = if (best == null) GONE else VISIBLE
        clear.visibility = if (points.isEmpty() || item.readOnly) GONE else VISIBLE
        if (best == null && points.isNotEmpty()) say("")
    }

    private fun say(said: String) {
        about.text = said
        about.visibility = if (said.isEmpty()) GONE else VISIBLE
    }

    override fun onDetachedFromWindow() {
        // No battery is spent for a question that nobody looks at.
        desk.places.stop()
        super.onDetachedFromWindow()
    }

    private companion object {
        const val LINE = 2
        /** Three corners and the first one again. */
        const val AREA = 4
    }
}
