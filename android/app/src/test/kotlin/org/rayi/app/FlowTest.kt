package org.rayi.app

import android.app.job.JobScheduler
import android.content.Context
import android.view.View
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.interview.InterviewPage
import org.rayi.app.interview.OverviewPage
import org.rayi.app.page.DraftsPage
import org.rayi.app.page.FormsPage
import org.rayi.app.page.OutboxPage
import org.rayi.app.page.ProjectsPage
import org.rayi.app.page.SettingsPage
import org.rayi.app.sync.Schedule
import org.rayi.core.Answer
import org.rayi.core.Collector
import org.rayi.core.FetchListener
import org.rayi.core.FetchProgress
import org.rayi.core.Finalised
import org.rayi.core.Fixtures
import org.rayi.core.FormUpdates
import org.rayi.core.OutboxState
import org.rayi.core.Project
import org.rayi.core.readSettings
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** What goes on around interviews over a week: several projects, forms that come, records that are put right. */
@RunWith(RobolectricTestRunner::class)
class FlowTest {
    private val app get() = Fixture.app

    @Before
    fun english() {
        app.settings.language = "en"
    }

    @Test
    fun `every project is sent, whichever is in front, and each says why it does not move`() {
        Collector().use { collector ->
            val near = app.add("Near", readSettings(collector.url))
            finish(near)
            val never = app.add("Never", readSettings("""{"general":{"server_url":"${collector.url}","autosend":"off"}}"""))
            finish(never)
            // A port that nobody listens at.
            val far = app.add("Far", readSettings("http://127.0.0.1:9"))
            finish(far)
            assertNotNull("there is a network", app.sync.now())
            Fixture.sent()
            assertTrue("the one behind", state(near) is OutboxState.Delivered)
            assertTrue("the one that waits for a person", state(never) is OutboxState.Queued)
            assertFalse("the one that nobody hears", state(far) is OutboxState.Delivered)
            val job = checkNotNull(jobs().getPendingJob(Schedule.ANY)) { "nobody tries the far one again" }
            assertTrue("the platform is asked to call in a loop", job.minLatencyMillis > 0)
            val projects = Fixture.page<ProjectsPage>()
            Fixture.done()
            val finger = Finger(projects.get())
            assertTrue("${finger.words()}", finger.words().any { "Everything was sent" in it })
            assertTrue("${finger.words()}", finger.words().any { "Waiting until you send it" in it })
            app.choose(never)
            Finger(Fixture.page<OutboxPage>().get()).press("Send now")
            Fixture.sent()
            assertTrue("a person has sent it", state(never) is OutboxState.Delivered)
            assertEquals(2, collector.received().size)
            // What goes goes alone: the others stay as they are.
            app.remove(far)
            assertEquals(listOf("Trial", "Near", "Never"), app.projects().list().map { it.name })
        }
    }

    @Test
    fun `what neither time nor a network helps is not tried again and again`() {
        // There is no server to send to: only a person can say which.
        Fixture.keep(Fixture.form("<a/>", "", QUESTION))
        answered(app.store(), "this")
        app.sync.soon()
        Fixture.sent()
        assertNotNull(jobs().getPendingJob(Schedule.ANY))
        app.sync.now()
        Fixture.sent()
        assertNull(jobs().getPendingJob(Schedule.ANY))
        assertTrue(Finger(Fixture.page<OutboxPage>().get()).says("No server is set"))
        app.sync.soon()
        Fixture.sent()
        assertNotNull("a person is here again", jobs().getPendingJob(Schedule.ANY))
    }

    @Test
    fun `forms come by themselves where the project says so, when it is time`() {
        Collector().use { collector ->
            val code = """{"general":{"server_url":"${collector.url}","form_update_mode":"match_exactly","periodic_form_updates_check":"every_one_hour"}}"""
            val project = app.add("Team", readSettings(code))
            app.sync.now()
            Fixture.sent()
            assertEquals(4, app.store(project).rayi.forms().size)
            assertEquals(3_600_000L, jobs().getPendingJob(Schedule.FORMS)?.intervalMillis)
            val next = checkNotNull(app.store(project).rayi.nextUpdateMs())
            app.sync.now()
            Fixture.sent()
            assertEquals("nobody is asked before it is time", next, app.store(project).rayi.nextUpdateMs())
            // The person takes it into their own hands.
            val settings = Finger(Fixture.page<SettingsPage>().get())
            assertTrue("${settings.words()}", settings.says("Team"))
            settings.press("When I do it")
            Fixture.sent()
            assertEquals(FormUpdates.MANUAL, app.store(project).settings.formUpdates)
            assertNull(jobs().getPendingJob(Schedule.FORMS))
            assertEquals("the server's address stays", collector.url, app.store(project).rayi.server()?.trimEnd('/'))
        }
    }

