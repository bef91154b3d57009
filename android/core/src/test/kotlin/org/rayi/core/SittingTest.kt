package org.rayi.core

import java.nio.file.Path
import kotlin.io.path.createDirectory
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertInstanceOf
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

/** What a sitting asks of the platform: who and where, sound, an overview, words to draw. */
@Timeout(120)
class SittingTest {
    @TempDir
    lateinit var folder: Path

    @Test
    fun `the form's wishes reach the device and the log goes with the record`() {
        opened().use { rayi ->
            val session = rayi.begin("sitting", null)
            val wishes = session.auditWishes()!!
            assertTrue(wishes.identifyUser && wishes.trackChanges && wishes.reasonsOnEdit)
            assertEquals(LocationWishes("balanced", 10_000uL, 60_000uL), wishes.location)
            assertTrue(session.needsUser())
            assertEquals("user-not-identified", failure { session.answer("/data/a", "1") })
            session.identify("sara")
            assertFalse(session.needsUser())

            val requests = session.deviceRequests()
            assertEquals(listOf("/data/where", "/data/sound"), requests.map { it.path })
            assertEquals(DeviceRequestKind.Geopoint, requests[0].kind)
            assertEquals(DeviceRequestKind.Audio(AudioQuality.VOICE_ONLY), requests[1].kind)
            assertEquals(emptyList<DeviceRequest>(), session.deviceRequests(), "each is told once")
            accepted(session.answer("/data/where", "36.2 44 400 5"))

            session.noteEvent(PlatformEvent.LOCATION_TRACKING_ENABLED)
            session.locate(Location(36.2, 44.0, 5.0, System.currentTimeMillis(), false))
            accepted(session.answer("/data/a", "1"))
            session.addRepeat("/data/r")
            accepted(session.answer("/data/r[1]/b", "2"))
            session.leave()
            val draft = session.draftId()
            session.close()

            val again = rayi.resume(draft)
            again.identify("ali")
            accepted(again.answer("/data/a", "3"))
            assertTrue(again.needsReason())
            assertEquals("change-reason-missing", failure { again.finalise() })
            again.giveReason("miscounted")
            val entry = assertInstanceOf(Finalised.Queued::class.java, again.finalise()).entry
            val log = rayi.record(entry.id).last()
            assertEquals("audit.csv", log.name)
            val lines = String(log.bytes).lines()
            assertTrue(lines.first().startsWith("event,node,start,end,latitude,longitude,accuracy"), lines.first())
            assertTrue(lines.any { it.startsWith("location tracking enabled,") }, "$lines")
            assertTrue(lines.any { "sara" in it } && lines.any { "ali" in it && "miscounted" in it }, "$lines")
        }
    }

    @Test
    fun `the overview is a tree, and a jump goes to its questions`() {
        opened().use { rayi ->
            val session = rayi.begin("sitting", null)
            session.identify("sara")
            accepted(session.answer("/data/a", "1"))
            session.addRepeat("/data/r")
            accepted(session.answer("/data/r[1]/b", "2"))
            val lines = session.outline()
            assertEquals(
                listOf(LineKind.QUESTION, LineKind.OPEN_REPEAT, LineKind.INSTANCE, LineKind.QUESTION),
                lines.map { it.kind },
            )
            assertEquals(listOf(0u, 0u, 1u, 2u), lines.map { it.depth })
            assertEquals(1u, lines[2].number)
            assertEquals("2", lines[3].answer)
            assertNull(lines[2].answer)
            assertTrue(session.jump(lines[0].path))
            assertEquals(listOf("/data/a"), session.screen().items.map { it.path })
            assertTrue(session.jump(lines[3].path))
            assertEquals(listOf("/data/r[1]/b"), session.screen().items.map { it.path })
            session.close()
        }
    }

    @Test
    fun `a label's Markdown is blocks of runs`() {
        opened().use { rayi ->
            val session = rayi.begin("sitting", null)
            val blocks = textBlocks(session.item("/data/a")!!.label.text)
            assertEquals(listOf(1.toUByte(), 0.toUByte()), blocks.map { it.heading })
            assertEquals(listOf("How many"), blocks[0].runs.map { it.text })
            val runs = blocks[1].runs
            assertEquals("all", runs.single { it.style.bold }.text)
            assertEquals("https://example.org/", runs.single { it.text == "more" }.style.link)
            assertEquals(emptyList<String>(), runs.mapNotNull { it.style.link }.filter { "javascript" in it })
            session.close()
        }
    }

    @Test
    fun `a workbook is a form, and what is wrong with it has its cell`() {
        val sheet = "| survey |\n| | type | name | label |\n"
        val broken = convertForm("$sheet| | txt | a | A |\n".toByteArray(), "visit", emptyList())
        assertNull(broken.xml)
        val found = broken.report.diagnostics.single()
        assertEquals("type-unknown" to "B3", found.code to found.cell?.address)
        assertEquals("text", found.parameters["meant"])
        val source = "$sheet| | text | a | A |\n".toByteArray()
        assertEquals("visit", convertForm(source, "visit", emptyList()).report.form?.id)
        opened().use { rayi ->
            assertEquals("data", rayi.addForm(source, emptyList()).form?.id)
            val session = rayi.begin("data", null)
            accepted(session.answer("/data/a", "x"))
            session.close()
        }
    }

    private fun opened(): Rayi {
        val rayi = Rayi.open(folder.resolve("store").createDirectory().toString(), CountingVault())
        val report = rayi.addForm(Fixtures.platform("sitting.xml"), emptyList())
        assertEquals("sitting", report.form?.id, "refused: ${report.diagnostics}")
        assertEquals(emptyList<Diagnostic>(), report.diagnostics)
        return rayi
    }

    private fun failure(call: () -> Unit): String =
        assertThrows(RayiException.Failed::class.java) { call() }.code

    private fun accepted(answer: Answer) {
        assertInstanceOf(Answer.Accepted::class.java, answer)
    }
}
