package org.rayi.app.interview

import android.app.Activity
import android.content.ActivityNotFoundException
import android.content.Intent
import android.os.Bundle
import java.util.UUID
import org.rayi.app.device.Captures
import org.rayi.app.question.Errand
import org.rayi.core.AppView
import org.rayi.core.ItemView

/** The person's way to another app and back; what it is for outlives the process while that app is in front. */
class Trip(private val page: Activity, state: Bundle?) {
    private val errands = Errands(page)
    private var errand: Errand? = state?.getBundle(ERRAND)?.let(Errand::of)

    init {
        errand?.capture?.let(Captures::await)
    }

    enum class Start { GONE, NOBODY, DENIED }

    /** Whether an app is there that could be gone to. */
    fun isPossible(errand: Errand, item: ItemView?, group: AppView?): Boolean =
        errands.intent(errand, item, group)?.resolveActivity(page.packageManager) != null

    fun go(wanted: Errand, item: ItemView?, group: AppView?): Start {
        val sent = if (wanted.kind == Errand.Kind.CAMERA || wanted.kind == Errand.Kind.FILM) wanted.into(UUID.randomUUID().toString()) else wanted
        val intent = errands.intent(sent, item, group) ?: return Start.NOBODY
        errand = sent
        sent.capture?.let(Captures::await)
        val start = try {
            page.startActivityForResult(intent, REQUEST)
            Start.GONE
        } catch (_: ActivityNotFoundException) {
            Start.NOBODY
        } catch (_: SecurityException) {
            Start.DENIED
        }
        if (start != Start.GONE) {
            errands.forget(sent)
            errand = null
        }
        return start
    }

    /** What the other app came back with; null where this is no way back, or it was given up. */
    fun back(request: Int, result: Int, answer: Intent?): Pair<Errand, Brought>? {
        val done = errand?.takeIf { request == REQUEST } ?: return null
        errand = null
        val brought = if (result == Activity.RESULT_OK) errands.brought(done, answer) else null
        // In the store or nowhere: what a camera left is not encrypted.
        errands.forget(done)
        return brought?.let { done to it }
    }

    fun keep(state: Bundle) {
        errand?.let { state.putBundle(ERRAND, it.bundle()) }
    }

    private companion object {
        const val ERRAND = "errand"
        const val REQUEST = 1
    }
}