    @Test
    fun `photos are made as small as the project wants them`() {
        val form = Fixture.keep(Fixture.form("<p/>", """<bind nodeset="/data/p" type="binary"/>""", """<upload ref="/data/p" mediatype="image/*"><label>Photo</label></upload>"""))
        Finger(Fixture.page<SettingsPage>().get()).press(app.words().say("app-picture-pixels", "pixels" to 640))
        Phone.hasCamera()
        val page = Fixture.interview(form)
        Finger(page.get()).press("Take a photo")
        Phone.photograph(page.get(), Fixture.photo(1200, 900))
        val photo = checkNotNull(app.store().sitting(app.store().rayi.drafts().single().id).attachment("/data/p"))
        val size = android.graphics.BitmapFactory.Options().apply { inJustDecodeBounds = true }
        android.graphics.BitmapFactory.decodeByteArray(photo.bytes, 0, photo.bytes.size, size)
        assertEquals(640, maxOf(size.outWidth, size.outHeight))
    }

    @Test
    fun `a record is put right from the outbox, once`() {
        Fixture.keep(Fixture.form("<a/>", """<submission odk:client-editable="true"/>""", QUESTION))
        answered(app.store(), "wrogn")
        val outbox = Finger(Fixture.page<OutboxPage>().get())
        outbox.press("Correct")
        val page = Fixture.open(shadowOf(app).nextStartedActivity)
        val finger = Finger(page.get())
        assertEquals("wrogn", finger.fields().single().text.toString())
        finger.type(finger.fields().single(), "right")
        finger.press("Next")
        finger.press("Finish")
        Finger.agree()
        Fixture.sent()
        page.pause().stop().destroy()
        val entries = app.store().rayi.outbox()
        assertEquals(entries.first().instanceId, entries.last().corrects)
        val after = Finger(Fixture.page<OutboxPage>().get())
        assertTrue("${after.words()}", after.says("Correction of an earlier record"))
        assertEquals("the old one is corrected already", 1, after.words().count { it == "Correct" })
    }

    @Test
    fun `the overview writes dates and numbers as its reader does`() {
        app.settings.language = "ar"
        val form = Fixture.keep(
            Fixture.form("<d/><n/>", """<bind nodeset="/data/d" type="date"/><bind nodeset="/data/n" type="int"/>""",
                """<input ref="/data/d"><label>When</label></input><input ref="/data/n"><label>How many</label></input>"""),
        )
        val draft = app.store().begin(form, "ar")
        for ((path, value) in listOf("/data/d" to "2026-03-01", "/data/n" to "1500")) {
            assertTrue(app.store().sitting(draft).answer(path, value) is Answer.Accepted)
        }
        val overview = Finger(Robolectric.buildActivity(OverviewPage::class.java, OverviewPage.of(app, draft, check = false)).setup().get())
        assertTrue("${overview.words()}", overview.says("آذار") && overview.says("٢٠٢٦"))
        assertTrue("${overview.words()}", overview.says("١") && !overview.says("1500") && !overview.says("2026-03-01"))
    }

    @Test
    fun `what whoever set the project up keeps is not offered`() {
        val locks = listOf(
            "edit_saved", "delete_saved", "send_finalized", "view_sent", "get_blank", "access_settings", "change_language",
            "jump_to", "moving_backwards",
        )
        val code = """{"general":{},"admin":{${locks.joinToString { "\"$it\":false" }}}}"""
        app.add("Kept", readSettings(code))
        val form = Fixture.keep("coalition-poll")
        val forms = Finger(Fixture.page<FormsPage>().get())
        assertFalse("${forms.words()}", forms.says("drafts") || forms.says("Get forms"))
        val page = Fixture.interview(form)
        val names = names(page.get().window.decorView)
        for (gone in listOf("Back", page.get().words.say("language-choose"), "Overview")) assertFalse("$gone in $names", gone in names)
        assertTrue("$names", "Next" in names)
        page.pause().stop().destroy()
        assertFalse("Delete" in names(Fixture.page<DraftsPage>().get().window.decorView))
        assertFalse("Send now" in names(Fixture.page<OutboxPage>().get().window.decorView))
        val settings = Finger(Fixture.page<SettingsPage>().get())
        assertFalse("${settings.words()}", settings.says("Send over") || settings.says("Size of photos"))
        assertTrue("${settings.words()}", settings.says("decides about its other settings"))
        assertTrue("language and letters are the person's", settings.says("Text size"))
    }

