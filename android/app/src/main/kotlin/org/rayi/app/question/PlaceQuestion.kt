package org.rayi.app.question

import android.location.Location
import android.text.InputType
import android.widget.EditText
import java.util.Locale
import org.rayi.app.device.Places
import org.rayi.app.look.Letters
import org.rayi.core.Appearance
import org.rayi.core.ItemView

/**
 * Where the phone is, or a place by its coordinates: one, or several one after the other as a line or an area, by hand
 * or by the clock. Maps are not there.
 */
class PlaceQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val isOne = item.dataType == "geopoint"
    private val isArea = item.dataType == "geoshape"
    private val value = look.text("", Letters.BODY)
    private val about = look.text("", Letters.SMALL).apply { accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_POLITE }
    private val get = look.button(words.say("location-get")) { start() }.apply { named(this) }
    private val take = look.button(words.say("app-location-stop"), strong = true) { best?.let(::taken) }.apply { named(this) }
    private val typing = look.button(words.say("app-place-type")) { openFields() }.apply { named(this) }
    private val latitude = coordinate("app-place-latitude")
    private val longitude = coordinate("app-place-longitude")
    private val fields = look.column().apply { visibility = GONE }
    private val recorder = if (isOne) null else Recorder(desk, label.text, ::mayLook, ::recorded)
    private val undo = look.button(words.say("app-point-remove")) { removeLast() }.apply { named(this) }
    private val clear = clearButton()
    private var best: Location? = null
    private val wish = item.place

    init {
        val hasMap = Appearance.Maps in item.wishes || Appearance.PlacementMap in item.wishes
        if (hasMap) body.addView(look.text(words.say("app-lacks", "what" to "map"), Letters.SMALL), look.wide())
        body.addView(value, look.wide(4))
        body.addView(about, look.wide(4))
        body.addView(get, look.snug(4))
        body.addView(take, look.snug(4))
        recorder?.let { body.addView(it, look.wide(4)) }
        // Without the form's map a place is still put by hand, by its numbers; else the phone says where it is.
        if (Appearance.PlacementMap in item.wishes || !desk.places.isPossible) body.addView(typing, look.snug(4))
        fields()
        body.addView(undo, look.snug(4))
        body.addView(clear, look.snug(4))
    }

    private fun coordinate(id: String): EditText = look.field().apply {
        hint = words.say(id)
        contentDescription = words.say(id)
        isSaveEnabled = false
        setSingleLine()
        // Only the keyboard is one of numbers: a filter of Android's would take ASCII digits alone.
        setRawInputType(InputType.TYPE_CLASS_NUMBER or InputType.TYPE_NUMBER_FLAG_DECIMAL or InputType.TYPE_NUMBER_FLAG_SIGNED)
        textDirection = TEXT_DIRECTION_LTR
    }

    private fun fields() {
        val row = look.row()
        row.addView(latitude, look.part())
        row.addView(longitude, look.part(start = 8))
        fields.addView(row, look.wide())
        fields.addView(look.button(words.say("button-ok"), strong = true) { typed() }.apply { named(this) }, look.snug(4))
        body.addView(fields, look.wide(4))
    }

    private fun openFields() {
        fields.visibility = VISIBLE
        latitude.requestFocus()
    }

    /** The coordinates that were typed, in any of three sets of digits. */
    private fun typed() {
        val north = read(latitude)?.takeIf { it in -90.0..90.0 }
        val east = read(longitude)?.takeIf { it in -180.0..180.0 }
        if (north == null || east == null) {
            say(words.say("app-place-no-such"))
            return
        }
        latitude.setText("")
        longitude.setText("")
        fields.visibility = GONE
        // Nobody measured it: altitude and accuracy are zero, as a map leaves them.
        put("$north $east 0.0 0.0")
    }

    private fun read(field: EditText): Double? =
        words.ascii(field.text.toString().trim()).replace('٫', '.').replace(',', '.').replace('−', '-').toDoubleOrNull()

    private fun start() {
        if (!mayLook()) return
        recorder?.stop()
        best = null
        say(words.say("app-location-searching"))
        desk.places.start(found = ::found)
    }

    /** Whether the phone may and can tell where it is; where not, the person is asked or told. */
    private fun mayLook(): Boolean {
        when {
            !desk.places.isAllowed -> desk.askForPlaces()
            !desk.places.isPossible -> say(words.say("app-lacks", "what" to "location"))
            else -> return true
        }
        return false
    }

    /** The person does not let the app know; the question may stay without an answer. */
    fun denied() = say(words.say("app-denied", "what" to "location"))

    /** The person does, after having been asked at this question. */
    fun allowed() = start()

    private fun found(place: Location) {
        if (best.let { it != null && it.accuracy < place.accuracy }) return
        best = place
        say(words.say("location-accuracy", "metres" to metres(place.accuracy.toDouble())))
        // As good as the form wants it: nobody needs to press.
        if (wish != null && place.accuracy <= wish.accuracy) taken(place) else draw()
    }

    private fun metres(number: Double) = words.digits("%.0f".format(Locale.ROOT, number))

    private fun taken(place: Location) {
        // It goes on looking: the next one may be good enough.
        if (isUnacceptable(place)) return
        desk.places.stop()
        best = null
        put(Places.written(place))
    }

    private fun isUnacceptable(place: Location): Boolean {
        val most = wish?.unacceptableAccuracy ?: return false
        if (place.accuracy <= most) return false
        say(words.say("app-place-inaccurate", "metres" to metres(place.accuracy.toDouble()), "wanted" to metres(most)))
        return true
    }

    private fun recorded(place: Location) {
        if (!isUnacceptable(place)) put(Places.written(place))
    }

    private fun put(point: String) = if (isOne) {
        desk.answer(path, point)
        Unit
    } else {
        give(corners() + point)
    }

    private fun removeLast() = give(corners().dropLast(1))

    /** A line is an answer from two points on, an area from three; until then they are kept as typed. */
    private fun give(corners: List<String>) {
        val enough = corners.size >= if (isArea) AREA else LINE
        // An area ends where it began.
        val line = (if (isArea && enough) corners + corners.first() else corners).joinToString("; ")
        desk.typed[path] = line
        when {
            corners.isEmpty() -> {
                desk.typed.remove(path)
                if (item.value.isNullOrEmpty()) draw() else desk.answer(path, "")
            }
            enough && desk.answer(path, line) -> desk.typed.remove(path)
            else -> draw()
        }
    }

    override val isSettled: Boolean get() = path !in desk.typed

    private fun points() = (desk.typed[path] ?: item.value).orEmpty().split(';').map { it.trim() }.filter { it.isNotEmpty() }

    /** The points without the one that closes an area. */
    private fun corners(): List<String> = points().let { if (isArea && it.size > 1 && it.first() == it.last()) it.dropLast(1) else it }

    override fun draw() {
        val corners = corners()
        value.textDirection = if (isOne) TEXT_DIRECTION_LTR else TEXT_DIRECTION_LOCALE
        // Of a long trace the last points are enough to see that it goes on.
        val shown = corners.takeLast(SHOWN).joinToString("\n") { point ->
            point.split(' ').take(2).joinToString(", ", "\u2066", "\u2069") { degrees(it.toDoubleOrNull() ?: 0.0) }
        }
        value.text = if (isOne || corners.isEmpty()) shown else "${words.say("app-trace-points", "n" to corners.size)}\n$shown"
        value.visibility = if (corners.isEmpty()) GONE else VISIBLE
        for (view in listOf(get, typing)) view.isEnabled = !item.readOnly
        recorder?.isEnabled = !item.readOnly
        take.visibility = if (best == null) GONE else VISIBLE
        undo.visibility = if (isOne || corners.isEmpty() || item.readOnly) GONE else VISIBLE
        clear.visibility = if (corners.isEmpty() || item.readOnly) GONE else VISIBLE
        if (best == null && corners.isNotEmpty()) say("")
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
        /** Three corners; the first one closes it. */
        const val AREA = 3
        const val SHOWN = 6
    }
}
