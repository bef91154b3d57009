package org.rayi.core

import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.io.path.createDirectory
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

/** The whole pipe from Kotlin: form, interview, seal, outbox, a real collector; and two errors met. */
@Timeout(120)
class PipeTest {
    @TempDir
    lateinit var folder: Path

    private val vault = CountingVault()
    private val walk = Fixtures.walks("coalition-poll.json")[4]
    private val heard = CopyOnWriteArrayList<OutboxEntry>()
    private val listener = object : SyncListener {
        override fun progress(entry: OutboxEntry) {
            heard += entry
        }
    }

    @Test
    fun `an interview in Arabic, finished offline, arrives when the network returns`() = runBlocking {
        opened("store").use { rayi ->
            val entry = finished(rayi, walk)
            assertEquals(listOf("queued"), rayi.outbox().map { state(it) })

            Collector().use { collector ->
                rayi.setServer(collector.url)
                rayi.offline()
                assertEquals(0u, rayi.sync(listener).delivered, "nothing leaves while there is no network")
                assertFalse(state(rayi.outbox().single()) == "delivered")

                rayi.online()
                val report = rayi.sync(listener)
                assertEquals(listOf(1u, 0u, 0u), listOf(report.delivered, report.waiting, report.held))
                val sent = rayi.outbox().single()
                assertEquals("delivered", state(sent))
                assertEquals(entry.instanceId, sent.instanceId)
                assertEquals(sent.bytesTotal, sent.bytesSent)

                val received = collector.received().single()
                assertTrue(entry.instanceId in received, "the collector has another record")
                assertTrue("<t_secrecy>pnts</t_secrecy>" in received, "the answers are not in it")
            }
            assertTrue(heard.any { state(it) == "delivered" }, "the listener heard nothing of it")
        }
        // A new store's key is wrapped, and unwrapped once to see that it can be.
        assertEquals(1 to 1, vault.wrapped.get() to vault.unwrapped.get())
    }

    @Test
    fun `a draft outlives the process and its key comes from the vault`() {
        val draft = opened("store").use { rayi ->
            rayi.begin("coalition_poll", walk.language).use { session ->
                accepted(session.answer("/data/welcome/consent", "yes"))
                session.draftId()
            }
        }
        val calls = vault.unwrapped.get()
        Rayi.open(folder.resolve("store").toString(), vault).use { rayi ->
            assertEquals(calls + 1, vault.unwrapped.get(), "reopened by the vault's key")
            assertEquals(listOf(draft), rayi.drafts().map { it.id })
            rayi.resume(draft).use { session ->
                assertEquals("yes", session.item("/data/welcome/consent")?.value)
                assertEquals(walk.language, session.language())
            }
        }
    }

    @Test
    fun `a finished record is corrected by a new one that names it`() {
        opened("store").use { rayi ->
            val old = finished(rayi, walk)
            assertFalse(rayi.isCorrectable(old.id))
            val refused =
                assertThrows(RayiException.Failed::class.java) { rayi.correct(old.id, Permission.FORM, null) }
            assertEquals("correction-not-allowed", refused.code)
            rayi.correct(old.id, Permission.CALLER, walk.language).use { session ->
                assertEquals(old.instanceId, session.corrects())
                assertTrue(session.unplaced().isEmpty())
                val questions = session.outline().filter { it.kind == LineKind.QUESTION }
                assertTrue(questions.any { it.answer != null }, "no answer came back")
                assertTrue(session.jump(questions.last().path))
                assertInstanceOf(Finalised.Queued::class.java, session.finalise())
            }
            val new = rayi.outbox().last()
            assertEquals(old.instanceId, new.corrects)
            assertFalse(old.instanceId == new.instanceId)
        }
    }

    @Test
    fun `a wrong key opens nothing and says so`() {
        opened("store").use { rayi -> finished(rayi, walk) }
        val store = folder.resolve("store").toString()

        val wrong = assertThrows(RayiException.Failed::class.java) { Rayi.open(store, ForgetfulVault(vault)) }
        assertEquals("store-wrong-key", wrong.code)
        val another = assertThrows(RayiException.Failed::class.java) { Rayi.open(store, CountingVault()) }
        assertEquals("vault-refused", another.code)

        Rayi.open(store, vault).use { rayi ->
            assertEquals(1, rayi.outbox().size, "and nothing was lost by trying")
        }
    }

    @Test
    fun `a record that the server has otherwise is held with its reason`() = runBlocking {
        opened("store").use { rayi ->
            val entry = finished(rayi, walk)
            Collector().use { collector ->
                val other = """<data id="${entry.formId}" version="${entry.formVersion.orEmpty()}"><meta>""" +
                    "<instanceID>${entry.instanceId}</instanceID></meta></data>"
                assertEquals(201, collector.submit(other))

                rayi.setServer(collector.url)
                rayi.online()
                assertEquals(1u, rayi.sync(listener).held)
                val held = assertInstanceOf(OutboxState.Held::class.java, rayi.outbox().single().state)
                assertEquals("submission-differs", held.reason.code)
            }
        }
    }

    private fun opened(name: String): Rayi {
        val rayi = Rayi.open(folder.resolve(name).createDirectory().toString(), vault)
        val report = rayi.addForm(Fixtures.form("coalition-poll.xml"), emptyList())
        assertEquals("coalition_poll", report.form?.id, "refused: ${report.diagnostics}")
        return rayi
    }

    /** Walks through the screens as a client does, and finishes. */
    private fun finished(rayi: Rayi, walk: Walk): OutboxEntry = rayi.begin("coalition_poll", walk.language).use { session ->
        val seen = linkedSetOf<String>()
        do {
            // An answer may bring further questions onto the screen.
            while (true) {
                val item = session.screen().items.firstOrNull { it.path !in seen } ?: break
                seen += item.path
                inArabic(item)
                walk.labelContains[item.path]?.let { assertTrue(it in item.label.text, item.path) }
                for (value in walk.rejects[item.path].orEmpty()) {
                    assertInstanceOf(Answer.Refused::class.java, session.answer(item.path, value))
                }
                walk.answers[item.path]?.let { accepted(session.answer(item.path, it)) }
            }
        } while (session.next() is Step.Moved)

        assertEquals(emptySet<String>(), walk.answers.keys - seen, "answered but never asked")
        assertEquals(emptySet<String>(), walk.notAsked.toSet() intersect seen)
        for ((path, value) in walk.expect) {
            assertEquals(value.takeIf { it != "{irrelevant}" }, session.value(path), path)
        }
        assertEquals(emptyList<ViolationView>(), session.check())
        assertInstanceOf(Finalised.Queued::class.java, session.finalise()).entry
    }

    /** Every text of a question; the heading of a grid has choices and no label of its own. */
    private fun inArabic(item: ItemView) {
        val texts = (listOf(item.label) + item.choices.map { it.label }).filter { it.text.isNotEmpty() }
        assertTrue(texts.isNotEmpty(), item.path)
        for (text in texts) {
            assertEquals("ar", text.languageTag, item.path)
            assertEquals(Direction.RTL, text.direction, item.path)
            assertFalse(text.fallback, item.path)
        }
    }

    private fun accepted(answer: Answer) {
        assertInstanceOf(Answer.Accepted::class.java, answer)
    }

    private fun state(entry: OutboxEntry): String = when (entry.state) {
        is OutboxState.Queued -> "queued"
        is OutboxState.InFlight -> "in flight"
        is OutboxState.Waiting -> "waiting"
        is OutboxState.Held -> "held"
        is OutboxState.Delivered -> "delivered"
    }
}
