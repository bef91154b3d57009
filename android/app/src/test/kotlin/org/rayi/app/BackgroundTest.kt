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
import org.rayi.app.device.RecorderMicrophone
import org.rayi.app.device.Recording
import org.rayi.app.device.SoundService
import org.rayi.app.interview.InterviewPage
import org.rayi.core.Answer
import org.rayi.core.AudioQuality
import org.rayi.core.Fixtures
import org.rayi.core.RayiException
import org.rayi.core.Retry
import org.rayi.core.SessionInterface
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
        assertEquals("what is heard lies in plain text", emptyList<File>(), plain("first "))
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
        assertEquals("nothing lies outside the store", emptyList<File>(), plain("first "))
        assertEquals(SoundService::class.java.name, shadowOf(app).nextStoppedService.component?.className)
    }

    @Test
    fun `what a process that died has recorded is with the draft, and what comes then behind it`() {
        allow(Manifest.permission.RECORD_AUDIO)
        val first = sitting()
        // As long as a piece is; what is said after it and was not kept yet dies with the process.
        val long = "#!AMR\n" + "first ".repeat(Recording.SECONDS * Recording.bits(AudioQuality.VOICE_ONLY) / 8 / 6)
        speak(long)
        speak("lost")
        val draft = app.store().rayi.drafts().single().id
        app.die()
        val second = Fixture.open(first.get().intent)
        identify()
        speak("#!AMR\nsecond")
        second.get().onBackPressed()
        second.pause().stop().destroy()
        val sound = checkNotNull(app.store().sitting(draft).attachment("/data/sound"))
        assertEquals(long + "second", sound.bytes.decodeToString())
    }

    @Test
    fun `a full disk is said while it is recorded, and what was heard then is kept once there is room`() {
        allow(Manifest.permission.RECORD_AUDIO)
        var isFull = true
        app.between = { real ->
            object : SessionInterface by real {
                override fun attach(path: String, name: String, bytes: ByteArray): Answer {
                    if (isFull) throw RayiException.Failed("store-disk-full", emptyMap(), Retry.AFTER_REMEDY)
                    return real.attach(path, name, bytes)
                }
            }
        }
        val page = sitting()
        val long = "#!AMR\n" + "a".repeat(Recording.SECONDS * Recording.bits(AudioQuality.VOICE_ONLY) / 8)
        speak(long)
        page.pause().resume()
        assertTrue("${Finger(page.get()).words()}", Finger(page.get()).says("No space is left"))
        speak("b")
        isFull = false
        page.get().onBackPressed()
        page.pause().stop().destroy()
        val sound = app.store().sitting(app.store().rayi.drafts().single().id).attachment("/data/sound")
        assertEquals(long + "b", sound?.bytes?.decodeToString())
    }

    @Test
    fun `an interview that does not finish after all is recorded on`() {
        allow(Manifest.permission.RECORD_AUDIO)
        val form = Fixture.form(
            "<s/><a/><b/>",
            """<bind nodeset="/data/s" type="binary"/><bind nodeset="/data/a" required="true()"/>
               <odk:recordaudio event="odk-instance-load" ref="/data/s" odk:quality="voice-only"/>""",
            """<input ref="/data/a"><label>First</label></input><input ref="/data/b"><label>Second</label></input>""",
        )
        val trial = Trial(form, at = "/data/b")
        val draft = app.store().rayi.drafts().single().id
        app.ears.hear("#!AMR\none")
        trial.finger.press("Next")
        trial.finger.press("Finish")
        Finger.agree()
        assertTrue("it is finished: ${trial.finger.words()}", trial.finger.says("needs a look"))
        assertTrue("nobody listens any more", app.sounds.isRecording(draft))
        app.ears.hear("#!AMR\n two")
        trial.page.get().onBackPressed()
        trial.page.pause().stop().destroy()
        val sound = app.store().sitting(draft).attachment("/data/s")
        assertEquals("#!AMR\none two", sound?.bytes?.decodeToString())
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
    fun `a recording goes behind another without a second head, whatever its format`() {
        assertEquals("b", Recording.behind("#!AMR\nb".toByteArray()).decodeToString())
        assertEquals("b", Recording.behind("b".toByteArray()).decodeToString())
    }

    @Test
    fun `Android's recorder writes into a pipe, and its end is the end of what is heard`() {
        val microphone = RecorderMicrophone()
        val sound = checkNotNull(microphone.open(AudioQuality.NORMAL, 1_000))
        microphone.close()
        assertEquals(-1, sound.use { it.read() })
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

    /** Files of the app, its store's among them, in which something stands as it was said. */
    private fun plain(said: String) = listOf(app.dataDir, app.folder).flatMap { folder ->
        folder.walkTopDown().filter { it.isFile && said in it.readBytes().toString(Charsets.ISO_8859_1) }.toList()
    }

    private fun speak(said: String) {
        val draft = app.store().rayi.drafts().single().id
        assertTrue("nobody records", app.sounds.isRecording(draft))
        app.ears.hear(said)
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
