package org.rayi.app

import android.app.Activity
import android.os.Bundle
import android.os.Parcel
import android.view.View
import android.view.WindowManager
import android.view.inputmethod.EditorInfo
import android.widget.EditText
import android.widget.ListView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.device.Captures
import org.rayi.app.interview.InterviewPage
import org.rayi.app.interview.OverviewPage
import org.rayi.app.question.ChoiceList
import org.rayi.core.Answer
import org.rayi.core.DraftSummary
import org.rayi.core.RayiException
import org.rayi.core.RayiInterface
import org.rayi.core.Retry
import org.rayi.core.SessionInterface
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowDialog

/** What happens to an interview on a phone: the process dies, the disk is full, the person says no, the language changes. */
@RunWith(RobolectricTestRunner::class)
class InterviewTest {
    private val app get() = Fixture.app

    @Before
    fun english() {
        app.settings.language = "en"
    }

    @Test
    fun `what was typed when the process died is there again, at the same question`() {
        val form = Fixture.keep(Fixture.form(TWO, TWO_BINDS, TWO_BODY))
        val first = Fixture.interview(form)
        val finger = Finger(first.get())
        finger.type(finger.fields().single(), "٤١")
        finger.press(first.get().words.say("nav-next"))
        // Refused by the form, so no answer: only the platform's state has it.
        finger.type(finger.fields().single(), "999")
        val again = afterDeath(first.get().intent, first)
        assertEquals("999", again.fields().single().text.toString())
        assertTrue(again.says("How many more"))
        val page = again
        page.press("Back")
        assertTrue("what is not taken must not be left unseen", page.says("How many more"))
        page.type(page.fields().single(), "3")
        page.press("Back")
        assertEquals("the answer in Arabic digits was kept", "41", page.fields().single().text.toString())
    }

    @Test
    fun `the process dies while the camera is in front, and the photo arrives`() {
        Phone.hasCamera()
        val form = Fixture.keep(Fixture.form("<p/>", """<bind nodeset="/data/p" type="binary" orx:max-pixels="64"/>""",
            """<upload ref="/data/p" mediatype="image/*"><label>Photo of the door</label></upload>"""))
        val first = Fixture.interview(form)
        Finger(first.get()).press("Take a photo")
        val asked = shadowOf(first.get()).nextStartedActivityForResult
        val state = kept(first)
        app.die()
        Phone.take(asked.intent, Fixture.photo(400, 300))
        val second = Robolectric.buildActivity(InterviewPage::class.java, first.get().intent).create(state).start().restoreInstanceState(state)
        // As the platform does: the result comes before the page is resumed.
        shadowOf(second.get()).callOnActivityResult(asked.requestCode, Activity.RESULT_OK, null)
        second.postCreate(state).resume().visible()
        Finger.settle()
        val question = Finger(second.get()).questions().single()
        assertTrue("no photo: ${Finger(second.get()).words()}", question.item.value.orEmpty().endsWith(".jpg"))
        val photo = checkNotNull(app.store().sitting(app.store().rayi.drafts().single().id).attachment("/data/p"))
        val size = android.graphics.BitmapFactory.Options().apply { inJustDecodeBounds = true }
        android.graphics.BitmapFactory.decodeByteArray(photo.bytes, 0, photo.bytes.size, size)
        assertEquals("as large as the form wants it", 64, maxOf(size.outWidth, size.outHeight))
        val captures = Captures.file(app, "x").parentFile?.listFiles().orEmpty()
        assertEquals("a photo is left outside the store", emptyList<String>(), captures.map { it.name })
    }

    @Test
    fun `the system takes no picture of what is answered`() {
        val form = Fixture.keep(Fixture.form(TWO, TWO_BINDS, TWO_BODY))
        val window = Fixture.interview(form).get().window
        assertTrue(shadowOf(window).getFlag(WindowManager.LayoutParams.FLAG_SECURE))
    }

    @Test
    fun `no keyboard is to learn an answer`() {
        val page = Fixture.interview(Fixture.keep(Fixture.form(TWO, TWO_BINDS, TWO_BODY)))
        for (field in Finger(page.get()).fields()) {
            assertTrue(field.imeOptions and EditorInfo.IME_FLAG_NO_PERSONALIZED_LEARNING != 0)
        }
    }

    @Test
    fun `the head of the page is its draft's title, and no other draft is read for it`() {
        app.around = { real ->
            object : RayiInterface by real, AutoCloseable {
                override fun drafts(): List<DraftSummary> = error("all drafts are read")

                override fun close() = (real as AutoCloseable).close()
            }
        }
        app.die()
        val page = Fixture.interview(Fixture.keep(Fixture.form(TWO, TWO_BINDS, TWO_BODY)))
        assertEquals("Trial", page.get().title.toString())
    }

