package org.rayi.app

import android.content.Context
import android.content.SharedPreferences
import android.content.res.Resources
import org.rayi.core.Digits
import org.rayi.core.interfaceLanguages

/** What the person has chosen on this phone, whatever the project; what is a project's own is with its store. */
class Settings(context: Context) {
    private val kept: SharedPreferences = context.getSharedPreferences("settings", Context.MODE_PRIVATE)

    /** Tag of the language of the app and, where it has it, of the form. */
    var language: String
        get() = kept.getString(LANGUAGE, null) ?: firstLanguage()
        set(tag) = put { putString(LANGUAGE, tag) }

    /** The digits that numbers are shown in; null leaves them to the language. */
    var digits: Digits?
        get() = kept.getString(DIGITS, null)?.let { name -> Digits.entries.firstOrNull { it.name == name } }
        set(digits) = put { putString(DIGITS, digits?.name) }

    /** Times of the letters' usual size, on top of the phone's own setting. */
    var textSize: Float
        get() = kept.getFloat(TEXT_SIZE, 1f)
        set(times) = put { putFloat(TEXT_SIZE, times) }

    /** Id of the project in front. */
    var project: String?
        get() = kept.getString(PROJECT, null)
        set(id) = put { putString(PROJECT, id) }

    private fun put(change: SharedPreferences.Editor.() -> Unit) {
        kept.edit().apply(change).apply()
    }

    /** The first of the phone's languages that the app has. */
    private fun firstLanguage(): String {
        val wanted = Resources.getSystem().configuration.locales
        return (0 until wanted.size()).map { wanted[it].language }
            .firstNotNullOfOrNull { language -> LANGUAGES.firstOrNull { it == language } } ?: "en"
    }

    companion object {
        val LANGUAGES: List<String> by lazy { interfaceLanguages().map { it.tag } }
        val TEXT_SIZES = listOf(0.85f, 1f, 1.4f, 2f)
        private const val LANGUAGE = "language"
        private const val PROJECT = "project"
        private const val DIGITS = "digits"
        private const val TEXT_SIZE = "text-size"
    }
}
