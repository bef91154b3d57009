package org.rayi.app

import android.hardware.Sensor
import android.hardware.SensorManager
import android.text.method.PasswordTransformationMethod
import android.view.MotionEvent
import android.widget.Spinner
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.question.Ticks
import org.rayi.app.question.UprightSlider
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.SensorEventBuilder
import org.robolectric.shadows.ShadowSensor

/** Numbers on scales, counted, and read from the compass; texts that are masked, opened and hidden. */
@RunWith(RobolectricTestRunner::class)
class ScaleTest {
    @Before
    fun english() {
        Fixture.app.settings.language = "en"
    }

    private fun range(appearance: String, start: Int = 0, inside: String = "", more: String = "") = Trial.of(
        """<range ref="/data/q" appearance="$appearance" start="$start" end="5" step="1" $more><label>Question</label>$inside</range>""",
        "int",
        """<instance id="t"><root><item><name>0</name><label>None</label></item><item><name>5</name><label>All of it</label></item></root></instance>""",
    )

    @Test
    fun `a finger slides up on an upright scale`() {
        val trial = range("vertical").layOut()
        val slider = trial.finger.shown().filterIsInstance<UprightSlider>().single()
        assertTrue("it lies", slider.height > 2 * slider.width)
        for ((action, y) in listOf(MotionEvent.ACTION_DOWN to .9f, MotionEvent.ACTION_MOVE to .2f, MotionEvent.ACTION_UP to .03f)) {
            val touch = MotionEvent.obtain(0, 0, action, slider.width / 2f, y * slider.height, 0)
            slider.dispatchTouchEvent(touch)
            touch.recycle()
            if (action != MotionEvent.ACTION_UP) assertEquals("given before it lets go", "", trial.value("q"))
        }
        assertEquals("5", trial.value("q"))
        trial.finger.press("Clear")
        assertEquals("", trial.value("q"))
    }

    @Test
    fun `stars are as many as the number, and none is zero`() {
        val trial = range("rating", start = 1)
        trial.finger.press("3: Question")
        assertEquals("3", trial.value("q"))
        assertEquals(listOf("★", "★", "★", "☆", "☆"), trial.finger.words().filter { it == "★" || it == "☆" })
        assertEquals(5, range("rating", start = 0).finger.words().count { it == "☆" })
    }

    @Test
    fun `a scale bears the words of its labels, and its marks where the form wants them`() {
        val labels = """<itemset nodeset="instance('t')/root/item"><value ref="name"/><label ref="label"/></itemset>"""
        val trial = range("", inside = labels)
        assertTrue("${trial.finger.words()}", trial.finger.says("All of it"))
        assertEquals(1, trial.finger.shown().count { it is Ticks })
        assertEquals(0, range("no-ticks").finger.shown().count { it is Ticks })
        val wheel = range("picker", inside = labels)
        val spinner = wheel.finger.shown().filterIsInstance<Spinner>().single()
        assertEquals("5 – All of it", spinner.getItemAtPosition(6))
        spinner.setSelection(6)
        Finger.settle()
        assertEquals("5", wheel.value("q"))
        assertTrue("${wheel.finger.words()}", wheel.finger.says("5 – All of it"))
    }

    @Test
    fun `a number is counted up and down`() {
        val trial = Trial.input("int", "counter")
        trial.finger.press("One more: Question")
        trial.finger.press("One more: Question")
        trial.finger.press("One less: Question")
        assertEquals("1", trial.value("q"))
        assertEquals("1", trial.finger.fields().single().text.toString())
    }

    @Test
    fun `a direction is read from the compass, and typed where there is none`() {
        val none = Trial.input("decimal", "bearing")
        assertTrue("nothing is said", none.finger.says("no compass"))
        none.finger.type(none.finger.fields().single(), "12.5")
        none.question("q").commit()
        assertEquals("12.5", none.value("q"))

        val manager = Fixture.app.getSystemService(SensorManager::class.java)
        val sensor = ShadowSensor.newInstance(Sensor.TYPE_ROTATION_VECTOR)
        shadowOf(manager).addSensor(sensor)
        val trial = Trial.input("decimal", "bearing")
        trial.finger.press("Take the direction: Question")
        // A quarter turn to the left about the axis that points up: the top of the phone points west.
        val turn = Math.toRadians(45.0)
        val event = SensorEventBuilder.newBuilder().setSensor(sensor).setValues(floatArrayOf(0f, 0f, Math.sin(turn).toFloat(), Math.cos(turn).toFloat())).build()
        shadowOf(manager).sendSensorEventToListeners(event)
        trial.finger.press("Use 270°: Question")
        assertEquals("270", trial.value("q").substringBefore('.'))
        assertFalse("the sensor is still asked", shadowOf(manager).hasListener(null, sensor))
    }

    @Test
    fun `what is masked or hidden is nowhere to be read`() {
        val masked = Trial.input("string", "masked")
        masked.finger.type(masked.finger.fields().single(), "secret")
        assertTrue(masked.finger.fields().single().transformationMethod is PasswordTransformationMethod)
        masked.question("q").commit()
        assertEquals("secret", masked.value("q"))
        val hidden = Trial.input("barcode", "hidden-answer")
        hidden.finger.type(hidden.finger.fields().single(), "4711")
        hidden.question("q").commit()
        Finger.settle()
        assertEquals("4711", hidden.value("q"))
        assertFalse("${hidden.finger.words()}", hidden.finger.says("4711"))
        assertTrue(hidden.finger.says("Answered"))
    }

    @Test
    fun `thousands are set apart, lines are several, an address opens`() {
        val number = Trial.input("int", "thousands-sep")
        number.finger.type(number.finger.fields().single(), "1234567")
        number.question("q").commit()
        Finger.settle()
        assertTrue("${number.finger.words()}", number.finger.says("1,234,567"))
        val digits = Trial.input("string", "numbers")
        digits.finger.type(digits.finger.fields().single(), "٠٧٥٠")
        digits.question("q").commit()
        assertEquals("0750", digits.value("q"))
        val lines = Trial.input("string", "multiline", "rows=\"4\"").finger.fields().single()
        assertEquals(4, lines.minLines)
        val url = Trial.input("string", "url")
        url.finger.type(url.finger.fields().single(), "https://example.org/a")
        url.finger.press("Open: Question")
        assertEquals("https://example.org/a", shadowOf(url.page.get()).nextStartedActivity.dataString)
    }

    @Test
    fun `a printer is lacking, and the person goes on`() {
        val trial = Trial.input("string", "printer")
        assertTrue("${trial.finger.words()}", trial.finger.says("cannot print"))
        trial.finger.press("Next")
        assertTrue(trial.finger.says("All questions are behind you"))
    }
}
