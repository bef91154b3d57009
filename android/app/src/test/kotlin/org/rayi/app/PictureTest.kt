package org.rayi.app

import android.app.Activity
import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Canvas
import android.view.View
import android.widget.ScrollView
import java.io.File
import java.nio.file.Path
import kotlin.io.path.createDirectories
import kotlin.io.path.exists
import kotlin.io.path.outputStream
import kotlin.io.path.readBytes
import kotlin.math.abs
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.interview.InterviewPage
import org.rayi.app.interview.OverviewPage
import org.rayi.app.page.AboutPage
import org.rayi.app.page.DraftsPage
import org.rayi.app.page.FormsPage
import org.rayi.app.page.OfferedPage
import org.rayi.app.page.OutboxPage
import org.rayi.app.page.ProjectsPage
import org.rayi.app.page.SettingsPage
import org.rayi.core.FormUpdates
import org.rayi.core.Session
import org.robolectric.Robolectric
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment

/**
 * Each page as it looks, beside the picture of it that somebody has looked at. The fonts are Robolectric's own, so the
 * machine plays no part. `mvn test -Dpictures=write` writes the pictures anew: look at them before they are kept.
 */
@RunWith(RobolectricTestRunner::class)
class PictureTest {
    private var tag = ""
    private var name = ""

    @Test
    fun `Arabic, light`() = pages("ar", "light", LIGHT)

    @Test
    fun `Arabic, dark`() = pages("ar", "dark", DARK)

    @Test
    fun `Arabic, large`() = pages("ar", "large", LARGE)

    @Test
    fun `Sorani, light`() = pages("ckb", "light", LIGHT)

    @Test
    fun `Sorani, dark`() = pages("ckb", "dark", DARK)

    @Test
    fun `Sorani, large`() = pages("ckb", "large", LARGE)

    @Test
    fun `English, light`() = pages("en", "light", LIGHT)

    @Test
    fun `English, dark`() = pages("en", "dark", DARK)

    @Test
    fun `English, large`() = pages("en", "large", LARGE)

    @Test
    fun `controls, in Arabic`() = controls("ar") { words -> ARABIC.getValue(words) }

    @Test
    fun `controls, in English`() = controls("en") { it }

    /** Scales, rows and areas, with their words in the language of the app. */
    private fun controls(tag: String, word: (String) -> String) {
        this.tag = tag
        name = "$tag-light"
        RuntimeEnvironment.setQualifiers(LIGHT)
        Fixture.app.settings.language = tag
        val language = if (tag == "ar") "العربية (ar)" else "English (en)"
        val plain = Everything.form.decodeToString().replace("English (en)", language)
        val form = ARABIC.keys.fold(plain) { xml, words -> xml.replace(">$words<", ">${word(words)}<") }
        val draft = Fixture.app.store().begin(Fixture.keep(form.toByteArray(), Everything.media), tag)
        val session = Fixture.app.store().sitting(draft) as Session
        for ((path, value) in listOf("/data/pick/bare" to "south", "/data/pick/areas" to "lake", "/data/row/likert" to "north", "/data/scale/lying" to "3", "/data/scale/upright" to "2", "/data/scale/stars" to "4", "/data/day/persian" to "2024-01-07")) {
            session.answer(path, value)
        }
        for (page in listOf("/data/pick/bare", "/data/pick/areas", "/data/row/likert", "/data/scale/lying", "/data/scale/upright", "/data/day/persian")) {
            session.jump(page)
            val shown = Fixture.open(InterviewPage.of(Fixture.app, draft)).get()
            val question = Finger(shown).questions().first { it.item.path == page }
            picture("controls-" + page.substringAfterLast('/'), shown, around = question)
        }
    }

    /** No picture has the day, the zone or this device's own key in it: [Scenes] has others in their place. */
    private fun pages(tag: String, kind: String, qualifiers: String) {
        this.tag = tag
        name = "$tag-$kind"
        RuntimeEnvironment.setQualifiers(qualifiers)
        Fixture.app.settings.language = tag
        Phone.hasCamera()
        Phone.knowsPlaces()
        val photos = Fixture.keep("site-photos")
        val visit = Fixture.keep("household-visit")
        shoot<FormsPage>("forms")
        interview(photos)
        interview(visit)
        Fixture.app.die()
        Fixture.app.around = ::Scenes
        shoot<ProjectsPage>("projects")
        shoot<OfferedPage>("offered")
        shoot<DraftsPage>("drafts")
        shoot<OutboxPage>("outbox")
        shoot<AboutPage>("about")
        settings()
    }

    /** What is the phone's, and below it what is the project's. */
    private fun settings() {
        val store = Fixture.app.store()
        store.set(store.settings.copy(formUpdates = FormUpdates.MATCH_EXACTLY, updateMinutes = 60u))
        val page = Fixture.page<SettingsPage>().get()
        picture("settings", page)
        Finger(page).shown().filterIsInstance<ScrollView>().single().let { it.scrollTo(0, it.getChildAt(0).height) }
        picture("settings-project", page)
    }

