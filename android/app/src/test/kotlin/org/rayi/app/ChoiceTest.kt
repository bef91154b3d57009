package org.rayi.app

import android.location.Location
import android.location.LocationManager
import android.view.MotionEvent
import android.widget.CompoundButton
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.look.Svg
import org.rayi.app.look.SvgPath
import org.rayi.app.question.AreaPicture
import org.rayi.app.question.ChoiceQuestion
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** How choices may look: each of them can be chosen, whatever the appearance. */
@RunWith(RobolectricTestRunner::class)
class ChoiceTest {
    @Before
    fun english() {
        Fixture.app.settings.language = "en"
    }

    private fun choices() = Trial.everything("/data/pick/one")

    @Test
    fun `each way to show choices takes a choice`() {
        val trial = choices()
        for (name in listOf("one", "bare", "two", "pack", "areas", "places")) {
            trial.on(name).press("South")
            assertEquals(name, "south", trial.value(name))
        }
        for (name in listOf("many", "timed")) {
            trial.on(name).press("Lake")
            trial.on(name).press("North")
            assertEquals("in the order of the list", "north lake", trial.value(name))
        }
        trial.finger.press("Next")
        for (name in listOf("bare", "list", "likert")) {
            trial.on(name).press("Lake")
            assertEquals(name, "lake", trial.value(name))
        }
        assertTrue("a row of labels has buttons", trial.on("label").shown().none { it is CompoundButton })
    }

    @Test
    fun `a choice without a mark tells by its ground that it is chosen`() {
        val trial = choices()
        val button = trial.on("bare").find("North") as CompoundButton
        assertNull(button.buttonDrawable)
        val before = button.currentTextColor
        trial.finger.press(button)
        assertTrue(button.isChecked)
        assertFalse("it looks as before", before == button.currentTextColor)
    }

    @Test
    fun `a tap on an area of the picture chooses it`() {
        val trial = choices().layOut()
        val picture = trial.on("areas").shown().filterIsInstance<AreaPicture>().single()
        fun tap(x: Float, y: Float) {
            for (action in listOf(MotionEvent.ACTION_DOWN, MotionEvent.ACTION_UP)) {
                val touch = MotionEvent.obtain(0, 0, action, x * picture.width, y * picture.height, 0)
                picture.dispatchTouchEvent(touch)
                touch.recycle()
            }
            Finger.settle()
        }
        tap(.1f, .8f)
        assertEquals("south", trial.value("areas"))
        tap(.75f, .5f)
        assertEquals("lake", trial.value("areas"))
        tap(.58f, .05f)
        assertEquals("beside all areas nothing is chosen", "lake", trial.value("areas"))
        assertEquals(setOf("lake"), picture.chosen)
    }

    @Test
    fun `drawings that are none are refused, and all commands of a path are read`() {
        for (bad in listOf("", "<svg/>", "no xml", "<svg><path d='M0 0 L1 1'", "<svg viewBox='0 0 0 0'><rect width='1' height='1'/></svg>")) {
            assertNull(bad, Svg.of(bad.toByteArray()))
        }
        assertNull("deep without end", Svg.of(("<svg>" + "<g>".repeat(100_000)).toByteArray()))
        val box = android.graphics.RectF()
        // Two half circles make a whole one, ten wide; relative curves come back to where they began.
        SvgPath("M0 5a5 5 0 0110 0A5,5 0 1 1 0,5zm20-5c0 1.5e0 0 3 0 4s-1 1-2 1q-1 0-1-1t-.5-.5V0H20").read().computeBounds(box, true)
        assertEquals(0f, box.left, .2f)
        assertEquals(20f, box.right, .2f)
        assertEquals(10f, box.bottom, .2f)
    }

    @Test
    fun `choices on a map are listed with their places, and how far they are`() {
        Phone.knowsPlaces()
        val manager = Fixture.app.getSystemService(android.content.Context.LOCATION_SERVICE) as LocationManager
        shadowOf(manager).setLastKnownLocation(LocationManager.GPS_PROVIDER, Location(LocationManager.GPS_PROVIDER).apply { latitude = 36.19; longitude = 44.02 })
        val shown = choices().on("places")
        assertTrue("no word of the map", shown.says("Maps cannot be shown here"))
        assertTrue("no place: ${shown.words()}", shown.says("36.19000, 44.01000 · 0.9 km from here"))
        assertTrue("${shown.words()}", shown.says("30.51000, 47.78000"))
    }

    @Test
    fun `questions with a width stand beside each other where the page is wide enough`() {
        val trial = Trial.everything("/data/text/plain").layOut()
        val (one, other) = trial.question("half") to trial.question("other")
        assertTrue("they are below each other", one.parent === other.parent && one.right <= other.left)
        trial.finger.type(Finger { one }.fields().single(), "1")
        one.commit()
        assertEquals("1", trial.value("half"))
        Fixture.app.settings.textSize = 2f
        val large = Trial.everything("/data/text/plain").layOut()
        assertTrue("large letters have no room", large.question("half").width == large.question("other").width && large.question("half").top < large.question("other").top)
    }

    @Test
    fun `a picture that the phone cannot draw leaves the list`() {
        val trial = Trial.of(
            """<select1 ref="/data/q" appearance="image-map"><label>Where</label><item><label>Here</label><value>h</value></item></select1>""",
        )
        assertTrue(trial.finger.says("choose from the list"))
        trial.finger.press("Here")
        assertEquals("h", trial.value("q"))
        assertTrue(trial.question("q") is ChoiceQuestion)
    }
}
