package org.rayi.app.page

import android.os.Bundle
import android.view.View
import android.widget.LinearLayout
import android.widget.RadioButton
import android.widget.RadioGroup
import org.rayi.app.Settings
import org.rayi.app.Store
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.core.Digits
import org.rayi.core.FormUpdates
import org.rayi.core.Lock
import org.rayi.core.Networks
import org.rayi.core.ProjectSettings
import org.rayi.core.interfaceLanguages

/** Language of app and form as one switch, digits, size of letters; and what the project in front is set to. */
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
            words.say("settings-text-size"),
            SIZES.zip(Settings.TEXT_SIZES).map { (id, times) -> words.say(id) to times },
            settings.textSize,
        ) { settings.textSize = it }
        // Without a project there is nothing else to set.
        reading { if (app.project() == null) null else app.store() }?.let { page.project(it) }
        fill(look.scroll(page))
    }

    /** What the project in front is set to, as far as whoever set it up leaves it to the person. */
    private fun LinearLayout.project(store: Store) {
        val settings = store.settings
        addView(look.text(store.project.name, Letters.TITLE), look.wide(24))
        if (!store.isLocked(Lock.SETTINGS) && !store.isLocked(Lock.NETWORKS)) {
            choose(
                words.say("app-settings-networks"),
                listOf(
                    words.say("app-networks-any") to Networks.ANY,
                    words.say("app-networks-unmetered") to Networks.UNMETERED,
                    words.say("app-networks-never") to Networks.NEVER,
                ),
                store.networks,
            ) { set(store, settings.copy(networks = it)) }
        }
        if (!store.isLocked(Lock.SETTINGS) && !store.isLocked(Lock.FORM_UPDATES)) updates(store, settings)
        if (!store.isLocked(Lock.SETTINGS) && !store.isLocked(Lock.IMAGE_SIZE)) {
            choose(
                words.say("app-settings-pictures"),
                PIXELS.map { pixels -> pictures(pixels) to pixels },
                settings.maxPixels,
            ) { set(store, settings.copy(maxPixels = it)) }
        }
        if (!store.isLocked(Lock.SETTINGS) && !store.isLocked(Lock.DELETE_SENT)) {
            choose(
                words.say("app-settings-sent"),
                listOf(words.say("app-sent-keep") to false, words.say("app-sent-delete") to true),
                settings.deleteSent == true,
            ) { set(store, settings.copy(deleteSent = it)) }
        }
        if (LOCKS.any(store::isLocked)) addView(look.text(words.say("app-settings-locked"), Letters.SMALL), look.wide(16))
    }

    private fun LinearLayout.updates(store: Store, settings: ProjectSettings) {
        val mode = settings.formUpdates ?: FormUpdates.MANUAL
        val fetches = mode == FormUpdates.PREVIOUSLY_DOWNLOADED && settings.fetchUpdates == true
        choose(
            words.say("app-settings-forms"),
            listOf(
                words.say("app-forms-manual") to (FormUpdates.MANUAL to false),
                words.say("app-forms-tell") to (FormUpdates.PREVIOUSLY_DOWNLOADED to false),
                words.say("app-forms-known") to (FormUpdates.PREVIOUSLY_DOWNLOADED to true),
                words.say("app-forms-all") to (FormUpdates.MATCH_EXACTLY to false),
            ),
            mode to fetches,
        ) { (wanted, fetching) -> set(store, settings.copy(formUpdates = wanted, fetchUpdates = fetching)) }
        if (mode == FormUpdates.MANUAL) return
        choose(
            words.say("app-settings-every"),
            MINUTES.map { minutes -> words.say("app-every", "minutes" to minutes) to minutes },
            settings.updateMinutes?.toInt() ?: MINUTES.first(),
        ) { set(store, settings.copy(updateMinutes = it.toUInt())) }
    }

    private fun pictures(pixels: UInt?): String =
        if (pixels == null) words.say("app-picture-original") else words.say("app-picture-pixels", "pixels" to pixels.toInt())

    private fun set(store: Store, wanted: ProjectSettings) {
        trying { store.set(wanted) }
        app.sync.soon()
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
        val LOCKS = listOf(Lock.SETTINGS, Lock.NETWORKS, Lock.FORM_UPDATES, Lock.IMAGE_SIZE, Lock.DELETE_SENT)
        val MINUTES = listOf(15, 60, 6 * 60, 24 * 60)
        /** Collect's sizes of pictures. */
        val PIXELS = listOf<UInt?>(null, 3072u, 2048u, 1024u, 640u)
        val SIZES = listOf("app-text-size-small", "app-text-size-normal", "app-text-size-large", "app-text-size-largest")
    }
}
