package org.rayi.app

import android.Manifest
import android.app.Activity
import android.content.ComponentName
import android.content.Intent
import android.content.IntentFilter
import android.content.pm.PackageManager
import android.net.Uri
import android.provider.MediaStore
import android.view.MotionEvent
import android.widget.Button
import java.io.ByteArrayInputStream
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.device.Captures
import org.rayi.app.page.FormsPage
import org.rayi.app.question.AnnotationDialog
import org.rayi.app.question.Sheet
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowDialog

/** What other apps are asked and bring: answers, files, photos to draw upon. */
@RunWith(RobolectricTestRunner::class)
class OtherAppsTest {
    @Before
    fun english() {
        Fixture.app.settings.language = "en"
        Phone.hasCamera()
    }

    private fun hasApp(action: String) {
        val packages = shadowOf(Fixture.app.packageManager)
        val other = ComponentName("org.other", action)
        packages.addActivityIfNotPresent(other)
        packages.addIntentFilterForActivity(other, IntentFilter(action).apply { addCategory(Intent.CATEGORY_DEFAULT) })
    }

    private fun apps() = Trial.everything("/data/app/one")

    private fun brings(address: String, bytes: ByteArray): Uri = Uri.parse(address).also {
        shadowOf(Fixture.app.contentResolver).registerInputStreamSupplier(it) { ByteArrayInputStream(bytes) }
    }

    @Test
    fun `one app answers one question, and is told what the form says`() {
        hasApp("org.other.ONE")
        val trial = apps()
        trial.finger.press("Open: one")
        val asked = trial.answered(Intent().putExtra("value", 4.5))
        assertEquals("org.other.ONE" to "kg", asked.action to asked.getStringExtra("unit"))
        assertEquals("4.5", trial.value("one"))
        trial.finger.press("Clear the answer: one")
        assertEquals("", trial.value("one"))
    }

    @Test
    fun `one app answers all questions of a group by their names`() {
        hasApp("org.other.GROUP")
        val trial = apps()
        val photo = brings("content://org.other/photo", Fixture.photo())
        trial.finger.press(trial.finger.shown().filterIsInstance<Button>().first { it.text == "Open" && it.contentDescription == null })
        val asked = trial.answered(Intent().putExtra("two", 7).putExtra("three", "seven").putExtra("four", photo.toString()).putExtra("nobody", "asked"))
        assertEquals("2", asked.getStringExtra("size"))
        assertEquals("7", trial.value("two"))
        assertEquals("seven", trial.value("three"))
        assertTrue(trial.value("four").endsWith("photo"))
        assertTrue("${trial.finger.words()}", trial.finger.says("The app brought 3 answers"))
    }

    @Test
    fun `an app brings a file, but none of our own`() {
        hasApp("org.other.PHOTO")
        val trial = apps()
        trial.finger.press("Open: called")
        for (ours in listOf("content://org.rayi.app.captures/0000-1", "file:///data/data/org.rayi.app/files/projects/key")) {
            trial.answered(Intent().setData(Uri.parse(ours)))
            assertEquals("", trial.value("called"))
            assertTrue("${trial.finger.words()}", trial.finger.says("Nothing came back"))
            trial.finger.press("Open: called")
        }
        trial.answered(Intent().putExtra("value", brings("content://org.other/a.jpg", Fixture.photo()).toString()))
        assertTrue(trial.value("called").endsWith("a.jpg"))
    }

    @Test
    fun `an app that is not there is named, and the person goes on`() {
        shadowOf(Fixture.app).checkActivities(true)
        val trial = apps()
        trial.finger.press("Open: one")
        assertTrue("${trial.finger.words()}", trial.finger.says("The app “org.other.ONE”"))
        trial.finger.press(trial.finger.shown().filterIsInstance<Button>().first { it.text == "Open" && it.contentDescription == null })
        assertTrue("${trial.finger.words()}", trial.finger.says("The app “org.other.GROUP”"))
        trial.finger.press("Next")
        assertTrue(trial.finger.says("All questions are behind you"))
    }

    @Test
    fun `a camera is told which side it should look to, and nothing old is offered`() {
        val trial = Trial.of("""<upload ref="/data/q" mediatype="image/*" appearance="new-front"><label>Question</label></upload>""", "binary")
        assertTrue("old pictures are offered", trial.finger.shown().filterIsInstance<Button>().none { it.text == "Choose a file" })
        trial.finger.press("Take a photo: Question")
        val asked = shadowOf(trial.page.get()).nextStartedActivityForResult.intent
        assertEquals(MediaStore.ACTION_IMAGE_CAPTURE to 1, asked.action to asked.getIntExtra("android.intent.extras.CAMERA_FACING", 0))
    }

    @Test
    fun `a film is left with us and in no album, and nothing of it stays`() {
        val trial = Trial.of("""<upload ref="/data/q" mediatype="video/*"><label>Question</label></upload>""", "binary")
        trial.finger.press("Record: Question")
        val asked = shadowOf(trial.page.get()).nextStartedActivityForResult.intent
        assertEquals(MediaStore.ACTION_VIDEO_CAPTURE, asked.action)
        Phone.take(asked, "film".toByteArray())
        shadowOf(trial.page.get()).receiveResult(asked, Activity.RESULT_OK, null)
        Finger.settle()
        assertTrue(trial.value("q"), trial.value("q").endsWith(".mp4"))
        assertEquals("film", trial.page.get().attachment("/data/q")?.decodeToString())
        assertEquals(emptyList<String>(), captures())
        // A camera that puts it elsewhere all the same.
        trial.finger.press("Record: Question")
        trial.answered(Intent().setData(brings("content://org.camera/other.3gp", "other".toByteArray())))
        assertEquals("other", trial.page.get().attachment("/data/q")?.decodeToString())
    }

