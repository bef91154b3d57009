package org.rayi.app.question

import android.widget.LinearLayout
import java.util.Locale
import org.rayi.app.device.Compass
import org.rayi.app.look.Letters

/** A direction read from the compass: it turns with the phone until it is taken. */
class Bearing(private val desk: Desk, private val of: CharSequence, private val taken: (String) -> Unit) : LinearLayout(desk.context) {
    private val look = desk.look
    private val compass = Compass(context)
    private var degrees: Double? = null
    private val get = look.button(desk.words.say("app-bearing-get")) { compass.start(::turned) }
        .apply { contentDescription = "$text: $of" }
    private val use = look.button("", strong = true) { use() }.apply { visibility = GONE }

    init {
        orientation = VERTICAL
        if (compass.isPossible) {
            addView(get, look.snug(8))
            addView(use, look.snug(8))
        } else {
            addView(look.text(desk.words.say("app-lacks", "what" to "compass"), Letters.SMALL), look.wide(4))
        }
    }

    private fun turned(to: Double) {
        degrees = to
        use.text = desk.words.say("app-bearing-use", "degrees" to desk.words.digits("%.0f".format(Locale.ROOT, to)))
        use.contentDescription = "${use.text}: $of"
        use.visibility = VISIBLE
    }

    private fun use() {
        compass.stop()
        use.visibility = GONE
        degrees?.let { taken("%.3f".format(Locale.ROOT, it)) }
    }

    override fun onDetachedFromWindow() {
        compass.stop()
        super.onDetachedFromWindow()
    }
}