    @Test
    fun `a full disk is said, and what was kept before stays`() {
        val form = Fixture.keep(Fixture.form(TWO, TWO_BINDS, TWO_BODY))
        var isFull = false
        app.between = { real -> FullDisk(real) { isFull } }
        val page = Fixture.interview(form)
        val finger = Finger(page.get())
        finger.type(finger.fields().single(), "5")
        finger.press("Next")
        isFull = true
        finger.type(finger.fields().single(), "6")
        finger.press("Next")
        assertTrue("nothing is said: ${finger.words()}", finger.says("No space is left"))
        assertTrue("the page is left", finger.says("How many more"))
        assertEquals("what was typed is gone", "6", finger.fields().single().text.toString())
        isFull = false
        finger.press("Next")
        assertFalse(finger.says("No space is left"))
        val session = app.store().sitting(app.store().rayi.drafts().single().id)
        assertEquals(listOf("5", "6"), listOf(session.value("/data/a"), session.value("/data/b")))
    }

    @Test
    fun `who does not let the app know the place goes on without it`() {
        val form = Fixture.keep(Fixture.form("<g/><n/>", """<bind nodeset="/data/g" type="geopoint"/>""",
            """<input ref="/data/g"><label>Where</label></input><input ref="/data/n"><label>Note</label></input>"""))
        val page = Fixture.interview(form)
        val finger = Finger(page.get())
        finger.press("Get the location")
        page.get().onRequestPermissionsResult(2, arrayOf(android.Manifest.permission.ACCESS_FINE_LOCATION), intArrayOf(-1))
        assertTrue("nothing is said: ${finger.words()}", finger.says("go on without it"))
        finger.press("Next")
        assertTrue(finger.says("Note"))
    }

    @Test
    fun `a phone without a camera says so and goes on`() {
        val form = Fixture.keep(Fixture.form("<p/><n/>", """<bind nodeset="/data/p" type="binary"/>""",
            """<upload ref="/data/p" mediatype="image/*" appearance="new"><label>Photo</label></upload><input ref="/data/n"><label>Note</label></input>"""))
        val finger = Finger(Fixture.interview(form).get())
        assertTrue("nothing is said: ${finger.words()}", finger.says("no camera"))
        finger.press("Next")
        assertTrue(finger.says("Note"))
    }

    @Test
    fun `another language in the middle loses nothing`() {
        val form = Fixture.keep("site-photos")
        val page = Fixture.interview(form)
        val finger = Finger(page.get())
        finger.press("School")
        finger.press("Choose a language")
        val list = checkNotNull((ShadowDialog.getLatestDialog() as android.app.AlertDialog).listView)
        val arabic = (0 until list.adapter.count).first { "ar" in list.adapter.getItem(it).toString() }
        shadowOf(list).performItemClick(arabic)
        Finger.settle()
        val now = Finger(page.get())
        assertEquals("ar", app.settings.language)
        assertTrue("still in English: ${now.words()}", now.says("مدرسة"))
        assertEquals(View.LAYOUT_DIRECTION_RTL, now.questions().single().layoutDirection)
        assertTrue("the answer is lost", (now.find("مدرسة") as android.widget.RadioButton).isChecked)
        assertTrue(now.says("التالي"))
    }

    @Test
    fun `ten thousand choices are looked through by the rows in sight`() {
        val choices = (1..10_000).joinToString("") { "<item><name>c$it</name><label>Place $it</label></item>" }
        val form = Fixture.keep(Fixture.form("<c/>", """<bind nodeset="/data/c" type="string"/>""",
            """<select1 ref="/data/c"><label>Which</label><itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>""")
            .decodeToString().replace("<bind", """<instance id="l"><root>$choices</root></instance><bind""").toByteArray())
        val page = Fixture.interview(form)
        val finger = Finger(page.get())
        finger.press("Choose")
        val list = ShadowDialog.getLatestDialog() as ChoiceList
        val rows = Finger.dialog().shown().filterIsInstance<ListView>().single()
        assertEquals(10_000, rows.adapter.count)
        scroll(rows)
        assertTrue("${list.made} rows were made", list.made in 1..60)
        Finger.dialog().let { open ->
            open.type(open.fields().single(), "Place 9876")
            assertEquals(1, rows.adapter.count)
            open.press(rows.adapter.getView(0, null, rows))
        }
        assertEquals("c9876", finger.questions().single().item.value)
        assertTrue(finger.says("Place 9876"))
    }

    /** A fling down the list; a frame that takes longer than 16 ms of the processor stutters. */
    private fun scroll(rows: ListView) {
        val exactly = { size: Int -> View.MeasureSpec.makeMeasureSpec(size, View.MeasureSpec.EXACTLY) }
        rows.measure(exactly(720), exactly(1000))
        rows.layout(0, 0, 720, 1000)
        val processor = java.lang.management.ManagementFactory.getThreadMXBean()
        val frames = LongArray(FRAMES)
        for (frame in 0 until FRAMES) {
            val start = processor.currentThreadCpuTime
            rows.setSelection(frame * ROWS)
            rows.measure(exactly(720), exactly(1000))
            rows.layout(0, 0, 720, 1000)
            frames[frame] = processor.currentThreadCpuTime - start
        }
        frames.sort()
        assertTrue("a frame takes ${frames[FRAMES / 2]} ns", frames[FRAMES / 2] < 16_000_000)
        println("scrolling 10,000 choices: median ${frames[FRAMES / 2] / 1000} µs a frame, slowest tenth ${frames[FRAMES * 9 / 10] / 1000} µs")
    }