    @Test
    fun `who may not leave a draft deletes it or stays`() {
        app.add("Kept", readSettings("""{"general":{},"admin":{"save_mid":false}}"""))
        val page = Fixture.interview(Fixture.keep(Fixture.form("<a/>", "", QUESTION)))
        val finger = Finger(page.get())
        assertFalse("Save and leave" in names(page.get().window.decorView))
        finger.press("Next")
        assertFalse("${finger.words()}", finger.says("a draft stays") || finger.says("Save and leave"))
        finger.press("Close")
        assertFalse("it is left unasked", page.get().isFinishing)
        Finger.dialog().press("Cancel")
        assertEquals(1u, app.store().rayi.counts().drafts)
        finger.press("Close")
        Finger.agree()
        assertTrue(page.get().isFinishing)
        page.pause().stop().destroy()
        assertEquals(0u, app.store().rayi.counts().drafts)
        app.add("Finished", readSettings("""{"general":{},"admin":{"save_as_draft":false}}"""))
        val other = Finger(Fixture.interview(Fixture.keep(Fixture.form("<a/>", "", QUESTION))).get())
        assertTrue("in the middle it may be", "Save and leave" in names(other.shown().first()))
        other.press("Next")
        assertFalse("${other.words()}", other.says("a draft stays"))
    }

    @Test
    fun `a newer form is told of wherever the project is listed, also to the next process, until it is fetched`() {
        Collector().use { collector ->
            val code = """{"general":{"server_url":"${collector.url}","form_update_mode":"previously_downloaded"}}"""
            val project = app.add("Team", readSettings(code))
            val older = Fixtures.form("coalition-poll.xml").decodeToString().replaceFirst(Regex("""(<data [^>]*version=")[^"]*"""), "$10")
            assertNotNull(app.store(project).rayi.addForm(older.toByteArray(), emptyList()).form)
            app.sync.now()
            Fixture.sent()
            app.die()
            assertTrue(Finger(Fixture.page<FormsPage>().get()).says("A newer version of one form"))
            app.choose(app.projects().list().first())
            val projects = Fixture.page<ProjectsPage>()
            Fixture.done()
            assertTrue(Finger(projects.get()).words().any { "A newer version of one form" in it })
            runBlocking {
                app.store(project).rayi.fetchForm("coalition_poll", object : FetchListener {
                    override fun progress(progress: FetchProgress) = Unit
                })
            }
            assertEquals(0u, app.store(project).rayi.newerForms())
        }
    }

    @Test
    fun `what was sent is deleted where the person wants it so`() {
        Collector().use { collector ->
            val project = app.add("Team", readSettings(collector.url))
            finish(project)
            app.sync.now()
            Fixture.sent()
            assertEquals(1, app.store(project).rayi.outbox().size)
            Finger(Fixture.page<SettingsPage>().get()).press("Are deleted once the server has them")
            Fixture.sent()
            app.sync.byHand(project)
            Fixture.sent()
            assertEquals(0, app.store(project).rayi.outbox().size)
            assertEquals(1, collector.received().size)
        }
    }

    private fun names(view: View) = Finger.below(view).filter { it.isClickable }.map(Finger::nameOf)

    /** A record of a project that need not be in front, of a form that the collector knows. */
    private fun finish(project: Project) {
        val rayi = app.store(project).rayi
        val form = checkNotNull(rayi.addForm(Fixtures.form("coalition-poll.xml"), emptyList()).form)
        val walk = Fixtures.walks("coalition-poll.json").first()
        val session = rayi.begin(form.id, walk.language)
        for ((path, value) in walk.answers) assertTrue(path, session.answer(path, value) is Answer.Accepted)
        assertTrue(session.finalise() is Finalised.Queued)
        session.close()
    }

    private fun answered(store: Store, answer: String) {
        val session = store.rayi.begin("trial", null)
        session.answer("/data/a", answer)
        assertTrue(session.finalise() is Finalised.Queued)
        session.close()
    }

    private fun jobs() = app.getSystemService(Context.JOB_SCHEDULER_SERVICE) as JobScheduler

    private fun state(project: Project) = app.store(project).rayi.outbox().single().state

    private companion object {
        const val QUESTION = """<input ref="/data/a"><label>What</label></input>"""
    }
}
