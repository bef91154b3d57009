package org.rayi.app.page

import android.app.Activity
import android.app.AlertDialog
import android.app.Dialog
import android.content.Context
import android.content.res.Configuration
import android.os.Bundle
import android.view.View
import android.view.ViewGroup.LayoutParams.MATCH_PARENT
import android.view.WindowManager
import android.widget.FrameLayout
import android.widget.ImageButton
import android.widget.LinearLayout
import android.widget.TextView
import java.util.Locale
import org.rayi.app.RayiApp
import org.rayi.app.Settings
import org.rayi.app.Words
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.layOut
import org.rayi.core.RayiException

/** What all pages have: language, direction and size of letters by the settings, a bar, a place to say what failed. */
abstract class Page : Activity() {
    val app: RayiApp get() = application as RayiApp
    lateinit var look: Look
        private set
    lateinit var words: Words
        private set
    private lateinit var content: FrameLayout
    private lateinit var trouble: TextView
    private lateinit var title: TextView
    private lateinit var bar: LinearLayout
    private lateinit var foot: LinearLayout
    private var back: View? = null
    private var shownBy = ""
    private var asked: Dialog? = null

    override fun attachBaseContext(base: Context) {
        super.attachBaseContext(dressed(base, (base.applicationContext as RayiApp).settings))
    }

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        // No picture is taken of a page: not for the list of recent apps, where it would lie on disk, nor by another app.
        window.addFlags(WindowManager.LayoutParams.FLAG_SECURE)
        look = Look(this)
        words = app.words()
        shownBy = chosen()
        build()
    }

    /** Another page may have changed the language or the size of letters. */
    override fun onResume() {
        super.onResume()
        if (shownBy != chosen()) recreate()
    }

    override fun onDestroy() {
        asked?.dismiss()
        super.onDestroy()
    }

    private fun chosen() = with(app.settings) { "$language $digits $textSize" }

    private fun build() {
        val root = look.frame().apply {
            // From Android 15 on the window lies under the bars of the system; this takes their place out.
            fitsSystemWindows = true
            layOut(words.direction)
            setBackgroundColor(look.colours.paper)
        }
        val page = look.column()
        bar = look.row().apply { setPadding(look.dp(4), look.dp(2), look.dp(8), look.dp(2)) }
        if (!isTaskRoot || hasBack) back = sign("‹", "") { onBackPressed() }.also(bar::addView)
        nameBack()
        title = look.text("", Letters.TITLE).apply {
            setPadding(look.dp(12), look.dp(8), look.dp(8), look.dp(8))
            textAlignment = View.TEXT_ALIGNMENT_VIEW_START
            if (android.os.Build.VERSION.SDK_INT >= android.os.Build.VERSION_CODES.P) Heading.mark(this)
        }
        bar.addView(title, look.part())
        page.addView(bar, look.wide())
        trouble = look.text("", Letters.WRONG).apply {
            setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(8))
            visibility = View.GONE
            accessibilityLiveRegion = View.ACCESSIBILITY_LIVE_REGION_ASSERTIVE
        }
        page.addView(trouble, look.wide())
        content = look.frame()
        page.addView(content, LinearLayout.LayoutParams(MATCH_PARENT, 0, 1f))
        foot = look.row().apply {
            setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(8))
            visibility = View.GONE
        }
        page.addView(foot, look.wide())
        root.addView(page, FrameLayout.LayoutParams(MATCH_PARENT, MATCH_PARENT))
        setContentView(root)
    }

    /** Whether there is a way back even where this is the first page of its task. */
    protected open val hasBack: Boolean get() = false

    /** What the sign of the way back is called. */
    protected open val backName: String get() = "nav-back"

    /** Says anew what the sign of the way back is called. */
    protected fun nameBack() {
        val name = words.say(backName)
        back?.contentDescription = name
        back?.tooltipText = name
    }

    /** Name of the page, in the app's words or a form's. */
    fun head(words: CharSequence) {
        title.text = words
        setTitle(words)
    }

    /** A sign in the bar, with its name for whoever does not see it. */
    fun barSign(sign: String, name: String, press: () -> Unit) = bar.addView(sign(sign, name, press))

    fun fill(view: View) {
        content.removeAllViews()
        content.addView(view)
    }

    /** The buttons at the foot, side by side and of equal width. */
    fun foot(vararg buttons: View) {
        foot.removeAllViews()
        foot.visibility = if (buttons.isEmpty()) View.GONE else View.VISIBLE
        for ((index, button) in buttons.withIndex()) foot.addView(button, look.part(start = if (index == 0) 0 else 12))
    }

    /** Does something that may fail; what failed is said at the head of the page, until something succeeds. */
    fun <T> trying(work: () -> T): T? = reading(work)?.also { trouble.visibility = View.GONE }

    /** Reads what a page shows; that this went well takes back nothing that was said before. */
    fun <T> reading(work: () -> T): T? = try {
        work()
    } catch (failed: RayiException.Failed) {
        complain(words.error(failed))
        null
    }

    fun complain(said: CharSequence) {
        trouble.text = said
        trouble.setTextColor(look.colours.bad)
        trouble.visibility = View.VISIBLE
    }

    /** Says how something goes on that was asked for. */
    fun tell(said: CharSequence) {
        complain(said)
        trouble.setTextColor(look.colours.ink)
    }

    /** Says what the person is to know and would not look for. */
    fun inform(said: String) =
        show(AlertDialog.Builder(this).setMessage(said).setPositiveButton(words.say("button-ok"), null).create())

    /** Asks before something that cannot be taken back. */
    fun confirm(question: String, act: String, then: () -> Unit) {
        show(
            AlertDialog.Builder(this).setMessage(question)
                .setPositiveButton(act) { _, _ -> then() }
                .setNegativeButton(words.say("button-cancel"), null)
                .create(),
        )
    }

    /** A dialog of this page, which goes with it. */
    open fun show(dialog: Dialog) {
        asked?.dismiss()
        asked = dialog
        dialog.show()
        dialog.window?.decorView?.layOut(words.direction)
    }

    private fun sign(sign: String, name: String, press: () -> Unit): View =
        look.button(sign, press = press).apply {
            background = look.pressed(0, 0)
            textSize = SIGN_SIZE
            contentDescription = name
            tooltipText = name
            setTextColor(look.colours.ink)
        }

    private object Heading {
        @org.rayi.app.device.Since(android.os.Build.VERSION_CODES.P)
        fun mark(view: View) {
            view.isAccessibilityHeading = true
        }
    }

    companion object {
        private const val SIGN_SIZE = 22f

        /** A context in the language, direction and size of letters that were chosen. */
        fun dressed(base: Context, settings: Settings): Context {
            val wanted = Configuration(base.resources.configuration)
            val locale = Locale.forLanguageTag(settings.language)
            wanted.setLocale(locale)
            wanted.fontScale *= settings.textSize
            return base.createConfigurationContext(wanted)
        }
    }
}
