package org.rayi.app

import android.location.Location
import android.location.LocationManager
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf

/** Places, lines and areas: by the phone, by hand, by the clock. */
@RunWith(RobolectricTestRunner::class)
class PlaceTest {
    private val manager get() = Fixture.app.getSystemService(android.content.Context.LOCATION_SERVICE) as LocationManager

    @Before
    fun english() {
        Fixture.app.settings.language = "en"
        Phone.knowsPlaces()
    }

    private fun stand(north: Double, seconds: Long = 0, metres: Float = 3f) {
        shadowOf(manager).simulateLocation(
            Location(LocationManager.GPS_PROVIDER).apply {
                latitude = north
                longitude = 44.0
                accuracy = metres
                time = seconds * 1000
                elapsedRealtimeNanos = (seconds + 1) * 1_000_000_000
            },
        )
        Finger.settle()
    }

    private fun corners(trial: Trial) = trial.value("q").split(';').map { it.trim() }

    @Test
    fun `a place is typed in any digits, where the form would have it put on a map`() {
        val trial = Trial.input("geopoint", "placement-map")
        assertTrue(trial.finger.says("Maps cannot be shown here"))
        trial.finger.press("Type the coordinates: Question")
        val (north, east) = trial.finger.fields()
        trial.finger.type(north, "٩٦٫١٩")
        trial.finger.type(east, "44.009")
        trial.finger.press("OK: Question")
        assertTrue("${trial.finger.words()}", trial.finger.says("no such place"))
        trial.finger.type(north, "٣٦٫١٩")
        trial.finger.press("OK: Question")
        assertEquals("36.19 44.009 0.0 0.0", trial.value("q"))
        assertTrue("${trial.finger.words()}", trial.finger.says("36.19000, 44.00900"))
    }

    @Test
    fun `without anything that finds places they are typed`() {
        shadowOf(manager).setProviderEnabled(LocationManager.GPS_PROVIDER, false)
        val trial = Trial.input("geopoint")
        trial.finger.press("Type the coordinates: Question")
        trial.finger.type(trial.finger.fields()[0], "-5")
        trial.finger.type(trial.finger.fields()[1], "100")
        trial.finger.press("OK: Question")
        assertEquals("-5.0 100.0 0.0 0.0", trial.value("q"))
    }

    @Test
    fun `what is too inaccurate is said and not taken, until it is better`() {
        val trial = Trial.input("geopoint", more = "accuracyThreshold=\"5\" unacceptableAccuracyThreshold=\"20\"")
        trial.finger.press("Get the location: Question")
        stand(36.0, metres = 50f)
        trial.finger.press("Use this place: Question")
        assertEquals("", trial.value("q"))
        assertTrue("${trial.finger.words()}", trial.finger.says("Accurate to 50 m: this question takes 20 m"))
        stand(36.1, 5, metres = 15f)
        assertEquals("it is taken unasked", "", trial.value("q"))
        trial.finger.press("Use this place: Question")
        assertTrue(trial.value("q").startsWith("36.1 44.0"))
    }

    @Test
    fun `a line is recorded by the clock while the page is open, and a point is taken back`() {
        val trial = Trial.input("geotrace")
        trial.finger.press("Record points by itself: Question")
        for ((north, seconds) in listOf(36.0 to 0L, 36.1 to 5L, 36.2 to 20L, 36.3 to 30L, 36.4 to 41L)) stand(north, seconds)
        assertEquals("one in twenty seconds", listOf("36.0", "36.2", "36.4"), corners(trial).map { it.substringBefore(' ') })
        assertTrue("${trial.finger.words()}", trial.finger.says("3 points"))
        trial.finger.press("Stop recording: Question")
        stand(37.0, 100)
        assertEquals(3, corners(trial).size)
        trial.finger.press("Take back the last point: Question")
        assertEquals(2, corners(trial).size)
        trial.finger.press("Record points by itself: Question")
        trial.page.pause()
        assertFalse("the page that is left goes on", trial.finger.says("A point is taken every"))
        stand(38.0, 200)
        assertEquals(2, corners(trial).size)
    }

    @Test
    fun `an area is an answer from three corners on and ends where it began`() {
        val trial = Trial.input("geoshape")
        for ((index, north) in listOf(36.0, 36.1, 36.2).withIndex()) {
            assertEquals("", trial.value("q"))
            if (index == 2) {
                trial.finger.press("Next")
                assertTrue("two corners are left unseen", trial.finger.questions().isNotEmpty())
            }
            trial.finger.press("Get the location: Question")
            stand(north, index.toLong())
        }
        assertEquals(4, corners(trial).size)
        assertEquals(corners(trial).first(), corners(trial).last())
        trial.finger.press("Take back the last point: Question")
        assertEquals("with two corners there is no area, and the old one is not kept for it", 2, trial.finger.words().first { "points" in it }.lines().size - 1)
        trial.finger.press("Clear the answer: Question")
        assertEquals("", trial.value("q"))
    }
}