    private fun interview(form: String) {
        val draft = Fixture.app.store().begin(form, tag)
        val session = Fixture.app.store().sitting(draft) as Session
        if (form == "site-photos") {
            picture("interview-choices", Fixture.open(InterviewPage.of(Fixture.app, draft)).get())
            session.answer("/data/site_type", "school")
            session.answer("/data/site", "s_kalar1")
            session.attach("/data/photos/front", "front.jpg", Fixture.photo())
            session.jump("/data/photos/front")
            picture("interview-photos", Fixture.open(InterviewPage.of(Fixture.app, draft)).get())
        } else {
            Fixture.answerHousehold(session)
            for (place in PLACES) {
                assertTrue("$place is not asked", session.jump(place))
                picture("interview-" + place.substringAfterLast('/'), Fixture.open(InterviewPage.of(Fixture.app, draft)).get())
            }
            val overview = Robolectric.buildActivity(OverviewPage::class.java, OverviewPage.of(Fixture.app, draft, check = true)).setup()
            picture("overview", overview.get())
        }
    }

    private inline fun <reified P : Activity> shoot(page: String) {
        val shown = Fixture.page<P>().get()
        Fixture.done()
        picture(page, shown)
    }

    /** The page, from its top or from one of its questions on. */
    private fun picture(page: String, activity: Activity, around: View? = null) {
        Finger.settle()
        around?.let { question ->
            draw(activity.window.decorView)
            Finger(activity).shown().filterIsInstance<ScrollView>().first().scrollTo(0, question.top)
        }
        val drawn = draw(activity.window.decorView)
        val file = folder.resolve("$name-$page.png")
        if (System.getProperty("rayi.pictures.mode") == "write") {
            folder.createDirectories()
            file.outputStream().use { drawn.compress(Bitmap.CompressFormat.PNG, 100, it) }
            return
        }
        assertTrue("no picture of $page: write it and look at it", file.exists())
        val bytes = file.readBytes()
        val wanted = BitmapFactory.decodeByteArray(bytes, 0, bytes.size)
        assertEquals("size of $name-$page", wanted.width to wanted.height, drawn.width to drawn.height)
        val apart = apart(wanted, drawn)
        if (apart > TOLERATED) {
            val seen = File("target/pictures").apply { mkdirs() }.resolve("$name-$page.png")
            seen.outputStream().use { drawn.compress(Bitmap.CompressFormat.PNG, 100, it) }
            throw AssertionError("$name-$page differs in ${apart * 100} % of its pixels: see ${seen.path}")
        }
    }

    private fun draw(view: View): Bitmap {
        val metrics = view.resources.displayMetrics
        val exactly = { size: Int -> View.MeasureSpec.makeMeasureSpec(size, View.MeasureSpec.EXACTLY) }
        view.measure(exactly(metrics.widthPixels), exactly(metrics.heightPixels))
        view.layout(0, 0, metrics.widthPixels, metrics.heightPixels)
        val bitmap = Bitmap.createBitmap(view.width, view.height, Bitmap.Config.ARGB_8888)
        view.draw(Canvas(bitmap))
        return fewer(bitmap)
    }

    /** Sixteen shades of each colour: nobody sees the difference, and the pictures take half the room. */
    private fun fewer(bitmap: Bitmap): Bitmap {
        val pixels = IntArray(bitmap.width * bitmap.height)
        bitmap.getPixels(pixels, 0, bitmap.width, 0, 0, bitmap.width, bitmap.height)
        for (at in pixels.indices) pixels[at] = (pixels[at] and 0xF0F0F0) * 17 / 16 or (0xFF shl 24)
        return Bitmap.createBitmap(pixels, bitmap.width, bitmap.height, Bitmap.Config.ARGB_8888)
    }

    /** The part of the pixels whose colours are clearly other ones. */
    private fun apart(one: Bitmap, other: Bitmap): Double {
        val left = IntArray(one.width * one.height).also { one.getPixels(it, 0, one.width, 0, 0, one.width, one.height) }
        val right = IntArray(left.size).also { other.getPixels(it, 0, one.width, 0, 0, one.width, one.height) }
        val differ = left.indices.count { at -> SHIFTS.any { abs((left[at] shr it and 0xFF) - (right[at] shr it and 0xFF)) > CLEARLY } }
        return differ.toDouble() / left.size
    }

    companion object {
        private val folder: Path = Path.of(checkNotNull(System.getProperty("rayi.pictures")))
        private val SHIFTS = listOf(0, 8, 16)
        private const val CLEARLY = 48
        private const val TOLERATED = 0.005
        private val PLACES = listOf(
            "/data/visit/enum_code", "/data/place/governorate", "/data/place/hh_gps", "/data/household/members[1]/m_name",
            "/data/dwelling/water_quality", "/data/dwelling/power_hours", "/data/dwelling/needs", "/data/agree/agree_text",
        )

        private val ARABIC = mapOf(
            "bare" to "أين تسكن؟", "two" to "أين تعمل؟", "pack" to "أين تدرس؟", "areas" to "المنطقة على الصورة", "North" to "الشمال", "South" to "الجنوب",
            "Lake" to "البحيرة", "likert" to "ما رأيك؟", "lying" to "كم مرة؟", "plain" to "بلا علامات", "upright" to "كم الارتفاع؟", "wheel" to "كم العدد؟",
            "stars" to "كم نجمة؟", "named" to "كم بقي؟", "None" to "لا شيء", "All" to "الكل", "persian" to "تاريخ الميلاد", "buddhist" to "تاريخ الزيارة",
        )

        private const val LIGHT = "w360dp-h640dp-port-notnight-mdpi"
        private const val DARK = "w360dp-h640dp-port-night-mdpi"
        private const val LARGE = "w600dp-h960dp-port-notnight-ldpi"
    }
}
