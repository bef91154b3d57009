package org.rayi.app

import android.app.Activity
import android.content.Intent
import android.view.View
import org.junit.Assert.assertNotNull
import org.rayi.app.interview.InterviewPage
import org.rayi.app.question.QuestionView
import org.rayi.core.MediaFile
import org.robolectric.Shadows.shadowOf
import org.robolectric.android.controller.ActivityController

/** An interview of a small form, with a finger on its page. */
class Trial(xml: ByteArray, media: List<MediaFile> = emptyList(), at: String? = null) {
    val page: ActivityController<InterviewPage> = open(xml, media, at)
    val finger = Finger { page.get().window.decorView }

    fun question(name: String): QuestionView = finger.questions().first { it.item.path.substringAfterLast('/') == name }

    fun value(name: String): String = question(name).item.value.orEmpty()

    /** A finger on this question alone. */
    fun on(name: String) = Finger { question(name) }

    fun layOut(): Trial = apply {
        Finger.settle()
        val root = page.get().window.decorView
        val metrics = root.resources.displayMetrics
        val exactly = { size: Int -> View.MeasureSpec.makeMeasureSpec(size, View.MeasureSpec.EXACTLY) }
        root.measure(exactly(metrics.widthPixels), exactly(metrics.heightPixels))
        root.layout(0, 0, metrics.widthPixels, metrics.heightPixels)
    }

    /** What another app was asked for; it comes back with this. */
    fun answered(answer: Intent): Intent {
        val asked = shadowOf(page.get()).nextStartedActivityForResult
        assertNotNull("no app was asked", asked)
        shadowOf(page.get()).receiveResult(asked.intent, Activity.RESULT_OK, answer)
        Finger.settle()
        return asked.intent
    }

    companion object {
        private var made = 0

        private fun open(xml: ByteArray, media: List<MediaFile>, at: String?): ActivityController<InterviewPage> {
            // One form cannot take the place of another that a draft still needs.
            val own = xml.decodeToString().replace("<data id=\"trial\"", "<data id=\"trial-${++made}\"").toByteArray()
            val draft = Fixture.app.store().begin(Fixture.keep(own, media), Fixture.app.settings.language)
            at?.let { check(Fixture.app.store().sitting(draft).jump(it)) { "$it is not asked" } }
            return Fixture.open(InterviewPage.of(Fixture.app, draft))
        }

        /** The form that has everything, at one of its questions. */
        fun everything(at: String) = Trial(Everything.form, Everything.media, at)

        /** One question of a form that has no other. */
        fun of(control: String, type: String = "string", more: String = "", media: List<MediaFile> = emptyList()) =
            Trial(Fixture.form("<q/>", """$more<bind nodeset="/data/q" type="$type"/>""", control), media)

        fun input(type: String, appearance: String = "", more: String = "") =
            of("""<input ref="/data/q" appearance="$appearance" $more><label>Question</label></input>""", type)
    }
}
