package org.rayi.app

import android.app.Activity
import android.widget.ListView
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.interview.InterviewPage
import org.rayi.app.interview.OverviewPage
import org.rayi.app.page.FormsPage
import org.rayi.app.page.OfferedPage
import org.rayi.app.page.OutboxPage
import org.rayi.app.page.ProjectsPage
import org.rayi.core.Answer
import org.rayi.core.Collector
import org.rayi.core.Fixtures
import org.rayi.core.SessionInterface
import org.rayi.core.Walk
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController
import org.w3c.dom.Element

/** The walks of the sample forms, through the screens, to a running collector. */
@RunWith(RobolectricTestRunner::class)
class WalkTest {
    @Test
    fun `a poll in four languages`() = walk("coalition-poll")

    @Test
    fun `a household in Sorani and English`() = walk("household-visit")

    @Test
    fun `a household in Arabic`() = walk("household-visit", "ar")

    @Test
    fun `a household in Kurmanji`() = walk("household-visit", "kmr")

    @Test
    fun `a roster of a thousand questions`() = walk("large-roster")

    @Test
    fun `both ends of the roster in Arabic`() = walkEnds("large-roster", "ar")

    @Test
    fun `both ends of the roster in Sorani`() = walkEnds("large-roster", "ckb")

    @Test
    fun `both ends of the roster in Kurmanji`() = walkEnds("large-roster", "kmr")

    @Test
    fun `a place with its photos in Arabic`() = walk("site-photos", "ar")

    @Test
    fun `a place with its photos in Sorani`() = walk("site-photos", "ckb")

    @Test
    fun `a place with its photos in Kurmanji`() = walk("site-photos", "kmr")

    @Test
    fun `a place with its photos in English`() = walk("site-photos", "en")

    /** All walks of a form, each in its own language or in the one that is named. */
    private fun walk(stem: String, tag: String? = null) {
        Phone.hasCamera()
        Phone.knowsPlaces()
        Collector().use { collector ->
            serveBy(collector.url)
            val title = Regex("<h:title>([^<]+)<").find(Fixtures.form("$stem.xml").decodeToString())!!.groupValues[1]
            fetch(title)
            for (walk in Fixtures.walks("$stem.json")) {
                Fixture.app.settings.language = tag ?: walk.language.substringAfterLast('(').trimEnd(')')
                val before = collector.received().toSet()
                val interview = begin(title)
                val walker = Walker(interview.get(), walk, walk.repeats)
                walker.toTheEnd()
                interview.pause().stop().destroy()
                assertEquals("answered but never asked", emptySet<String>(), walk.answers.keys - walker.seen)
                assertEquals("not asked", emptySet<String>(), walk.asked.toSet() - walker.seen)
                assertEquals("asked all the same", emptySet<String>(), walk.notAsked.toSet() intersect walker.seen)
                send()
                arrived((collector.received().toSet() - before).single(), walk, isTranslated = tag != null && !walk.language.endsWith("($tag)"))
            }
        }
    }

    /** A long walk in another language: its ends by the screens, what is between by the core, and a jump over it. */
    private fun walkEnds(stem: String, tag: String) = Collector().use { collector ->
        serveBy(collector.url)
        val title = Regex("<h:title>([^<]+)<").find(Fixtures.form("$stem.xml").decodeToString())!!.groupValues[1]
        fetch(title)
        val walk = Fixtures.walks("$stem.json").single()
        Fixture.app.settings.language = tag
        val interview = begin(title)
        val session = Fixture.app.store().sitting(Fixture.app.store().rayi.drafts().single().id)
        val paths = walk.answers.keys.toList()
        val middle = paths.drop(ENDS).dropLast(ENDS)
        val walker = Walker(interview.get(), walk)
        walker.to(middle.first())
        for (path in middle) assertTrue("$path is not taken", session.answer(path, walk.answers.getValue(path)) is Answer.Accepted)
        assertEquals(tag, Fixture.app.words().tag)
        assertEquals("not in its language", tag, Finger(interview.get()).questions().first().item.label.languageTag)
        jump(interview, paths[paths.size - ENDS], session)
        walker.toTheEnd()
        interview.pause().stop().destroy()
        assertEquals("not asked", emptySet<String>(), (paths.take(ENDS) + paths.takeLast(ENDS)).toSet() - walker.seen)
        assertTrue("all of it was walked", walker.seen.size < paths.size / 2)
        send()
        arrived(collector.received().single(), walk, isTranslated = true)
    }

