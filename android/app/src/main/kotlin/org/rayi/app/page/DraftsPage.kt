package org.rayi.app.page

import android.os.Bundle
import org.rayi.app.interview.InterviewPage
import org.rayi.core.DraftSummary
import org.rayi.core.Lock

/** The interviews that were begun and not finished. */
class DraftsPage : ListPage() {
    override val hasBack get() = true
    private var mayDelete = false

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("app-drafts-title"))
    }

    override fun refresh() {
        val drafts = trying { app.store().rayi.drafts() } ?: return
        mayDelete = reading { app.store().isLocked(Lock.DELETE_DRAFTS) } == false
        show(drafts, ::line, words.say("drafts-count", "n" to 0))
    }

    private fun line(draft: DraftSummary) = Line(
        title = draft.title,
        about = words.moment(draft.updatedMs),
        acts = if (mayDelete) listOf(words.say("button-delete") to { delete(draft) }) else emptyList(),
        open = { startActivity(InterviewPage.of(this, draft.id)) },
    )

    private fun delete(draft: DraftSummary) {
        confirm(words.say("draft-delete-confirm"), words.say("button-delete")) {
            app.sounds.forget(draft.id)
            app.store().leave(draft.id)
            trying { app.store().rayi.discard(draft.id) }
            refresh()
        }
    }
}
