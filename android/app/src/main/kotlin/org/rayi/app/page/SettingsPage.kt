package org.rayi.app.page

import android.os.Bundle
import android.view.View
import android.widget.LinearLayout
import android.widget.RadioButton
import android.widget.RadioGroup
import org.rayi.app.Settings
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.core.Digits
import org.rayi.core.Networks
import org.rayi.core.interfaceLanguages

/** Language of app and form as one switch, digits, networks, size of letters. */
class SettingsPage : Page() {
    override val hasBack get() = true

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("settings-title"))
        draw()
    }

    private fun draw() {
        val page = look.column().apply { setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(24)) }
        val settings = app.settings
        page.choose(
            words.say("app-settings-language"),
            // Each language by its own name, so that whoever cannot read the others finds it.
            interfaceLanguages().map { it.name to it.tag },
            settings.language,
        ) { settings.language = it }
        page.choose(
            words.say("settings-digits"),
            listOf(
                words.say("settings-digits-arabic") to Digits.ARABIC_INDIC,
                words.say("app-settings-digits-extended") to Digits.EXTENDED_ARABIC_INDIC,
                words.say("settings-digits-latin") to Digits.WESTERN,
            ),
            settings.digits ?: words.digits,
        ) { settings.digits = it }
        page.choose(
            words.say("app-settings-networks"),
            listOf(
                words.say("app-networks-any") to Networks.ANY,
                words.say("app-networks-unmetered") to Networks.UNMETERED,
                words.say("app-networks-never") to Networks.NEVER,
            ),
            settings.networks,
        ) {
            settings.networks = it
            app.sync.soon()
        }
        page.choose(
            words.say("settings-text-size"),
            SIZES.zip(Settings.TEXT_SIZES).map { (id, times) -> words.say(id) to times },
            settings.textSize,
        ) { settings.textSize = it }
        fill(look.scroll(page))
    }

    /** One of several, each a line with its button; what was chosen holds at once. */
    private fun <T> LinearLayout.choose(title: String, choices: List<Pair<String, T>>, chosen: T, choose: (T) -> Unit) {
        addView(look.text(title, Letters.BOLD), look.wide(16))
        val group = RadioGroup(context)
        for ((name, value) in choices) {
            val button = RadioButton(context).apply {
                id = View.generateViewId()
                text = name
                look.write(this, Letters.BODY)
                minHeight = look.dp(Look.TARGET)
                isChecked = value == chosen
                setOnClickListener {
                    choose(value)
                    recreate()
                }
            }
            group.addView(button, look.wide())
        }
        addView(group, look.wide())
    }

    private companion object {
        val SIZES = listOf("app-text-size-small", "app-text-size-normal", "app-text-size-large", "app-text-size-largest")
    }
}
