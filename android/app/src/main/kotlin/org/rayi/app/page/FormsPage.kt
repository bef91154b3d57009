package org.rayi.app.page

import android.content.Intent
import android.os.Bundle
import android.view.View
import org.rayi.app.interview.InterviewPage
import org.rayi.core.FormSummary
import org.rayi.core.OutboxState

/** The first page: what can be asked, and the ways to everything else. */
class FormsPage : ListPage() {
    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("forms-title"))
        barSign("⚙", words.say("settings-title")) { go(SettingsPage::class.java) }
        barSign("ⓘ", words.say("app-about-title")) { go(AboutPage::class.java) }
    }

    override fun onResume() {
        super.onResume()
        draw()
        app.sync.soon()
    }

    private fun draw() {
        val project = trying { app.projects().list().ifEmpty { null } }?.let { trying { app.project() } }
        if (project == null) {
            show(emptyList(), words.say("app-projects-none"), wayTo("app-projects-title", ProjectsPage::class.java))
            return
        }
        head(project.name)
        val store = trying { app.store() } ?: return
        val forms = trying { store.rayi.forms() } ?: return
        val ways = ways(
            drafts = trying { store.rayi.drafts() }.orEmpty().size,
            unsent = trying { store.rayi.outbox() }.orEmpty().count { it.state !is OutboxState.Delivered },
        )
        show(forms.map(::line), words.say("forms-count", "n" to 0), ways)
    }

    private fun line(form: FormSummary) = Line(
        title = form.title,
        about = form.version?.let { words.say("form-version", "version" to it) }.orEmpty(),
        open = { begin(form.id) },
    )

    private fun ways(drafts: Int, unsent: Int): View = look.column().apply {
        setPadding(look.dp(16), 0, look.dp(16), look.dp(4))
        addView(look.button(words.say("drafts-count", "n" to drafts)) { go(DraftsPage::class.java) }, look.wide(8))
        addView(look.button(words.say("outbox-waiting", "n" to unsent)) { go(OutboxPage::class.java) }, look.wide(8))
        addView(look.button(words.say("forms-get")) { go(OfferedPage::class.java) }, look.wide(8))
        addView(look.button(words.say("app-projects-title")) { go(ProjectsPage::class.java) }, look.wide(8))
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
