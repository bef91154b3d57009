package org.rayi.app.page

import android.os.Bundle
import org.rayi.core.FetchListener
import org.rayi.core.FetchProgress
import org.rayi.core.OfferState
import org.rayi.core.OfferedForm
import org.rayi.core.RayiException

/** The forms that the server offers: what is new or newer is fetched, all of it or nothing. */
class OfferedPage : ListPage() {
    override val hasBack get() = true
    private var offered: List<OfferedForm>? = null
    private var fetching: String? = null

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("forms-get"))
        foot(look.button(words.say("button-try-again")) { ask() })
        ask()
    }

    private fun ask() {
        val store = trying { app.store() } ?: return
        draw()
        app.behind {
            val answer = attempt { store.rayi.offeredForms() }
            runOnUiThread {
                answer.onSuccess { offered = it }.onFailure(::say)
                draw()
            }
        }
    }

    private fun draw() {
        val empty = if (offered == null) "" else words.say("app-forms-none-offered")
        show(offered.orEmpty(), ::line, empty)
    }

    private fun line(form: OfferedForm): Line {
        val state = when (form.state) {
            OfferState.NEW -> "app-form-new"
            OfferState.NEWER -> "app-form-newer"
            OfferState.SAME -> "app-form-same"
        }
        val version = form.version?.let { words.say("form-version", "version" to it) }
        val about = listOfNotNull(version, words.say(state)).joinToString(" · ")
        return Line(form.name, about, open = { fetch(form) })
    }

    private fun fetch(form: OfferedForm) {
        if (fetching != null) return
        val store = trying { app.store() } ?: return
        fetching = form.formId
        val hears = object : FetchListener {
            override fun progress(progress: FetchProgress) = runOnUiThread {
                tell(
                    words.say("app-form-fetching", "form" to form.name, "done" to progress.filesDone.toInt(), "total" to progress.filesTotal.toInt()),
                )
            }
        }
        app.behind {
            val answer = attempt { store.rayi.fetchForm(form.formId, hears) }
            runOnUiThread {
                fetching = null
                answer.onSuccess { report ->
                    if (report.form != null) {
                        tell(words.say("app-form-fetched", "form" to form.name))
                        offered = offered?.map { if (it.formId == form.formId) it.copy(state = OfferState.SAME) else it }
                    } else {
                        complain(words.broken(report.diagnostics))
                    }
                }.onFailure(::say)
                draw()
            }
        }
    }

    private fun say(failure: Throwable) {
        if (failure is RayiException.Failed) complain(words.error(failure)) else throw failure
    }

    private suspend fun <T> attempt(work: suspend () -> T): Result<T> = try {
        Result.success(work())
    } catch (failed: RayiException.Failed) {
        Result.failure(failed)
    }
}
