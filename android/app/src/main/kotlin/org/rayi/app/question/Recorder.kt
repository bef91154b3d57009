package org.rayi.app.question

import android.location.Location
import android.widget.LinearLayout
import org.rayi.app.look.Letters
import org.rayi.app.look.wheel

/**
 * Takes points of a line by the clock, while the page is open; a person walks and does not press. [mayLook] says whether
 * the phone may and can tell places, and tells the person where not.
 */
class Recorder(private val desk: Desk, private val of: CharSequence, private val mayLook: () -> Boolean, private val taken: (Location) -> Unit) :
    LinearLayout(desk.context) {
    private val look = desk.look
    private val words = desk.words
    private val interval = look.wheel(
        SECONDS.map { words.say("app-trace-seconds", "seconds" to words.digits("$it")) },
        "${words.say("app-trace-record")}: $of",
    )
    private val button = look.button(words.say("app-trace-record")) { if (isOn) stop() else start() }
    private val about = look.text("", Letters.SMALL).apply {
        accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_POLITE
        visibility = GONE
    }
    private var isOn = false
    private var last: Long? = null

    init {
        orientation = VERTICAL
        interval.setSelection(SECONDS.indexOf(USUAL))
        addView(button, look.snug())
        addView(interval, look.wide(4))
        addView(about, look.wide(4))
        show()
    }

    private fun start() {
        if (!mayLook()) return
        last = null
        desk.places.start(over = ::ended, found = ::found)
        isOn = true
        show()
    }

    private fun found(place: Location) {
        // By the time of the place: the phone's clock may be set while somebody walks.
        val now = place.elapsedRealtimeNanos.takeIf { it > 0 }?.div(NANOS) ?: place.time
        if (last?.let { now - it < seconds() * 1000L - SLACK_MS } == true) return
        last = now
        taken(place)
    }

    fun stop() {
        if (isOn) desk.places.stop()
    }

    /** Whoever has stopped it: the page that is left does, too. */
    private fun ended() {
        isOn = false
        show()
    }

    private fun seconds() = SECONDS[interval.selectedItemPosition.coerceIn(SECONDS.indices)]

    private fun show() {
        button.text = words.say(if (isOn) "app-record-stop" else "app-trace-record")
        button.contentDescription = "${button.text}: $of"
        interval.isEnabled = isEnabled && !isOn
        about.text = words.say("app-trace-recording", "seconds" to words.digits("${seconds()}"))
        about.visibility = if (isOn) VISIBLE else GONE
    }

    override fun setEnabled(enabled: Boolean) {
        super.setEnabled(enabled)
        button.isEnabled = enabled
        interval.isEnabled = enabled && !isOn
    }

    override fun onDetachedFromWindow() {
        stop()
        super.onDetachedFromWindow()
    }

    private companion object {
        /** Those that Collect offers and a battery bears. */
        val SECONDS = listOf(5, 10, 20, 30, 60, 300, 600)
        const val USUAL = 20
        const val NANOS = 1_000_000L
        /** Places come at their own beat: a little early is in time. */
        const val SLACK_MS = 500L
    }
}
