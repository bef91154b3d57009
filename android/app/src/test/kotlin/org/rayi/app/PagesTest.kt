package org.rayi.app

import android.app.job.JobInfo
import android.app.job.JobScheduler
import android.content.Context
import android.net.ConnectivityManager
import android.view.View
import android.widget.RadioButton
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.interview.InterviewPage
import org.rayi.app.page.AboutPage
import org.rayi.app.page.DraftsPage
import org.rayi.app.page.FormsPage
import org.rayi.app.page.OutboxPage
import org.rayi.app.page.ProjectsPage
import org.rayi.app.page.SettingsPage
import org.rayi.app.sync.Schedule
import org.rayi.core.Networks
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** The pages around an interview, and when something is sent. */
@RunWith(RobolectricTestRunner::class)
class PagesTest {
    private val app get() = Fixture.app

    @Before
    fun english() {
        app.settings.language = "en"
    }

    @Test
    fun `a form is opened from the list, and its draft from the drafts`() {
        Fixture.keep("coalition-poll")
        val forms = Finger(Fixture.page<FormsPage>().get())
        forms.press(forms.shown().first { it.isClickable && "Version" in Finger.nameOf(it) })
        val begun = shadowOf(app).nextStartedActivity
        assertEquals(InterviewPage::class.java.name, begun.component?.className)
        val drafts = Finger(Fixture.page<DraftsPage>().get())
        drafts.press(drafts.shown().first { it.isClickable && it !is android.widget.Button && "2026" in Finger.nameOf(it) || "," in Finger.nameOf(it) })
        assertEquals(begun.extras?.getString("draft"), shadowOf(app).nextStartedActivity.extras?.getString("draft"))
    }

    @Test
    fun `a project comes by its settings code, and an address that everyone could read is refused`() {
        val page = Fixture.page<ProjectsPage>()
        val finger = Finger(page.get())
        finger.type(finger.fields().single(), "http://example.org/v1")
        finger.press("Add a project")
        assertTrue("nothing is said: ${finger.words()}", finger.says("plain http"))
        finger.type(finger.fields().single(), """{"general":{"server_url":"https://example.org/v1","app_language":"ar"},"project":{"name":"Team"}}""")
        finger.press("Add a project")
        assertTrue(page.get().isFinishing)
        assertEquals("the code says the language too", "ar", app.settings.language)
        assertTrue(Finger(Fixture.page<FormsPage>().get()).says("Team"))
    }

    @Test
    fun `a draft is deleted only when that is meant`() {
        val form = Fixture.keep("coalition-poll")
        app.store().leave(app.store().begin(form, "en"))
        val finger = Finger(Fixture.page<DraftsPage>().get())
        finger.press("Delete")
        assertEquals(1, app.store().rayi.drafts().size)
        Finger.agree()
        assertEquals(0, app.store().rayi.drafts().size)
        assertTrue(finger.says("No drafts"))
    }

    @Test
    fun `one switch turns language and direction of everything`() {
        val page = Fixture.page<SettingsPage>()
        Finger(page.get()).press("کوردی (سۆرانی)".takeIf { Finger(page.get()).says(it) } ?: ownName("ckb"))
        assertEquals("ckb", app.settings.language)
        val forms = Fixture.page<FormsPage>()
        assertEquals(View.LAYOUT_DIRECTION_RTL, forms.get().findViewById<android.view.ViewGroup>(android.R.id.content)!!.getChildAt(0).layoutDirection)
        assertTrue(Finger(forms.get()).says(Words("ckb", null).say("drafts-count", "n" to 0)))
    }

    @Test
    fun `larger letters are larger`() {
        // Android enlarges what is large already by less.
        val before = Finger(Fixture.page<FormsPage>().get()).shown().filterIsInstance<android.widget.Button>().first().textSize
        Finger(Fixture.page<SettingsPage>().get()).press("Very large")
        val after = Finger(Fixture.page<FormsPage>().get()).shown().filterIsInstance<android.widget.Button>().first().textSize
        assertTrue("$before, then $after", after >= before * 1.5f)
    }

    @Test
    fun `about says who the records name and how the key is kept`() {
        val finger = Finger(Fixture.page<AboutPage>().get())
        assertTrue(finger.says("not anonymous"))
        assertTrue(finger.says(app.store().rayi.deviceKey().kid))
    }

    @Test
    fun `a finished record waits in the outbox and says why`() {
        finish()
        networks(Networks.NEVER)
        assertTrue(outbox().says("Waiting until you send it"))
        networks(Networks.ANY)
        network(false)
        assertTrue("${outbox().words()}", outbox().says("Waiting for the network"))
        assertNull("nothing is tried without a network", app.sync.now())
    }

    @Test
    fun `sending by hand without a server says what is missing`() {
        finish()
        val finger = outbox()
        finger.press("Send now")
        Fixture.sent()
        assertTrue("nothing is said: ${finger.words()}", finger.says("No server is set"))
    }

    @Test
    fun `the platform is asked to call when there is a network of the kind that was chosen`() {
        val scheduler = app.getSystemService(Context.JOB_SCHEDULER_SERVICE) as JobScheduler
        soon()
        assertEquals("nothing waits, so nobody is asked", emptyList<Int>(), scheduler.allPendingJobs.map { it.id })
        finish()
        soon()
        assertEquals(listOf(Schedule.ANY), scheduler.allPendingJobs.map { it.id })
        assertEquals(JobInfo.NETWORK_TYPE_ANY, networkOf(scheduler, Schedule.ANY))
        networks(Networks.UNMETERED)
        soon()
        assertEquals(listOf(Schedule.UNMETERED), scheduler.allPendingJobs.map { it.id })
        assertEquals(JobInfo.NETWORK_TYPE_UNMETERED, networkOf(scheduler, Schedule.UNMETERED))
        networks(Networks.NEVER)
        soon()
        assertEquals(emptyList<Int>(), scheduler.allPendingJobs.map { it.id })
    }

    @Test
    fun `the core hears of the network from the platform`() {
        app.store()
        network(false)
        assertEquals(false, app.store().rayi.isOnline())
        network(true)
        assertEquals(true, app.store().rayi.isOnline())
        Fixture.sent()
    }

    private fun network(isThere: Boolean) {
        val manager = app.getSystemService(Context.CONNECTIVITY_SERVICE) as ConnectivityManager
        val network = checkNotNull(manager.activeNetwork ?: org.robolectric.shadows.ShadowNetwork.newInstance(1))
        for (callback in shadowOf(manager).networkCallbacks) if (isThere) callback.onAvailable(network) else callback.onLost(network)
        Finger.settle()
    }

    @Suppress("DEPRECATION")
    private fun networkOf(scheduler: JobScheduler, job: Int) = scheduler.getPendingJob(job)?.networkType

    private fun soon() {
        app.sync.soon()
        Fixture.sent()
    }

    private fun networks(kind: Networks) = app.store().let { it.set(it.settings.copy(networks = kind)) }

    private fun outbox() = Finger(Fixture.page<OutboxPage>().get())

    private fun ownName(tag: String) = org.rayi.core.interfaceLanguages().first { it.tag == tag }.name

    private fun finish() {
        val form = Fixture.keep(Fixture.form("<a/>", "", """<input ref="/data/a"><label>What</label></input>"""))
        val page = Fixture.interview(form)
        val finger = Finger(page.get())
        finger.type(finger.fields().single(), "this")
        finger.press("Next")
        finger.press("Finish")
        Finger.agree()
        assertTrue(page.get().isFinishing)
        Fixture.sent()
        page.pause().stop().destroy()
        assertEquals(1, app.store().rayi.outbox().size)
    }
}
