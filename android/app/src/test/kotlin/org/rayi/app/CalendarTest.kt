package org.rayi.app

import android.widget.Spinner
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.question.DateQuestion
import org.robolectric.RobolectricTestRunner

/** Dates in the calendar of the form, stored in the Gregorian one. */
@RunWith(RobolectricTestRunner::class)
class CalendarTest {
    private fun Trial.type(day: String?, month: String?, year: String, question: String = "q") {
        val parts = listOfNotNull(day, year)
        val fields = on(question).fields()
        for ((field, text) in fields.zip(parts)) finger.type(field, text)
        month?.let { name ->
            val spinner = on(question).shown().filterIsInstance<Spinner>().first()
            val at = (0 until spinner.count).first { spinner.getItemAtPosition(it) == name }
            spinner.setSelection(at)
            Finger.settle()
        }
        (question(question) as DateQuestion).run {
            clearFocus()
            commit()
        }
        Finger.settle()
    }

    @Test
    fun `a day of each calendar is stored in ISO and shown in both`() {
        Fixture.app.settings.language = "en"
        for ((calendar, day, month, year) in listOf(
            listOf("ethiopian", "28", "Tahsas", "2016"), listOf("coptic", "28", "Kiahk", "1740"), listOf("islamic", "25", "Jumada II", "1445"),
            listOf("bikram-sambat", "22", "Poush", "2080"), listOf("myanmar", "26", "Nadaw", "1385"), listOf("persian", "17", "Dey", "1402"),
            listOf("buddhist", "7", "January", "2567"),
        )) {
            val trial = Trial.input("date", calendar)
            trial.type(day, month, year)
            assertEquals(calendar, "2024-01-07", trial.value("q"))
            assertTrue("$calendar: ${trial.finger.words()}", trial.finger.says("7 January 2024"))
            // The page made anew shows the date as it was given.
            val again = Finger(Fixture.open(trial.page.get().intent).get())
            assertEquals(calendar, listOf(day, year), again.fields().map { it.text.toString() })
            trial.page.pause().stop().destroy()
        }
    }

    @Test
    fun `a day that the calendar has not is no answer`() {
        Fixture.app.settings.language = "en"
        val trial = Trial.input("date", "islamic")
        trial.type("30", "Safar", "1445")
        assertEquals("", trial.value("q"))
        assertTrue("nothing is said", trial.finger.says("no such day"))
        trial.finger.press("Next")
        assertTrue("it is left unseen", trial.finger.questions().isNotEmpty())
        trial.type("29", "Safar", "1445")
        assertEquals("2023-09-15", trial.value("q"))
    }

    @Test
    fun `a month or a year alone begins with its first day`() {
        Fixture.app.settings.language = "en"
        for ((appearance, month, year, stored) in listOf(
            listOf("month-year", "March", "2024", "2024-03-01"), listOf("year", null, "2024", "2024-01-01"),
            listOf("persian month-year", "Mehr", "1402", "2023-09-23"), listOf("ethiopian year", null, "2016", "2023-09-12"),
            listOf("no-calendar persian", "Dey", "1402", null), listOf("myanmar year", null, "1385", "2023-04-17"),
        )) {
            val trial = Trial.input("date", checkNotNull(appearance))
            trial.type(if (stored == null) "17" else null, month, checkNotNull(year))
            assertEquals(appearance, stored ?: "2024-01-07", trial.value("q"))
        }
    }

    @Test
    fun `months have Kurdish and Arabic names, and digits of any set are taken`() {
        for ((tag, month, day) in listOf(Triple("ckb", "بەفرانبار", "١٧"), Triple("ar", "دي", "۱۷"), Triple("kmr", "Befranbar", "17"))) {
            Fixture.app.settings.language = tag
            val trial = Trial.input("date", "persian")
            trial.type(day, month, "1402")
            assertEquals(tag, "2024-01-07", trial.value("q"))
        }
    }
}
