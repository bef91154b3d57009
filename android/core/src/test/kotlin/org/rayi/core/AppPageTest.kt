package org.rayi.core

import java.nio.file.Path
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

/** The lines of core/docs/apps.md, compiled and run; `cargo xtask ci tidy` sees that they are the same. */
@Timeout(120)
class AppPageTest {
    @TempDir
    lateinit var home: Path

    @Test
    fun `ten lines take an interview from the form to the server`() = runBlocking {
        val vault = CountingVault()
        val listener = object : SyncListener {
            override fun progress(entry: OutboxEntry) = Unit
        }
        val form = Fixtures.form("coalition-poll.xml")
        val answers = Fixtures.walks("coalition-poll.json")[0].answers
        val folder = home.toString()
        Collector().use { collector ->
            val server = collector.url

            // page: begin
            val rayi = Rayi.open(folder, vault)
            rayi.addForm(form, emptyList())
            val session = rayi.begin("coalition_poll", null)
            do {
                for (question in session.screen().items) {
                    answers[question.path]?.let { session.answer(question.path, it) }
                }
            } while (session.next() is Step.Moved)
            val record = (session.finalise() as Finalised.Queued).entry
            rayi.setServer(server)
            rayi.online()
            val report = rayi.sync(listener)
            // page: end

            assertEquals(1u, report.delivered)
            assertTrue(collector.received().any { record.instanceId in it })
            session.close()
            rayi.close()
        }
    }
}