    /** Through the overview, as a person who knows where to go. */
    private fun jump(interview: ActivityController<InterviewPage>, path: String, session: SessionInterface) {
        val draft = session.draftId()
        interview.pause()
        val page = Robolectric.buildActivity(OverviewPage::class.java, OverviewPage.of(Fixture.app, draft, check = false)).setup()
        val list = Finger(page.get()).shown().filterIsInstance<ListView>().single()
        val at = session.outline().indexOfFirst { it.path == path }
        list.adapter.getView(at, null, list).performClick()
        assertTrue("the tap leads nowhere", page.get().isFinishing)
        page.pause().stop().destroy()
        interview.resume()
        Finger.settle()
    }

    private fun serveBy(url: String) {
        val page = Fixture.page<ProjectsPage>()
        val finger = Finger(page.get())
        finger.type(finger.fields().single(), url)
        finger.press(page.get().words.say("app-project-add"))
        assertTrue("the server is not taken: ${finger.words()}", page.get().isFinishing)
        page.pause().stop().destroy()
    }

    private fun fetch(title: String) {
        val page = Fixture.page<OfferedPage>()
        val finger = Finger(page.get())
        Fixture.done()
        finger.press(finger.shown().first { it.isClickable && Finger.nameOf(it).startsWith(title) })
        Fixture.done()
        assertTrue("not fetched: ${finger.words()}", finger.says(page.get().words.say("app-form-same")))
        page.pause().stop().destroy()
    }

    private fun begin(title: String): ActivityController<InterviewPage> {
        val page = Fixture.page<FormsPage>()
        Finger(page.get()).let { finger -> finger.press(finger.shown().first { it.isClickable && Finger.nameOf(it).startsWith(title) }) }
        val intent = shadowOf(page.get()).nextStartedActivity
        page.pause().stop().destroy()
        return Fixture.open(intent)
    }

    private fun send() {
        val page = Fixture.page<OutboxPage>()
        Finger(page.get()).press(page.get().words.say("send-now"))
        Fixture.sent()
        val delivered = page.get().words.say("app-line-delivered", "time" to "").substringBefore('\u2068')
        assertTrue("not delivered: ${Finger(page.get()).words()}", Finger(page.get()).words().any { it.startsWith(delivered) })
        page.pause().stop().destroy()
    }

    /** What the collector has is what the walk answered and expects. */
    private fun arrived(record: String, walk: Walk, isTranslated: Boolean) {
        val root = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(record.byteInputStream()).documentElement
        for ((path, value) in walk.expect) {
            // The form keeps the label of a choice as it was shown; the walk knows it in its own language.
            if (isTranslated && path in LABELS) continue
            assertEquals(path, value.takeIf { it != "{irrelevant}" }, at(root, path)?.textContent)
        }
        for ((path, value) in walk.answers) {
            val found = at(root, path)?.textContent
            when {
                value.endsWith(".jpg") -> assertTrue("$path is $found", found.orEmpty().endsWith(".jpg"))
                value.any { it == ' ' } && value.any { it == '.' } -> assertEquals(path, numbers(value), numbers(found.orEmpty()))
                // Of several choices the order is the list's, which may be drawn by lot; a rank's is the answer.
                ' ' in value && "needs" !in path -> assertEquals(path, value.split(' ').sorted(), found.orEmpty().split(' ').sorted())
                else -> assertEquals(path, ascii(value), ascii(found.orEmpty()))
            }
        }
    }

    private fun numbers(place: String) = place.split(' ', ';').filter { it.isNotEmpty() }.map { it.toDouble() }

    private fun at(root: Element, path: String): Element? = path.split('/').drop(2).fold(root as Element?) { node, step ->
        val name = step.substringBefore('[')
        val position = step.substringAfter('[', "1]").removeSuffix("]").toInt()
        node?.let { parent ->
            (0 until parent.childNodes.length).map { parent.childNodes.item(it) }.filterIsInstance<Element>()
                .filter { it.tagName.substringAfter(':') == name }.getOrNull(position - 1)
        }
    }

    private companion object {
        const val ENDS = 12
        val LABELS = setOf("/data/dwelling/dwelling_label")
    }
}
