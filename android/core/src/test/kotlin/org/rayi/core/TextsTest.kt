package org.rayi.core

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The words of the interface, as an app asks for them. */
class TextsTest {
    @Test
    fun `what is counted finds its plural form, in the digits shown`() {
        val three = mapOf("n" to TextArgument.Number(3))
        Texts(listOf("fr-FR", "ar-IQ"), null).use { texts ->
            assertEquals("ar", texts.language().tag)
            assertEquals(Direction.RTL, texts.language().direction)
            assertEquals("٣ استمارات", texts.plain("forms-count", three))
        }
        Texts(listOf("ckb"), Digits.EXTENDED_ARABIC_INDIC).use { texts ->
            assertEquals("۳ فۆڕم", texts.plain("forms-count", three))
            assertEquals("شەممە", texts.weekdayNames().first())
            assertEquals("کانوونی دووەم", texts.monthNames().first())
        }
        assertEquals(listOf("ar", "ckb", "kmr", "en"), interfaceLanguages().map { it.tag })
    }

    @Test
    fun `dates of other calendars go there and back, and their months have names`() {
        val day = DateParts(2024, 1u, 7u)
        val persian = calendarDate(Calendar.PERSIAN, day)
        assertEquals(DateParts(1402, 10u, 17u), persian)
        assertEquals(day, gregorianDate(Calendar.PERSIAN, persian!!))
        assertNull(gregorianDate(Calendar.ISLAMIC, DateParts(1445, 2u, 30u)))
        Texts(listOf("ckb"), null).use { assertEquals("بەفرانبار", it.calendarMonths(Calendar.PERSIAN)[9]) }
        Texts(listOf("en"), null).use { assertEquals(13, it.calendarMonths(Calendar.ETHIOPIAN).size) }
    }

    @Test
    fun `codes have sentences, and remedies where there is something to do`() {
        Texts(listOf("en"), null).use { texts ->
            val full = texts.remedy(Family.ERROR, "store-disk-full", emptyMap())
            assertEquals("Free some space and try again.", full)
            assertNull(texts.remedy(Family.VIOLATION, "required", emptyMap()))
            val required = ViolationView("/data/a", "required", emptyMap(), null)
            assertEquals("This question must be answered.", texts.violation(required).text)
            assertEquals("10 January 2024", texts.value("date", "2024-01-10"))
        }
    }

    @Test
    fun `a record has one line of truth`() {
        val entry = OutboxEntry("1", "poll", null, "uuid:1", null, null, OutboxState.InFlight, 3_000_000u, 7_200_000u, 1u)
        Texts(listOf("en"), null).use { texts ->
            val line = texts.outboxLine(entry, null).filter { it !in '\u2066'..'\u2069' }
            assertEquals("Sending: 3 MB of 7.2 MB", line)
            val queued = texts.outboxLine(entry.copy(state = OutboxState.Queued), Hindrance.OFFLINE)
            assertEquals("Waiting for the network", queued)
        }
        assertEquals(Hindrance.METERED, hindrance(Networks.UNMETERED, Connection.METERED))
        assertNull(hindrance(Networks.ANY, Connection.METERED))
        assertTrue("سليماني 12" != "سلیمانی ١٢" && fold("سليماني 12") == fold("سلیمانی ١٢"))
    }
}
