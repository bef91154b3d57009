package org.rayi.app.page

import android.os.Bundle
import org.rayi.app.interview.InterviewPage
import org.rayi.core.OutboxEntry
import org.rayi.core.OutboxState

/** The finished records, each with one line that says where it stands and why it does not move. */
class OutboxPage : ListPage() {
    override val hasBack get() = true
    private val redraw: () -> Unit = { runOnUiThread(::draw) }

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("app-outbox-title"))
        foot(look.button(words.say("send-now"), strong = true) { app.sync.now(byHand = true) })
    }

    override fun onResume() {
        super.onResume()
        app.sync.listen(redraw)
        draw()
    }

    override fun onPause() {
        app.sync.unlisten(redraw)
        super.onPause()
    }

    private fun draw() {
        val entries = reading { app.store().rayi.outbox() } ?: return
        show(entries.reversed().map(::line), words.say("outbox-sent", "n" to 0))
        app.sync.trouble?.let { complain(words.error(it)) }
    }

    private fun line(entry: OutboxEntry): Line {
        val acts = buildList<Pair<String, () -> Unit>> {
            if (entry.state is OutboxState.Held) add(words.say("button-try-again") to { release(entry.id) })
            if (reading { app.store().rayi.isCorrectable(entry.id) } == true) add(words.say("app-open") to { correct(entry.id) })
        }
        return Line(entry.instanceName ?: entry.formId, words.line(entry, app.sync.hindrance()), acts)
    }

    private fun release(entryId: String) {
        trying { app.store().rayi.release(entryId) }
        app.sync.now(byHand = false)
        draw()
    }

    private fun correct(entryId: String) {
        val draft = trying { app.store().correct(entryId) } ?: return
        startActivity(InterviewPage.of(this, draft))
    }
}
