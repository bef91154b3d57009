package org.rayi.app.page

import android.os.Bundle
import org.rayi.app.Store
import org.rayi.app.interview.InterviewPage
import org.rayi.core.Hindrance
import org.rayi.core.Lock
import org.rayi.core.OutboxEntry
import org.rayi.core.OutboxState

/** The finished records, each with one line that says where it stands and why it does not move. */
class OutboxPage : ListPage() {
    override val hasBack get() = true
    override val listens get() = true
    private var store: Store? = null

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("app-outbox-title"))
        val store = trying { app.store() } ?: return
        this.store = store
        if (!store.isLocked(Lock.SEND_BY_HAND)) {
            foot(look.button(words.say("send-now"), strong = true) { app.sync.byHand(store.project) })
        }
    }

    override fun refresh() {
        val store = store ?: return
        val entries = reading { store.rayi.outbox() }?.reversed() ?: return
        val seen = if (store.isLocked(Lock.VIEW_SENT)) entries.filter { it.state !is OutboxState.Delivered } else entries
        val hindrance = app.sync.hindrance(store.project)
        show(seen, { line(store, it, hindrance) }, words.say("outbox-sent", "n" to 0))
        app.sync.trouble(store.project)?.let { complain(words.error(it)) }
    }

    private fun line(store: Store, entry: OutboxEntry, hindrance: Hindrance?): Line {
        val acts = buildList<Pair<String, () -> Unit>> {
            if (entry.state is OutboxState.Held) add(words.say("button-try-again") to { release(store, entry.id) })
            if (reading { store.rayi.isCorrectable(entry.id) } == true) add(words.say("app-correct") to { correct(store, entry.id) })
        }
        val stands = words.line(entry, hindrance)
        val about = if (entry.corrects == null) stands else "${words.say("app-correction")}\n$stands"
        return Line(entry.instanceName ?: entry.formId, about, acts)
    }

    private fun release(store: Store, entryId: String) {
        trying { store.rayi.release(entryId) }
        app.sync.now()
        refresh()
    }

    private fun correct(store: Store, entryId: String) {
        val draft = trying { store.correct(entryId) } ?: return
        startActivity(InterviewPage.of(this, draft))
    }
}
