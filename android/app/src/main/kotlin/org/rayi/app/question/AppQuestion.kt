package org.rayi.app.question

import org.rayi.app.look.Letters
import org.rayi.core.AppView
import org.rayi.core.ItemView

/** A question that another app answers, which the form names. */
class AppQuestion(desk: Desk, item: ItemView, private val asked: AppView) : QuestionView(desk, item) {
    private val value = look.text("", Letters.BOLD)
    private val about = look.text("", Letters.SMALL)

    init {
        body.addView(value, look.wide())
        val errand = Errand(Errand.Kind.APP, path)
        body.addView(look.button(words.say("app-open")) { if (!desk.send(errand)) lack() }.apply { named(this) }, look.snug(4))
        about.visibility = GONE
        body.addView(about, look.wide(4))
    }

    private fun lack() {
        about.text = item.noAppMessage ?: words.say("app-lacks", "what" to "app", "name" to asked.name)
        about.visibility = VISIBLE
    }

    override fun draw() {
        value.text = item.value.orEmpty()
    }
}
