package org.rayi.app.interview

import android.Manifest
import android.app.AlertDialog
import android.app.Dialog
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Bundle
import android.view.View
import android.widget.LinearLayout
import android.widget.ProgressBar
import android.widget.ScrollView
import android.widget.TextView
import org.rayi.app.Settings
import org.rayi.app.device.Places
import org.rayi.app.look.Letters
import org.rayi.app.look.layOut
import org.rayi.app.look.say
import org.rayi.app.page.Page
import org.rayi.app.question.Choices
import org.rayi.app.question.Desk
import org.rayi.app.question.Errand
import org.rayi.app.question.PlaceQuestion
import org.rayi.app.question.QuestionView
import org.rayi.app.question.question
import org.rayi.core.Answer
import org.rayi.core.ChoiceView
import org.rayi.core.DeviceRequestKind
import org.rayi.core.Finalised
import org.rayi.core.ItemView
import org.rayi.core.RepeatView
import org.rayi.core.Screen
import org.rayi.core.SessionInterface
import org.rayi.core.Step
import org.rayi.core.ViolationView

/**
 * One interview: the core's screen, drawn. Each answer is with the core, and so on the disk, when it is given; what
 * this page keeps itself is what was typed and is not an answer yet, and what another app was asked for.
 */
class InterviewPage : Page(), Desk {
    override val context: Context get() = this
    override val places: Places by lazy { Places(this) }
    override val typed: MutableMap<String, String> = HashMap()
    override val hasBack get() = true
    override val backName get() = "app-save-and-leave"
    private lateinit var draft: String
    private var session: SessionInterface? = null
    private var errand: Errand? = null
    private var placeAsked: String? = null
    private val tried = HashSet<String>()
    private val questions = ArrayList<QuestionView>()
    private lateinit var list: LinearLayout
    private lateinit var scroll: ScrollView
    private lateinit var bar: ProgressBar
    private lateinit var progress: TextView

