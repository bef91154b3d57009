package org.rayi.app.question

import android.app.Dialog
import android.graphics.Bitmap
import android.os.Handler
import android.os.Looper
import android.view.SurfaceHolder
import android.view.SurfaceView
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.widget.Button
import android.widget.ImageView
import android.widget.LinearLayout
import org.rayi.app.device.Pictures
import org.rayi.app.look.Look
import org.rayi.core.ChoiceView

/** A button that plays a sound of the form, and ends it. */
class SoundButton(private val desk: Desk, private val address: String, private val of: CharSequence) {
    val view: Button = desk.look.button("▶") { if (isPlaying) desk.player.stop() else play() }
    private var isPlaying = false
    private val later = Handler(Looper.getMainLooper())

    init {
        view.addOnAttachStateChangeListener(object : View.OnAttachStateChangeListener {
            override fun onViewAttachedToWindow(view: View) = Unit

            override fun onViewDetachedFromWindow(view: View) {
                // A screen that changes takes its views out and puts those that stay in again.
                later.post { if (isPlaying && !view.isAttachedToWindow) desk.player.stop() }
            }
        })
        show()
    }

    fun play() {
        val bytes = desk.media(address)
        if (bytes == null || !desk.player.play(bytes) { ended() }) {
            desk.lack(desk.words.say("app-media-missing"))
            return
        }
        isPlaying = true
        show()
    }

    private fun ended() {
        isPlaying = false
        show()
    }

    private fun show() {
        view.text = if (isPlaying) "■" else "▶"
        view.contentDescription = "${desk.words.say(if (isPlaying) "app-sound-stop" else "app-sound-play")}: $of"
    }
}

/** A button that shows a film of the form. */
fun filmButton(desk: Desk, address: String, of: CharSequence): Button =
    desk.look.button("▶ ▭") { showFilm(desk, address, of) }.apply { contentDescription = "${desk.words.say("app-film-play")}: $of" }

fun showFilm(desk: Desk, address: String, of: CharSequence) {
    val bytes = desk.media(address)
    if (bytes == null) desk.lack(desk.words.say("app-media-missing")) else desk.show(FilmDialog(desk, bytes, of))
}

/** What a choice has besides its words: a row of buttons that choose nothing; null where it has none. */
fun extras(desk: Desk, choice: ChoiceView): View? {
    val of = choice.label.text
    val buttons = listOfNotNull(
        choice.audio?.let { SoundButton(desk, it, of).view },
        choice.video?.let { filmButton(desk, it, of) },
        choice.bigImage?.let { address -> largeButton(desk, of) { desk.media(address) } },
    )
    if (buttons.isEmpty()) return null
    return desk.look.row().apply { for (button in buttons) addView(button, desk.look.snug().apply { marginEnd = desk.look.dp(8) }) }
}

private fun largeButton(desk: Desk, of: CharSequence, bytes: () -> ByteArray?): Button =
    desk.look.button("⤢") { showLarge(desk, of, bytes()) }.apply { contentDescription = "${desk.words.say("app-picture-large")}: $of" }

/** A picture over the whole screen. */
fun showLarge(desk: Desk, of: CharSequence, bytes: ByteArray?) {
    val metrics = desk.context.resources.displayMetrics
    val bitmap = bytes?.let { Pictures.shown(it, maxOf(metrics.widthPixels, metrics.heightPixels)) }
    if (bitmap == null) desk.lack(desk.words.say("app-media-missing")) else desk.show(PictureDialog(desk, bitmap, of))
}

/** A page of its own over the page: something to look at, and a way back. */
abstract class Over(protected val desk: Desk) : Dialog(desk.context, android.R.style.Theme_DeviceDefault_NoActionBar) {
    protected val look: Look = desk.look

    protected fun fill(content: View, vararg foot: View) {
        val page = look.column().apply {
            fitsSystemWindows = true
            setBackgroundColor(look.colours.paper)
        }
        page.addView(content, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
        val row = look.row().apply { setPadding(look.dp(12), look.dp(8), look.dp(12), look.dp(8)) }
        for ((index, button) in foot.withIndex()) row.addView(button, look.part(start = if (index == 0) 0 else 8))
        page.addView(row, look.wide())
        setContentView(page)
    }

    protected fun close() = look.button(desk.words.say("app-close"), strong = true) { dismiss() }
}

class PictureDialog(desk: Desk, bitmap: Bitmap, of: CharSequence) : Over(desk) {
    init {
        val view = ImageView(context).apply {
            setImageBitmap(bitmap)
            scaleType = ImageView.ScaleType.FIT_CENTER
            contentDescription = of
        }
        fill(view, close())
    }
}

/** A film, from when there is something to draw it on until it is over or nobody looks. */
class FilmDialog(desk: Desk, private val bytes: ByteArray, of: CharSequence) : Over(desk), SurfaceHolder.Callback {
    init {
        val surface = SurfaceView(context).apply { contentDescription = of }
        surface.holder.addCallback(this)
        fill(surface, close())
        setOnDismissListener { desk.player.stop() }
    }

    override fun surfaceCreated(holder: SurfaceHolder) {
        if (!desk.player.play(bytes, holder.surface) { dismiss() }) {
            dismiss()
            desk.lack(desk.words.say("app-media-missing"))
        }
    }

    override fun surfaceChanged(holder: SurfaceHolder, format: Int, width: Int, height: Int) = Unit

    override fun surfaceDestroyed(holder: SurfaceHolder) = desk.player.stop()
}
