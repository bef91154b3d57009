package org.rayi.app.page

import android.os.Bundle
import java.util.Locale
import org.rayi.app.look.Letters
import org.rayi.core.VaultLevel
import org.rayi.core.coreVersion

/** What Rayi promises and can show, and what it does not. */
class AboutPage : Page() {
    override val hasBack get() = true

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("app-about-title"))
        val page = look.column().apply { setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(24)) }
        page.addView(look.text(words.say("app-name"), Letters.TITLE), look.wide(8))
        page.addView(look.text(words.say("app-about-version", "version" to coreVersion()), Letters.SMALL), look.wide(4))
        for (id in listOf("app-about-kept", "app-about-sealed", "app-about-delivered", "app-about-not-anonymous")) {
            page.addView(look.text(words.say(id)), look.wide(16))
        }
        page.addView(look.text(words.say(level(app.vault().level()))), look.wide(16))
        trying { app.store().rayi.deviceKey() }?.let { key ->
            page.addView(look.text(words.say("app-about-device-key", "kid" to key.kid), Letters.SMALL), look.wide(16))
        }
        fill(look.scroll(page))
    }

    /** The sentence for each way of keeping a key, named as the core names it. */
    private fun level(level: VaultLevel) = "vault-level-" + level.name.lowercase(Locale.ROOT).replace('_', '-')
}
