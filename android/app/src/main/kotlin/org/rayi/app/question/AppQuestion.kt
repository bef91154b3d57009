package org.rayi.app.question

import android.view.View
import org.rayi.app.look.Letters
import org.rayi.core.AppView
import org.rayi.core.ItemView

/** A question that another app answers, which the form names. */
class AppQuestion(desk: Desk, item: ItemView, private val asked: AppView) : QuestionView(desk, item) {
    private val value = look.text("", Letters.BOLD)
    private val about = look.text("", Letters.SMALL).apply { accessibilityLiveRegion = ACCESSIBILITY_LIVE_REGION_POLITE }
    private val clear = clearButton()

    init {
        value.textDirection = TEXT_DIRECTION_FIRST_STRONG_LTR
        body.addView(value, look.wide())
        val kind = if (item.upload == null) Errand.Kind.APP else Errand.Kind.APP_FILE
        val errand = Errand(kind, path)
        body.addView(look.button(words.say("app-open")) { if (!desk.send(errand)) lack() }.apply { named(this) }, look.snug(4))
        about.visibility = GONE
        body.addView(about, look.wide(4))
        body.addView(clear, look.snug(4))
    }

    private fun lack() {
        about.text = item.noAppMessage ?: words.say("app-lacks", "what" to "app", "name" to asked.name)
        about.visibility = VISIBLE
    }

    override fun draw() {
        value.text = item.value.orEmpty()
        val isAnswered = !item.value.isNullOrEmpty()
        value.visibility = if (isAnswered) View.VISIBLE else View.GONE
        clear.visibility = if (isAnswered && !item.readOnly) VISIBLE else GONE
    }
}
