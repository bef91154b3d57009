package org.rayi.app

import android.Manifest
import android.content.Context
import android.content.Intent
import android.location.Location
import android.location.LocationManager
import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.device.Recording
import org.rayi.app.device.SoundService
import org.rayi.app.interview.InterviewPage
import org.rayi.core.Fixtures
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** What a form has the phone do while it is answered: sound, positions for its log, the place at the beginning. */
@RunWith(RobolectricTestRunner::class)
class BackgroundTest {
    private val app get() = Fixture.app

    @Before
    fun english() {
        app.settings.language = "en"
    }

    @Test
    fun `sound and positions go with the record, and the person knows`() {
        allow(Manifest.permission.RECORD_AUDIO)
        Phone.knowsPlaces()
        val page = sitting()
        val finger = Finger(page.get())
        assertTrue("${finger.words()}", finger.says("Sound is being recorded"))
        assertTrue("${finger.words()}", finger.says("keeps where you are"))
        assertEquals("Android is told too", SoundService::class.java.name, shadowOf(app).nextStartedService.component?.className)
        val asked = shadowOf(manager).getLegacyLocationRequests(LocationManager.GPS_PROVIDER)
        assertTrue("as often as the form says: $asked", asked.any { it.intervalMillis == 10_000L })
        speak("#!AMR\nfirst ")
        stand(36.19, 44.01)
        finishFrom(finger)
        assertTrue("${finger.words()}", page.get().isFinishing)
        page.pause().stop().destroy()
        val record = app.store().rayi.record(app.store().rayi.outbox().single().id)
        assertEquals("#!AMR\nfirst ", record.single { it.name.endsWith(".amr") }.bytes.decodeToString())
        val log = record.single { it.name == "audit.csv" }.bytes.decodeToString()
        assertTrue(log, "36.19" in log && "location permissions granted" in log)
        val xml = record.single { it.name == "submission.xml" }.bytes.decodeToString()
        assertTrue(xml, "<where>36.19 44.01 " in xml)
        assertEquals("nothing lies outside the store", emptyList<File>(), files())
        assertEquals(SoundService::class.java.name, shadowOf(app).nextStoppedService.component?.className)
    }

    @Test
    fun `what a process that died has recorded is with the draft, and what comes then behind it`() {
        allow(Manifest.permission.RECORD_AUDIO)
        val first = sitting()
        speak("#!AMR\nfirst ")
        val draft = app.store().rayi.drafts().single().id
        app.die()
        val second = Fixture.open(first.get().intent)
        identify()
        speak("#!AMR\nsecond")
        second.get().onBackPressed()
        second.pause().stop().destroy()
        val sound = checkNotNull(app.store().sitting(draft).attachment("/data/sound"))
        assertEquals("#!AMR\nfirst second", sound.bytes.decodeToString())
    }

    @Test
    fun `who says no is told what is missing, and goes on`() {
        val page = sitting()
        val asked = checkNotNull(shadowOf(page.get()).lastRequestedPermission).requestedPermissions.toSet()
        assertTrue("$asked", Manifest.permission.RECORD_AUDIO in asked && Manifest.permission.ACCESS_FINE_LOCATION in asked)
        page.get().onRequestPermissionsResult(InterviewPage.BACKGROUND, asked.toTypedArray(), IntArray(asked.size) { -1 })
        val finger = Finger(page.get())
        assertTrue("${finger.words()}", finger.says("Rayi may not record"))
        assertTrue("${finger.words()}", finger.says("may not ask where this device is"))
        assertNull(shadowOf(app).nextStartedService)
        finishFrom(finger)
        page.pause().stop().destroy()
        val log = app.store().rayi.record(app.store().rayi.outbox().single().id).single { it.name == "audit.csv" }.bytes.decodeToString()
        assertTrue(log, "location permissions not granted" in log)
    }

    @Test
    fun `two recordings are one, whatever their format`() {
        assertEquals("#!AMR\nab", Recording.joined("#!AMR\na".toByteArray(), "#!AMR\nb".toByteArray()).decodeToString())
        assertEquals("ab", Recording.joined("a".toByteArray(), "b".toByteArray()).decodeToString())
    }

    @Test
    fun `Android's notice says what is going on, and goes with it`() {
        val service = Robolectric.buildService(SoundService::class.java, Intent().putExtra("said", "Sound is being recorded")).create().startCommand(0, 1)
        val notice = shadowOf(service.get()).lastForegroundNotification
        assertNotNull(notice)
        assertEquals("Sound is being recorded", shadowOf(notice).contentText)
        assertFalse(shadowOf(service.get()).isForegroundStopped)
    }

    /** The form that wants everything; who fills it in has said so. */
    private fun sitting(): ActivityController<InterviewPage> {
        val form = Fixture.keep(Fixtures.platform("sitting.xml"))
        return Fixture.interview(form).also { identify() }
    }

    private fun identify() {
        val dialog = Finger.dialog()
        dialog.type(dialog.fields().single(), "sara")
        Finger.agree()
    }

    private fun finishFrom(finger: Finger) {
        finger.type(finger.fields().single(), "3")
        finger.press("Next")
        finger.press("Go on without another")
        finger.press("Finish")
        Finger.agree()
        Fixture.sent()
    }

    private fun allow(permission: String) = shadowOf(app).grantPermissions(permission)

    private val manager get() = app.getSystemService(Context.LOCATION_SERVICE) as LocationManager

    private fun files() = File(app.noBackupFilesDir, "sounds").listFiles().orEmpty().toList()

    /** The microphone hears something: here nobody writes the file but the test. */
    private fun speak(heard: String) {
        val draft = app.store().rayi.drafts().single().id
        assertTrue("nobody records", app.sounds.isRecording(draft))
        File(app.noBackupFilesDir, "sounds").resolve("$draft~L2RhdGEvc291bmQ.amr").writeText(heard)
    }

    private fun stand(latitude: Double, longitude: Double) {
        val place = Location(LocationManager.GPS_PROVIDER).apply {
            this.latitude = latitude
            this.longitude = longitude
            accuracy = 5f
            time = System.currentTimeMillis()
        }
        shadowOf(manager).simulateLocation(place)
        Finger.settle()
    }
}