    @Test
    fun `a repeat is offered, added to and taken from`() {
        val form = Fixture.keep(Fixture.form("""<r jr:template=""><n/></r>""", "",
            """<group ref="/data/r"><label>Rooms</label><repeat nodeset="/data/r"><input ref="/data/r/n"><label>Name of the room</label></input></repeat></group>"""))
        val page = Fixture.interview(form)
        val finger = Finger(page.get())
        for (room in listOf("Kitchen", "Hall")) {
            finger.press(finger.shown().first { it.isClickable && Finger.nameOf(it).startsWith("Add") })
            finger.type(finger.fields().single(), room)
            finger.press("Next")
        }
        finger.press("Back")
        assertEquals("Hall", finger.fields().single().text.toString())
        finger.press(finger.shown().first { it.isClickable && Finger.nameOf(it).startsWith("Remove") })
        Finger.agree()
        val outline = Robolectric.buildActivity(OverviewPage::class.java, OverviewPage.of(app, app.store().rayi.drafts().single().id, false)).setup()
        val shown = Finger(outline.get())
        assertTrue("Kitchen is gone: ${shown.words()}", shown.says("Kitchen"))
        assertFalse("Hall is still there", shown.says("Hall"))
    }

    @Test
    fun `the overview finds what is missing, and a tap goes there`() {
        val form = Fixture.keep(Fixture.form(TWO, TWO_BINDS, TWO_BODY))
        val page = Fixture.interview(form)
        val overview = Robolectric.buildActivity(OverviewPage::class.java, OverviewPage.of(app, app.store().rayi.drafts().single().id, false)).setup()
        val finger = Finger(overview.get())
        finger.press("Check for errors")
        assertTrue("nothing is said: ${finger.words()}", finger.says("must be answered"))
        finger.press(finger.find("How many more"))
        assertTrue(overview.get().isFinishing)
        page.pause().resume()
        assertTrue(Finger(page.get()).says("How many more"))
    }

    @Test
    fun `a signature is a picture of what was drawn`() {
        val form = Fixture.keep(Fixture.form("<s/>", """<bind nodeset="/data/s" type="binary"/>""",
            """<upload ref="/data/s" mediatype="image/*" appearance="signature"><label>Sign</label></upload>"""))
        val page = Fixture.interview(form)
        val finger = Finger(page.get())
        val sheet = finger.shown().filterIsInstance<org.rayi.app.question.Sheet>().single()
        sheet.layout(0, 0, 400, 200)
        finger.press("OK")
        assertEquals("an empty sheet is no signature", "", finger.questions().single().item.value.orEmpty())
        for ((action, at) in listOf(0 to 20f, 2 to 200f, 1 to 200f)) {
            val touch = android.view.MotionEvent.obtain(0, 0, action, at, at / 3, 0)
            sheet.dispatchTouchEvent(touch)
            touch.recycle()
        }
        finger.press("OK")
        assertTrue(finger.questions().single().item.value.orEmpty().startsWith("signature-"))
    }

    private fun kept(page: org.robolectric.android.controller.ActivityController<InterviewPage>): Bundle {
        val state = Bundle()
        page.pause().saveInstanceState(state).stop()
        // Through bytes, as the platform keeps it.
        val parcel = Parcel.obtain()
        parcel.writeBundle(state)
        parcel.setDataPosition(0)
        return checkNotNull(parcel.readBundle(javaClass.classLoader)).also { parcel.recycle() }
    }

    private fun afterDeath(intent: android.content.Intent, page: org.robolectric.android.controller.ActivityController<InterviewPage>): Finger {
        val state = kept(page)
        app.die()
        return Finger(Fixture.open(intent, state).get())
    }

    private companion object {
        const val FRAMES = 400
        const val ROWS = 3
        const val TWO = "<a/><b/>"
        const val TWO_BINDS = """<bind nodeset="/data/a" type="int"/><bind nodeset="/data/b" type="int" required="true()" constraint=". &lt; 100"/>"""
        const val TWO_BODY = """<input ref="/data/a"><label>How many</label></input><input ref="/data/b"><label>How many more</label></input>"""
    }
}

/** An interview whose disk is full as long as the test says so. */
private class FullDisk(private val real: SessionInterface, private val isFull: () -> Boolean) : SessionInterface by real {
    override fun answer(path: String, value: String): Answer {
        if (isFull()) throw RayiException.Failed("store-disk-full", emptyMap(), Retry.AFTER_REMEDY)
        return real.answer(path, value)
    }
}
