package org.rayi.app.page

import org.rayi.app.interview.InterviewPage
import org.rayi.core.DraftSummary

/** The interviews that were begun and not finished. */
class DraftsPage : ListPage() {
    override val hasBack get() = true

    override fun onResume() {
        super.onResume()
        head(words.say("app-drafts-title"))
        draw()
    }

    private fun draw() {
        val drafts = trying { app.store().rayi.drafts() } ?: return
        show(drafts.map(::line), words.say("drafts-count", "n" to 0))
    }

    private fun line(draft: DraftSummary) = Line(
        title = draft.title,
        about = words.moment(draft.updatedMs),
        acts = listOf(
            words.say("button-delete") to {
                confirm(words.say("draft-delete-confirm"), words.say("button-delete")) {
                    app.store().leave(draft.id)
                    trying { app.store().rayi.discard(draft.id) }
                    draw()
                }
            },
        ),
        open = { startActivity(InterviewPage.of(this, draft.id)) },
    )
}