    @Test
    fun `what a camera left when the process died is deleted once nobody can come back for it, and that is said`() {
        val trial = Trial.of("""<upload ref="/data/q" mediatype="image/*"><label>Question</label></upload>""", "binary")
        trial.finger.press("Take a photo: Question")
        val asked = shadowOf(trial.page.get()).nextStartedActivityForResult.intent
        Phone.take(asked, Fixture.photo())
        Captures.file(Fixture.app, "left").writeText("a photo")
        Fixture.page<FormsPage>()
        assertTrue(Finger.dialog().says("did not reach its question"))
        assertEquals("one is still on its way", 1, captures().size)
        shadowOf(trial.page.get()).receiveResult(asked, Activity.RESULT_OK, null)
        Finger.settle()
        assertTrue(trial.value("q").endsWith(".jpg"))
    }

    @Test
    fun `what is said to a question is recorded here, into the draft, until it is ended or the person goes on`() {
        shadowOf(Fixture.app.packageManager).setSystemFeature(PackageManager.FEATURE_MICROPHONE, true)
        val trial = Trial(
            Fixture.form("<q/><n/>", """<bind nodeset="/data/q" type="binary"/>""",
                """<upload ref="/data/q" mediatype="audio/*"><label>Say</label></upload><input ref="/data/n"><label>Name</label></input>"""),
        )
        val page = trial.page.get()
        trial.finger.press("Record: Say")
        assertEquals(listOf(Manifest.permission.RECORD_AUDIO), shadowOf(page).lastRequestedPermission.requestedPermissions.toList())
        val asked = arrayOf(Manifest.permission.RECORD_AUDIO)
        page.onRequestPermissionsResult(shadowOf(page).lastRequestedPermission.requestCode, asked, intArrayOf(-1))
        assertTrue("${trial.finger.words()}", trial.finger.says("may not record"))
        shadowOf(Fixture.app).grantPermissions(Manifest.permission.RECORD_AUDIO)
        trial.finger.press("Record: Say")
        Fixture.app.ears.hear("first")
        trial.finger.press("Stop recording: Say")
        assertTrue(trial.value("q"), trial.value("q").endsWith(".aac"))
        assertEquals("first", page.attachment("/data/q")?.decodeToString())
        trial.finger.press("Record: Say")
        Fixture.app.ears.hear("second")
        trial.finger.press("Next")
        assertTrue("${trial.finger.words()}", trial.finger.says("Name"))
        assertEquals("it takes the place of the first", "second", page.attachment("/data/q")?.decodeToString())
    }

    private fun captures() = Captures.file(Fixture.app, "x").parentFile?.list().orEmpty().toList()

    @Test
    fun `a photo is drawn upon, and what comes of it takes its place`() {
        val trial = Trial.of("""<upload ref="/data/q" mediatype="image/*" appearance="annotate" ><label>Question</label></upload>""", "binary")
        trial.finger.press("Take a photo: Question")
        Phone.photograph(trial.page.get(), Fixture.photo(400, 300))
        val photo = trial.value("q")
        trial.finger.press("Draw on it: Question")
        val dialog = ShadowDialog.getLatestDialog() as AnnotationDialog
        val sheet = Finger.dialog().shown().filterIsInstance<Sheet>().single()
        sheet.layout(0, 0, 800, 600)
        for ((action, at) in listOf(MotionEvent.ACTION_DOWN to 100f, MotionEvent.ACTION_MOVE to 500f, MotionEvent.ACTION_UP to 500f)) {
            val touch = MotionEvent.obtain(0, 0, action, at, at, 0)
            sheet.dispatchTouchEvent(touch)
            touch.recycle()
        }
        Finger.dialog().press("OK")
        assertTrue("it stays open", !dialog.isShowing)
        assertTrue(trial.value("q").startsWith("annotation-") && trial.value("q") != photo)
        val kept = trial.page.get().attachment("/data/q")!!
        val drawn = android.graphics.BitmapFactory.decodeByteArray(kept, 0, kept.size)
        assertEquals("in the size of the photo", 400 to 300, drawn.width to drawn.height)
        // What was drawn at 300 of 800 stands at 150 of 400; beside it the photo is as it was.
        assertTrue("%x".format(drawn.getPixel(150, 150)), android.graphics.Color.red(drawn.getPixel(150, 150)) > 230)
        assertTrue("%x".format(drawn.getPixel(350, 50)), android.graphics.Color.red(drawn.getPixel(350, 50)) < 220)
    }

    @Test
    fun `a drawing is kept when the person goes on without a word`() {
        val trial = Trial(
            Fixture.form("<q/><n/>", """<bind nodeset="/data/q" type="binary"/>""",
                """<upload ref="/data/q" mediatype="image/*" appearance="draw"><label>Draw</label></upload><input ref="/data/n"><label>Name</label></input>"""),
        )
        val sheet = trial.finger.shown().filterIsInstance<Sheet>().single()
        sheet.layout(0, 0, 400, 200)
        for ((action, at) in listOf(MotionEvent.ACTION_DOWN to 20f, MotionEvent.ACTION_MOVE to 100f, MotionEvent.ACTION_UP to 100f)) {
            val touch = MotionEvent.obtain(0, 0, action, at, at, 0)
            sheet.dispatchTouchEvent(touch)
            touch.recycle()
        }
        trial.finger.press("Next")
        assertTrue(trial.finger.says("Name"))
        trial.finger.press("Back")
        assertTrue(trial.value("q").startsWith("drawing-"))
    }
}
