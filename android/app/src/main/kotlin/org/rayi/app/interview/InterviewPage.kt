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
import org.rayi.app.Store
import org.rayi.app.device.Places
import org.rayi.app.device.Player
import org.rayi.app.look.Letters
import org.rayi.app.look.layOut
import org.rayi.app.page.Page
import org.rayi.app.question.Choices
import org.rayi.app.question.Desk
import org.rayi.app.question.Errand
import org.rayi.app.question.FileQuestion
import org.rayi.app.question.PlaceQuestion
import org.rayi.app.question.QuestionView
import org.rayi.core.Answer
import org.rayi.core.AppView
import org.rayi.core.AudioQuality
import org.rayi.core.ChoiceView
import org.rayi.core.Finalised
import org.rayi.core.Lock
import org.rayi.core.Screen
import org.rayi.core.SessionInterface
import org.rayi.core.Step
import org.rayi.core.ViolationView

/**
 * One interview: the core's screen, drawn. Each answer is with the core, and so on the disk, when it is given; what
 * this page keeps itself is what was typed and is not an answer yet, and what another app was asked for.
 */
class InterviewPage : Page(), Desk, Turns {
    override val context: Context get() = this
    override val places: Places by lazy { Places(this) }
    override val player = Player()
    override val typed: MutableMap<String, String> = HashMap()
    override val hasBack get() = true
    override val backName get() = if (mayLeave) "app-save-and-leave" else "app-close"
    private lateinit var draft: String
    private var store: Store? = null
    private var session: SessionInterface? = null
    private lateinit var trip: Trip
    private var placeAsked: String? = null
    private var soundAsked: String? = null
    private val tried = HashSet<String>()
    private lateinit var shown: ScreenView
    private val questions: List<QuestionView> get() = shown.questions
    private var group: AppView? = null
    private lateinit var scroll: ScrollView
    private lateinit var bar: ProgressBar
    private lateinit var progress: TextView
    private lateinit var notice: TextView
    private var background: Background? = null
    private var footed: Triple<Boolean, Boolean, Boolean>? = null
    private var isDrawing = false
    private var isStale = false

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        draft = checkNotNull(intent.getStringExtra(DRAFT)) { "an interview is of a draft" }
        state?.getBundle(TYPED)?.let { kept -> for (path in kept.keySet()) kept.getString(path)?.let { typed[path] = it } }
        trip = Trip(this, state)
        placeAsked = state?.getString(PLACE_ASKED)
        soundAsked = state?.getString(SOUND_ASKED)
        open(isAsked = state?.getBoolean(ASKED) == true)
        head(reading { store?.rayi?.draft(draft)?.title }.orEmpty())
        frame()
        state?.getStringArrayList(REACHED)?.let(shown::wasReached)
        draw()
        identify()
    }

    override fun onSaveInstanceState(state: Bundle) {
        super.onSaveInstanceState(state)
        state.putBundle(TYPED, Bundle().apply { for ((path, text) in typed) putString(path, text) })
        trip.keep(state)
        placeAsked?.let { state.putString(PLACE_ASKED, it) }
        soundAsked?.let { state.putString(SOUND_ASKED, it) }
        state.putStringArrayList(REACHED, ArrayList(questions.map { it.item.path }))
        state.putBoolean(ASKED, background?.isAsked == true)
    }

    /** Nobody knows whether there is another moment: what is typed is given now, if the core takes it. */
    override fun onPause() {
        commit()
        places.stop()
        player.stop()
        background?.pause()
        // The last moment at which the core is surely there to take it.
        if (isFinishing) trying { background?.end() }
        super.onPause()
    }

    override fun onResume() {
        super.onResume()
        if (isFinishing) return
        trying { background?.resume() }
        // The overview may have gone elsewhere, or have finished it.
        draw()
    }

    override fun onDestroy() {
        super.onDestroy()
        if (isFinishing) store?.leave(draft)
    }

    override fun onBackPressed() {
        commit()
        if (mayLeave) finish() else confirm(words.say("draft-delete-confirm"), words.say("button-delete")) { discard() }
    }

    /** Who may not come back to an interview leaves nothing of it. */
    private fun discard() {
        background = null
        app.sounds.forget(draft)
        store?.leave(draft)
        if (trying { store?.rayi?.discard(draft) } != null) finish()
    }

    private fun open(isAsked: Boolean) {
        val store = trying { app.store() } ?: return
        val session = trying { store.sitting(draft) } ?: return
        this.store = store
        this.session = session
        nameBack()
        background = trying { Background(this, store, session, draft, app.sounds, isAsked) }
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
        notice = look.text("", Letters.SMALL).apply { setPadding(look.dp(16), 0, look.dp(16), look.dp(4)) }
        page.addView(notice, look.wide())
        shown = ScreenView(this, this)
        scroll = look.scroll(shown)
        page.addView(scroll, LinearLayout.LayoutParams(LinearLayout.LayoutParams.MATCH_PARENT, 0, 1f))
        fill(page)
        val languages = session?.languages().orEmpty()
        if (languages.size > 1 && !isLocked(Lock.FORM_LANGUAGE)) barSign(app.settings.language, words.say("language-choose")) { chooseLanguage() }
        if (!isLocked(Lock.OVERVIEW)) barSign("☰", words.say("app-overview-title")) { overview() }
    }

    private fun isLocked(lock: Lock) = store?.isLocked(lock) == true

    // ---- what is on the screen

    /** Once at a time: a field that is taken out gives its answer, and what that changes is drawn when this is done. */
    private fun draw() {
        isStale = true
        if (isDrawing) return
        isDrawing = true
        try {
            while (isStale) {
                isStale = false
                drawOnce()
            }
        } finally {
            isDrawing = false
        }
    }

    private fun drawOnce() {
        val session = session ?: return
        val screen = reading { session.screen() } ?: return
        progress.text = words.say("app-progress", "i" to screen.progress.index.toInt(), "total" to screen.progress.total.toInt())
        bar.max = screen.progress.total.toInt().coerceAtLeast(1)
        bar.progress = screen.progress.index.toInt()
        group = screen.app
        reading { background?.attend() }
        val said = background?.notices().orEmpty()
        notice.text = said.joinToString("\n")
        notice.visibility = if (said.isEmpty()) View.GONE else View.VISIBLE
        // Another page begins at its top; one that grew by an answer stays where the person is.
        if (shown.show(screen)) scroll.scrollTo(0, 0)
        feet(screen)
    }

    /** The ways on; an answer that changes nothing about them leaves them as they are. */
    private fun feet(screen: Screen) {
        val now = Triple(screen.progress.index > 1u, screen.isEnd, screen.repeat != null)
        if (now == footed) return
        footed = now
        val back = look.button(words.say("nav-back")) { move { trying { session?.previous() } } }
        back.isEnabled = now.first
        val next = when {
            screen.isEnd -> look.button(words.say("nav-finish"), strong = true) { finishRecord() }
            screen.repeat != null -> look.button(words.say("app-repeat-go-on"), strong = true) { goOn() }
            else -> look.button(words.say("nav-next"), strong = true) { goOn() }
        }
        if (isLocked(Lock.GO_BACK)) foot(next) else foot(back, next)
    }

    // ---- what is done with the screen as a whole

    override val groupApp: String? get() = group?.name

    /** The repeat that is offered to be added to, while one is. */
    val offered: String? get() = shown.offered

    override fun add(repeat: String) = move { trying { session?.addRepeat(repeat) } }

    override fun around(question: String): Instance? =
        reading { session?.removable(question) }?.let { Instance(it.path, it.label?.text.orEmpty()) }

    override fun remove(instance: Instance) =
        confirm(words.say("repeat-remove-confirm", "what" to instance.what), words.say("button-delete")) {
            typed.keys.removeAll { it.startsWith(instance.path) }
            trying { session?.removeRepeat(instance.path) }
            shown.forget()
            draw()
        }

    override val isChecked: Boolean get() = !isLocked(Lock.OVERVIEW)

    override val mayLeave: Boolean get() = !isLocked(Lock.LEAVE_DRAFT)

    override val mayKeepDraft: Boolean get() = mayLeave && !isLocked(Lock.DRAFT_AT_END)

    override fun check() = overview(check = true)

    override fun leave() = onBackPressed()

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
            // A recording is part of the record.
            trying { background?.end() }
            when (val done = trying { session.finalise() }) {
                is Finalised.Queued -> {
                    app.sync.soon()
                    app.sync.now()
                    finish()
                }
                is Finalised.Refused -> {
                    trying { background?.resume() }
                    tried += done.violations.map { it.path }
                    done.violations.firstOrNull()?.let { trying { session.jump(it.path) } }
                    shown.forget()
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

    /**
     * The answer is on the disk when this returns, on the thread that draws: it takes the core 0.14 to 1.3 ms, less than
     * a tenth of a frame, and an answer that waited in a queue could be lost with the process.
     */
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

    override fun isRecording(path: String): Boolean = app.sounds.isRecording(draft, path)

    override fun record(path: String, quality: AudioQuality) {
        val session = session ?: return
        if (checkSelfPermission(Manifest.permission.RECORD_AUDIO) != PackageManager.PERMISSION_GRANTED) {
            soundAsked = path
            requestPermissions(arrayOf(Manifest.permission.RECORD_AUDIO), SOUND)
            return
        }
        player.stop()
        if (!app.sounds.begin(draft, path, quality, session)) complain(words.say("app-lacks", "what" to "microphone"))
        draw()
    }

    override fun endRecording(path: String) {
        trying { app.sounds.end(draft, path) }
        draw()
    }

    override fun isPossible(errand: Errand): Boolean = trip.isPossible(errand, item(errand.path), group)

    override fun send(errand: Errand): Boolean {
        commit()
        val start = trip.go(errand, item(errand.path), group)
        if (start == Trip.Start.DENIED) complain(words.say("app-denied", "what" to "camera"))
        return start != Trip.Start.NOBODY
    }

    private fun item(path: String) = questions.firstOrNull { it.item.path == path }?.item

    @Deprecated("the platform's own way back from another app, without a library")
    override fun onActivityResult(request: Int, result: Int, answer: Intent?) {
        super.onActivityResult(request, result, answer)
        val (errand, brought) = trip.back(request, result, answer) ?: return
        when (brought) {
            is Brought.Words -> this.answer(errand.path, brought.words)
            is Brought.File -> attach(errand.path, brought.name, brought.bytes)
            is Brought.Several -> several(brought)
            Brought.TooLarge -> complain(words.say("app-file-too-large", "size" to words.size(Errands.MOST)))
            Brought.Nothing -> complain(words.say(if (errand.kind == Errand.Kind.CAMERA) "app-photo-lost" else "app-nothing-brought"))
        }
    }

    /** One app has answered several questions of the group: each by the name of its node. */
    private fun several(brought: Brought.Several) {
        val asked = questions.map { it.item.path }
        fun of(name: String) = asked.firstOrNull { it.substringAfterLast('/').substringBefore('[') == name }
        val taken = brought.words.count { (name, words) -> of(name)?.let { answer(it, words) } == true } +
            brought.files.count { (name, file) -> of(name)?.let { attach(it, file.name, file.bytes) } == true }
        tell(words.say("app-group-answered", "n" to taken))
    }

    override fun isTried(path: String): Boolean = path in tried

    override fun askForPlaces() {
        placeAsked = questions.firstOrNull { it is PlaceQuestion && it.hasFocus() }?.item?.path
            ?: questions.firstOrNull { it is PlaceQuestion }?.item?.path
        requestPermissions(arrayOf(Manifest.permission.ACCESS_FINE_LOCATION, Manifest.permission.ACCESS_COARSE_LOCATION), PLACES)
    }

    override fun onRequestPermissionsResult(request: Int, permissions: Array<out String>, results: IntArray) {
        super.onRequestPermissionsResult(request, permissions, results)
        if (request == BACKGROUND) {
            trying { background?.answered() }
            draw()
        }
        if (request == SOUND) {
            val asked = questions.firstOrNull { it.item.path == soundAsked } as? FileQuestion
            soundAsked = null
            if (results.any { it == PackageManager.PERMISSION_GRANTED }) asked?.record() else complain(words.say("app-denied", "what" to "microphone"))
        }
        if (request != PLACES) return
        val question = questions.firstOrNull { it.item.path == placeAsked } as? PlaceQuestion ?: return
        placeAsked = null
        if (results.any { it == PackageManager.PERMISSION_GRANTED } && places.isAllowed) question.allowed() else question.denied()
    }

    override fun show(dialog: Dialog) = super.show(dialog)

    override fun lack(said: String) = tell(said)

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
            trying {
                session.identify(name)
                background?.resume()
            }
            draw()
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
        private const val PLACE_ASKED = "place-asked"
        private const val SOUND_ASKED = "sound-asked"
        private const val REACHED = "reached"
        private const val PLACES = 2
        private const val SOUND = 4
        private const val ASKED = "asked"

        /** What is asked for what the form wishes beside its questions. */
        const val BACKGROUND = 3

        fun of(context: Context, draft: String): Intent = Intent(context, InterviewPage::class.java).putExtra(DRAFT, draft)
    }
}
