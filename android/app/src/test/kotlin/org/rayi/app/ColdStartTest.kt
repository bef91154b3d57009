package org.rayi.app

import android.widget.ListView
import java.lang.management.ManagementFactory
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readBytes
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.page.AboutPage
import org.rayi.app.page.FormsPage
import org.rayi.core.DraftSummary
import org.rayi.core.Fixtures
import org.rayi.core.MediaFile
import org.rayi.core.OutboxEntry
import org.rayi.core.RayiInterface
import org.robolectric.RobolectricTestRunner

/** From the start of the process to the list of forms, on a phone that has been in use for long. */
@RunWith(RobolectricTestRunner::class)
class ColdStartTest {
    private val app get() = Fixture.app

    @Test
    fun `a hundred forms and a thousand drafts are listed by what is seen of them`() {
        app.settings.language = "en"
        val making = took { fill() }
        // Another page first: what the test's own machinery loads is not the app's.
        Fixture.page<AboutPage>().pause().stop().destroy()
        val parts = parts()
        val read = Read()
        app.around = { Watched(it, read) }
        val starts = (0 until STARTS).map {
            app.die()
            took {
                val page = Fixture.page<FormsPage>()
                val finger = Finger(page.get())
                assertTrue("${finger.words()}", finger.says("$DRAFTS drafts"))
                val list = finger.shown().filterIsInstance<ListView>().single()
                assertEquals(FORMS, list.adapter.count)
                assertTrue("${list.childCount} rows are drawn", list.childCount in 1..SEEN)
                page.pause().stop().destroy()
            }.also { Fixture.sent() }
        }
        // A figure of the machine is printed and not judged: what is read is, which no machine changes.
        println("start to the list of $FORMS forms with $DRAFTS drafts: first ${starts.first()} ms of CPU, then ${starts.drop(1)}; made in $making ms; of it $parts")
        assertEquals("drafts are read for their number", 0, read.drafts)
        assertEquals("records are read for their number", 0, read.outbox)
        assertTrue("forms are listed ${read.forms} times in $STARTS starts", read.forms <= 2 * STARTS)
    }

    /** Milliseconds of this thread's CPU. */
    private fun took(work: () -> Unit): Long {
        val threads = ManagementFactory.getThreadMXBean()
        val before = threads.currentThreadCpuTime
        work()
        return (threads.currentThreadCpuTime - before) / 1_000_000
    }

    /** What of a start is whose: opening, forms, counts; the rest is the page's. */
    private fun parts(): String {
        app.die()
        val open = took { app.store() }
        val rayi = app.store().rayi
        val words = took { app.words() }
        return "open $open, forms ${took { rayi.forms() }}, counts ${took { rayi.counts() }}, words $words"
    }

    private fun fill() {
        val rayi = app.store().rayi
        val media = Fixtures.forms.resolve("real/site-photos-media").listDirectoryEntries().map { MediaFile(it.name, it.readBytes()) }
        val xml = Fixtures.form("site-photos.xml").decodeToString()
        for (number in 0 until FORMS) {
            val own = xml.replaceFirst(Regex("""(<data [^>]*id=")[^"]*"""), "$1places-$number")
            assertEquals("places-$number", checkNotNull(rayi.addForm(own.toByteArray(), media).form).id)
        }
        for (number in 0 until DRAFTS) rayi.begin("places-${number % FORMS}", null).close()
    }

    private class Read {
        var forms = 0
        var drafts = 0
        var outbox = 0
    }

    private class Watched(private val real: RayiInterface, private val read: Read) : RayiInterface by real, AutoCloseable {
        override fun forms() = real.forms().also { read.forms++ }

        override fun drafts(): List<DraftSummary> = real.drafts().also { read.drafts++ }

        override fun outbox(): List<OutboxEntry> = real.outbox().also { read.outbox++ }

        override fun close() = (real as AutoCloseable).close()
    }

    private companion object {
        const val FORMS = 100
        const val DRAFTS = 1_000
        const val STARTS = 6
        const val SEEN = 20
    }
}
