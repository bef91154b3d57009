package org.rayi.app.page

import android.content.Intent
import android.os.Bundle
import android.view.View
import org.rayi.app.Store
import org.rayi.app.device.Captures
import org.rayi.app.interview.InterviewPage
import org.rayi.app.look.Letters
import org.rayi.core.Counts
import org.rayi.core.FormSummary
import org.rayi.core.Lock

/** The first page: what can be asked, and the ways to everything else. */
class FormsPage : ListPage() {
    override val listens get() = true

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("forms-title"))
        barSign("⚙", words.say("settings-title")) { go(SettingsPage::class.java) }
        barSign("ⓘ", words.say("app-about-title")) { go(AboutPage::class.java) }
        // Begun anew, and not made anew: nobody is on the way back from a camera but who is known of.
        if (state == null && Captures.sweep(this)) inform(words.say("app-capture-lost"))
    }

    override fun onResume() {
        super.onResume()
        app.sync.soon()
    }

    override fun refresh() {
        val project = trying { app.project() }
        if (project == null) {
            show(emptyList(), ::line, words.say("app-projects-none"), wayTo("app-projects-title", ProjectsPage::class.java))
            return
        }
        head(project.name)
        val store = trying { app.store() } ?: return
        val forms = trying { store.rayi.forms() } ?: return
        val counts = trying { store.rayi.counts() } ?: return
        show(forms, ::line, words.say("forms-count", "n" to 0), ways(store, counts))
    }

    private fun line(form: FormSummary) = Line(
        title = form.title,
        about = form.version?.let { words.say("form-version", "version" to it) }.orEmpty(),
        open = { begin(form.id) },
    )

    private fun ways(store: Store, counts: Counts): View = look.column().apply {
        setPadding(look.dp(16), 0, look.dp(16), look.dp(4))
        val way = { words: String, page: Class<out Page> -> addView(look.button(words) { go(page) }, look.wide(8)) }
        if (!store.isLocked(Lock.EDIT_DRAFTS)) way(words.say("drafts-count", "n" to counts.drafts.toInt()), DraftsPage::class.java)
        way(words.say("outbox-waiting", "n" to (counts.pending + counts.held).toInt()), OutboxPage::class.java)
        if (!store.isLocked(Lock.FETCH_FORMS)) {
            val newer = reading { store.rayi.newerForms() }?.toInt() ?: 0
            if (newer > 0) addView(look.text(words.say("app-forms-newer", "n" to newer), Letters.SMALL), look.wide(8))
            way(words.say("forms-get"), OfferedPage::class.java)
        }
        way(words.say("app-projects-title"), ProjectsPage::class.java)
    }

    private fun wayTo(id: String, page: Class<out Page>): View = look.column().apply {
        setPadding(look.dp(16), 0, look.dp(16), look.dp(4))
        addView(look.button(words.say(id), strong = true) { go(page) }, look.wide(8))
    }

    private fun begin(formId: String) {
        val draft = trying { app.store().begin(formId, app.settings.language) } ?: return
        startActivity(InterviewPage.of(this, draft))
    }

    private fun go(page: Class<out Page>) = startActivity(Intent(this, page))
}
