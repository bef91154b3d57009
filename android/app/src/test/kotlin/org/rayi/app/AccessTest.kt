package org.rayi.app

import android.app.Activity
import android.view.View
import android.widget.Button
import android.widget.CompoundButton
import android.widget.EditText
import android.widget.SeekBar
import android.widget.Spinner
import android.widget.TextView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.interview.InterviewPage
import org.rayi.app.interview.OverviewPage
import org.rayi.app.look.Colours
import org.rayi.app.page.AboutPage
import org.rayi.app.page.DraftsPage
import org.rayi.app.page.FormsPage
import org.rayi.app.page.OutboxPage
import org.rayi.app.page.ProjectsPage
import org.rayi.app.page.SettingsPage
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner

/** For whoever sees little, hears the screen, or has large fingers. */
@RunWith(RobolectricTestRunner::class)
class AccessTest {
    @Test
    fun `every control has a name and a place that a finger finds, in every language`() {
        for (tag in Settings.LANGUAGES) {
            Fixture.app.settings.language = tag
            everyPage { name, page -> controls("$tag $name", page) }
        }
    }

    @Test
    fun `letters of twice the size lose nothing`() {
        Fixture.app.settings.textSize = 2f
        for (tag in listOf("ar", "en")) {
            Fixture.app.settings.language = tag
            everyPage { name, page -> whole("$tag $name", page) }
        }
    }

    @Test
    fun `what is read together has contrast`() {
        for (colours in listOf(Colours.LIGHT, Colours.DARK)) with(colours) {
            for ((ink, ground) in listOf(
                ink to paper, ink to card, faint to paper, faint to card, accent to paper, accent to card, onAccent to accent, bad to paper, bad to card,
            )) {
                val contrast = contrast(ink, ground)
                assertTrue("%x on %x: %.1f".format(ink, ground, contrast), contrast >= 4.5)
            }
        }
    }

    @Test
    fun `a screen reader goes through a question in its order`() {
        Fixture.app.settings.language = "en"
        val form = Fixture.keep(Fixture.form("<c/>", """<bind nodeset="/data/c" required="true()"/>""",
            """<select1 ref="/data/c"><label>Which one</label><hint>Look well</hint><item><label>This</label><value>a</value></item><item><label>That</label><value>b</value></item></select1>"""))
        val read = Finger(Fixture.interview(form).get()).questions().single()
        val words = Finger.below(read).filter { it is TextView }.map { (it as TextView).text.toString() }
        assertEquals(listOf("Which one", "Required", "Look well", "This", "That"), words)
    }

    /** Each page with something on it; an interview's questions of every kind that a sample form has. */
    private fun everyPage(look: (String, Activity) -> Unit) {
        Phone.hasCamera()
        val form = Fixture.keep("household-visit")
        val tag = Fixture.app.settings.language
        val draft = Fixture.app.store().begin(form, tag)
        val session = Fixture.app.store().sitting(draft)
        Fixture.answerHousehold(session)
        for (place in PLACES) {
            assertTrue("$place is not asked", session.jump(place))
            look(place, Fixture.open(InterviewPage.of(Fixture.app, draft)).get())
        }
        look("overview", Robolectric.buildActivity(OverviewPage::class.java, OverviewPage.of(Fixture.app, draft, true)).setup().get())
        look("forms", Fixture.page<FormsPage>().get())
        look("drafts", Fixture.page<DraftsPage>().get())
        look("outbox", Fixture.page<OutboxPage>().get())
        look("projects", Fixture.page<ProjectsPage>().get())
        look("settings", Fixture.page<SettingsPage>().get())
        look("about", Fixture.page<AboutPage>().get())
        // Each control once more, in the two directions.
        if (tag != "ar" && tag != "en") return
        val every = Fixture.app.store().begin(Fixture.keep(Everything.form, Everything.media), tag)
        for (place in Everything.pages) {
            assertTrue("$place is not asked", Fixture.app.store().sitting(every).jump(place))
            look(place, Fixture.open(InterviewPage.of(Fixture.app, every)).get())
        }
    }

    private fun controls(where: String, page: Activity) {
        layOut(page)
        val target = (TARGET * page.resources.displayMetrics.density).toInt() - 1
        val found = Finger(page).shown().filter { (it.isClickable || it is EditText || it is SeekBar) && it !is android.widget.AdapterView<*> || it is Spinner }
        assertTrue("$where has no control", found.isNotEmpty())
        for (view in found) {
            val name = Finger.nameOf(view)
            val isLabelled = view is EditText && Finger(page).shown().any { it is TextView && it.labelFor == view.id && it.text.isNotEmpty() }
            assertTrue("$where: ${view::class.simpleName} has no name", isLabelled || name.isNotBlank())
            assertTrue("$where: “$name” is ${view.width}×${view.height}", view.width >= target && view.height >= target)
        }
    }

    /** No line of a text is cut off, by its own view or by the one around it. */
    private fun whole(where: String, page: Activity) {
        layOut(page)
        for (view in Finger(page).shown().filterIsInstance<TextView>()) {
            val layout = view.layout ?: continue
            if (view.text.isEmpty() || view is EditText) continue
            assertTrue("$where: “${view.text}” is shortened", (0 until layout.lineCount).all { layout.getEllipsisCount(it) == 0 })
            val needed = layout.height + view.compoundPaddingTop + view.compoundPaddingBottom
            assertTrue("$where: “${view.text}” needs $needed and has ${view.height}", view.height >= needed - 1 || view is CompoundButton && view.height >= layout.height)
            val widest = (0 until layout.lineCount).maxOf { layout.getLineMax(it) }
            val room = view.width - view.compoundPaddingLeft - view.compoundPaddingRight
            assertTrue("$where: “${view.text}” is ${widest.toInt()} wide in $room", widest <= room + 1)
        }
    }

    private fun layOut(page: Activity) {
        Finger.settle()
        val root = page.window.decorView
        val metrics = page.resources.displayMetrics
        root.measure(View.MeasureSpec.makeMeasureSpec(metrics.widthPixels, View.MeasureSpec.EXACTLY), View.MeasureSpec.makeMeasureSpec(metrics.heightPixels, View.MeasureSpec.EXACTLY))
        root.layout(0, 0, metrics.widthPixels, metrics.heightPixels)
    }

    private fun contrast(one: Int, other: Int): Double {
        val (light, dark) = listOf(one, other).map { android.graphics.Color.luminance(it).toDouble() }.sortedDescending()
        return (light + 0.05) / (dark + 0.05)
    }

    private companion object {
        const val TARGET = 48
        val PLACES = listOf(
            "/data/visit/enum_code", "/data/place/governorate", "/data/place/setting", "/data/place/hh_gps", "/data/place/door_photo",
            "/data/agree/agree_text", "/data/agree/signature", "/data/household/members[1]/m_name", "/data/dwelling/water",
            "/data/dwelling/water_quality", "/data/dwelling/power_hours", "/data/dwelling/needs", "/data/voice_note", "/data/comments",
        )
    }
}