    /** The repeat that is offered to be added to, while one is. */
    var offered: String? = null
        private set

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        draft = checkNotNull(intent.getStringExtra(DRAFT)) { "an interview is of a draft" }
        state?.getBundle(TYPED)?.let { kept -> for (path in kept.keySet()) kept.getString(path)?.let { typed[path] = it } }
        errand = state?.getBundle(ERRAND)?.let(Errand::of)
        placeAsked = state?.getString(PLACE_ASKED)
        session = trying { app.store().sitting(draft) }
        head(trying { app.store().rayi.drafts().firstOrNull { it.id == draft }?.title.orEmpty() }.orEmpty())
        frame()
        draw()
        identify()
        fulfil()
    }

    override fun onSaveInstanceState(state: Bundle) {
        super.onSaveInstanceState(state)
        state.putBundle(TYPED, Bundle().apply { for ((path, text) in typed) putString(path, text) })
        errand?.let { state.putBundle(ERRAND, it.bundle()) }
        placeAsked?.let { state.putString(PLACE_ASKED, it) }
    }

    /** Nobody knows whether there is another moment: what is typed is given now, if the core takes it. */
    override fun onPause() {
        commit()
        places.stop()
        super.onPause()
    }

    override fun onResume() {
        super.onResume()
        // The overview may have gone elsewhere, or have finished it.
        if (!isFinishing) draw()
    }

    override fun onDestroy() {
        super.onDestroy()
        if (isFinishing) app.openStore()?.leave(draft)
    }

    override fun onBackPressed() {
        commit()
        finish()
    }

    private fun frame() {
        val page = look.column()
        val row = look.row().apply { setPadding(look.dp(16), 0, look.dp(16), look.dp(4)) }
        bar = ProgressBar(this, null, android.R.attr.progressBarStyleHorizontal).apply {
            // The words beside it say the same.
            importantForAccessibility = View.IMPORTANT_FOR_ACCESSIBILITY_NO
        }
        progress = look.text("", Letters.SMALL)
        row.addView(bar, look.part())
        row.addView(progress, look.snug().apply { marginStart = look.dp(12) })
        page.addView(row, look.wide())
        list = look.column().apply { setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(24)) }
        scroll = look.scroll(list)
        page.addView(scroll, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, 0, 1f))
        fill(page)
        val languages = session?.languages().orEmpty()
        if (languages.size > 1) barSign(app.settings.language, words.say("language-choose")) { chooseLanguage() }
        barSign("☰", words.say("app-overview-title")) { overview() }
    }

    // ---- what is on the screen

    private fun draw() {
        val session = session ?: return
        val screen = reading { session.screen() } ?: return
        progress.text = words.say("app-progress", "i" to screen.progress.index.toInt(), "total" to screen.progress.total.toInt())
        bar.max = screen.progress.total.toInt().coerceAtLeast(1)
        bar.progress = screen.progress.index.toInt()
        if (questions.map { it.item.path } == screen.items.map { it.path } && screen.items.isNotEmpty()) {
            renew(screen.items)
        } else {
            build(screen)
        }
        feet(screen)
    }

    /** The same questions: each view stays where it fits, so that the keyboard does. */
    private fun renew(items: List<ItemView>) {
        for ((index, item) in items.withIndex()) {
            val old = questions[index]
            if (old.fits(item)) {
                old.show(item)
            } else {
                val new = question(this, item)
                val at = list.indexOfChild(old)
                list.removeViewAt(at)
                list.addView(new, at, look.wide(GAP))
                questions[index] = new
            }
        }
    }

    private fun build(screen: Screen) {
        val before = questions.map { it.item.path }.toSet()
        val kept = questions.associateBy { it.item.path }
        list.removeAllViews()
        questions.clear()
        screen.title?.let { title ->
            list.addView(look.text("", Letters.TITLE).apply { say(title, look) }, look.wide())
        }
        for (item in screen.items) {
            val view = kept[item.path]?.takeIf { it.fits(item) }?.also { it.show(item) } ?: question(this, item)
            questions += view
            list.addView(view, look.wide(GAP))
        }
        offered = screen.repeat?.path
        screen.repeat?.let(::offer)
        if (screen.isEnd) end()
        removal(screen)
        // Another page begins at its top; one that grew by an answer stays where the person is.
        if (screen.items.none { it.path in before }) scroll.scrollTo(0, 0)
    }

    private fun feet(screen: Screen) {
        val back = look.button(words.say("nav-back")) { move { trying { session?.previous() } } }
        back.isEnabled = screen.progress.index > 1u
        val next = when {
            screen.isEnd -> look.button(words.say("nav-finish"), strong = true) { finishRecord() }
            screen.repeat != null -> look.button(words.say("app-repeat-go-on"), strong = true) { goOn() }
            else -> look.button(words.say("nav-next"), strong = true) { goOn() }
        }
        foot(back, next)
    }

    /** The offer of another instance. */
    private fun offer(repeat: RepeatView) {
        repeat.label?.let { label -> list.addView(look.text("", Letters.QUESTION).apply { say(label, look) }, look.wide(GAP)) }
        val what = repeat.label?.text.orEmpty()
        list.addView(
            look.button(if (what.isEmpty()) words.say("app-repeat-add-another") else words.say("repeat-add", "what" to what)) {
                move { trying { session?.addRepeat(repeat.path) } }
            },
            look.wide(GAP),
        )
    }

    /** Inside an instance that a person added, a way to take it away again. */
    private fun removal(screen: Screen) {
        val path = screen.items.firstOrNull()?.path ?: return
        val end = path.lastIndexOf(']')
        if (end < 0) return
        val instance = path.substring(0, end + 1)
        val series = instance.substring(0, instance.lastIndexOf('['))
        val lines = reading { session?.outline() } ?: return
        val line = lines.firstOrNull { it.path == series } ?: return
        if (line.kind != org.rayi.core.LineKind.OPEN_REPEAT) return
        val what = line.label?.text.orEmpty()
        val remove = look.button(words.say("repeat-remove", "what" to what)) {
            confirm(words.say("repeat-remove-confirm", "what" to what), words.say("button-delete")) {
                typed.keys.removeAll { it.startsWith(instance) }
                trying { session?.removeRepeat(instance) }
                questions.clear()
                draw()
            }
        }
        list.addView(remove, look.snug(GAP))
    }

    private fun end() {
        list.addView(look.text(words.say("app-end"), Letters.QUESTION), look.wide(GAP))
        list.addView(look.text(words.say("app-end-draft"), Letters.SMALL), look.wide(8))
        list.addView(look.button(words.say("app-errors-check")) { overview(check = true) }, look.wide(GAP))
        list.addView(look.button(words.say("app-save-and-leave")) { onBackPressed() }, look.wide(8))
    }

    // ---- going

    override fun goOn() = move {
        when (val step = trying { session?.next() }) {
            is Step.Refused -> {
                tried += step.violations.map { it.path }
                draw()
                pointTo(step.violations)
            }
            else -> Unit
        }
    }

    /** Goes, once what was typed here is with the core: what it does not take must not be left behind unseen. */
    private fun move(go: () -> Unit) {
        commit()
        val unsettled = questions.firstOrNull { !it.isSettled }
        if (unsettled != null) {
            reach(unsettled)
            return
        }
        go()
        draw()
    }

    private fun commit() {
        for (question in questions.toList()) question.commit()
    }

    private fun pointTo(violations: List<ViolationView>) {
        val first = violations.firstNotNullOfOrNull { violation -> questions.firstOrNull { it.item.path == violation.path } }
        first?.let(::reach)
    }

    private fun reach(question: QuestionView) {
        scroll.post { scroll.smoothScrollTo(0, question.top) }
        question.requestFocus()
    }

    private fun overview(check: Boolean = false) {
        commit()
        startActivity(OverviewPage.of(this, draft, check))
    }

    private fun finishRecord() {
        val session = session ?: return
        if (reading { session.needsReason() } == true) {
            ask(words.say("app-change-reason")) { reason ->
                trying { session.giveReason(reason) }
                finishRecord()
            }
            return
        }
        confirm(words.say("finish-confirm"), words.say("nav-finish")) {
            when (val done = trying { session.finalise() }) {
                is Finalised.Queued -> {
                    app.sync.soon()
                    app.sync.now(byHand = false)
                    finish()
                }
                is Finalised.Refused -> {
                    tried += done.violations.map { it.path }
                    done.violations.firstOrNull()?.let { trying { session.jump(it.path) } }
                    questions.clear()
                    draw()
                    complain(words.say("app-errors-found", "n" to done.violations.size))
                    pointTo(done.violations)
                }
                null -> Unit
            }
        }
    }

    // ---- language

    private fun chooseLanguage() {
        val session = session ?: return
        val languages = session.languages()
        val names = languages.map { it.name }.toTypedArray()
        show(
            AlertDialog.Builder(this).setTitle(words.say("language-choose"))
                .setSingleChoiceItems(names, languages.indexOfFirst { it.name == session.language() }) { dialog, at ->
                    dialog.dismiss()
                    commit()
                    trying { session.setLanguage(languages[at].name) }
                    // One switch: the app follows where it has the language too.
                    val tag = languages[at].tag
                    if (tag in Settings.LANGUAGES) app.settings.language = tag
                    recreate()
                }.create(),
        )
    }

    // ---- what the questions ask for

    override fun answer(path: String, value: String): Boolean = given(path) { it.answer(path, value) }

    override fun attach(path: String, name: String, bytes: ByteArray): Boolean = given(path) { it.attach(path, name, bytes) }

    private fun given(path: String, give: (SessionInterface) -> Answer): Boolean {
        val session = session ?: return false
        return when (val answer = trying { give(session) }) {
            is Answer.Accepted -> {
                draw()
                true
            }
            is Answer.Refused -> {
                questions.firstOrNull { it.item.path == path }?.refuse(answer.violation)
                false
            }
            null -> false
        }
    }

    override fun isPossible(errand: Errand): Boolean = intent(errand)?.resolveActivity(packageManager) != null

    override fun send(errand: Errand): Boolean {
        commit()
        val sent = if (errand.kind == Errand.Kind.CAMERA) errand.withCapture() else errand
        val intent = intent(sent) ?: return false
        this.errand = sent
        return try {
            startActivityForResult(intent, ERRANDS)
            true
        } catch (_: android.content.ActivityNotFoundException) {
            this.errand = null
            false
        } catch (_: SecurityException) {
            this.errand = null
            complain(words.say("app-denied", "what" to "camera"))
            true
        }
    }

    private fun intent(errand: Errand): Intent? = Errands(this).intent(errand, questions.firstOrNull { it.item.path == errand.path }?.item)

    @Deprecated("the platform's own way back from another app, without a library")
    override fun onActivityResult(request: Int, result: Int, answer: Intent?) {
        super.onActivityResult(request, result, answer)
        val errand = errand?.takeIf { request == ERRANDS } ?: return
        this.errand = null
        val errands = Errands(this)
        val brought = if (result == RESULT_OK) errands.brought(errand, answer) else null
        // In the store or nowhere: what a camera left is not encrypted.
        errands.forget(errand)
        when (brought) {
            null -> Unit
            is Brought.Words -> this.answer(errand.path, brought.words)
            is Brought.File -> attach(errand.path, brought.name, brought.bytes)
            Brought.TooLarge -> complain(words.say("app-file-too-large", "size" to words.size(Errands.MOST)))
            Brought.Nothing -> complain(words.say("app-photo-lost"))
        }
    }

    override fun isTried(path: String): Boolean = path in tried

    override fun askForPlaces() {
        placeAsked = questions.firstOrNull { it is PlaceQuestion && it.hasFocus() }?.item?.path
            ?: questions.firstOrNull { it is PlaceQuestion }?.item?.path
        requestPermissions(arrayOf(Manifest.permission.ACCESS_FINE_LOCATION, Manifest.permission.ACCESS_COARSE_LOCATION), PLACES)
    }

    override fun onRequestPermissionsResult(request: Int, permissions: Array<out String>, results: IntArray) {
        super.onRequestPermissionsResult(request, permissions, results)
        if (request != PLACES) return
        val question = questions.firstOrNull { it.item.path == placeAsked } as? PlaceQuestion ?: return
        placeAsked = null
        if (results.any { it == PackageManager.PERMISSION_GRANTED } && places.isAllowed) question.allowed() else question.denied()
    }

    override fun show(dialog: Dialog) = super.show(dialog)

    override fun media(address: String): ByteArray? = session?.let { reading { it.media(address)?.bytes } }

    override fun choices(path: String): Choices? = session?.let { Paged(it, path) }

    override fun chosen(path: String): List<ChoiceView> = session?.let { reading { it.chosen(path) } }.orEmpty()

    override fun attachment(path: String): ByteArray? = session?.let { reading { it.attachment(path)?.bytes } }

    // ---- what the form asks for by itself

    /** The form wants to know who answers it. */
    private fun identify() {
        val session = session ?: return
        if (reading { session.needsUser() } != true) return
        ask(words.say("app-who")) { name ->
            trying { session.identify(name) }
            draw()
        }
    }

    /** Where the phone is, once, without a question; where the person has let the app know before. */
    private fun fulfil() {
        val session = session ?: return
        val asked = reading { session.deviceRequests() }.orEmpty().filter { it.kind is DeviceRequestKind.Geopoint }
        if (asked.isEmpty() || !places.isAllowed || !places.isPossible) return
        places.start { place ->
            places.stop()
            for (request in asked) answer(request.path, Places.written(place))
        }
    }

    private fun ask(question: String, then: (String) -> Unit) {
        val field = look.field().apply { contentDescription = question }
        val dialog = AlertDialog.Builder(this).setTitle(question).setView(field).setCancelable(false)
            .setPositiveButton(words.say("button-ok")) { _, _ -> then(field.text.toString().trim()) }
            .create()
        show(dialog)
        field.layOut(words.direction)
    }

    companion object {
        private const val DRAFT = "draft"
        private const val TYPED = "typed"
        private const val ERRAND = "errand"
        private const val PLACE_ASKED = "place-asked"
        private const val ERRANDS = 1
        private const val PLACES = 2
        private const val GAP = 20

        fun of(context: Context, draft: String): Intent = Intent(context, InterviewPage::class.java).putExtra(DRAFT, draft)
    }
}

private fun Errand.withCapture() =
    Errand(kind, path, capture = java.util.UUID.randomUUID().toString(), mediatype = mediatype, longest = longest)
