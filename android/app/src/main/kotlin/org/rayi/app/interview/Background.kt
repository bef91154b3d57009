package org.rayi.app.interview

import android.Manifest
import android.content.pm.PackageManager
import android.location.Location
import android.os.Build
import org.rayi.app.Store
import org.rayi.app.device.Places
import org.rayi.app.device.Sounds
import org.rayi.core.DeviceRequest
import org.rayi.core.DeviceRequestKind
import org.rayi.core.LocationWishes
import org.rayi.core.PlatformEvent
import org.rayi.core.RayiException
import org.rayi.core.SessionInterface
import org.rayi.core.Location as Place

/**
 * What a form wishes of the phone while it is answered and asks nobody about: sound, the place now and then for its
 * log, the place once for a node. What the person or the phone refuses is said, and the interview goes on.
 */
class Background(
    private val page: InterviewPage,
    private val store: Store,
    private val session: SessionInterface,
    private val draft: String,
    private val sounds: Sounds,
    /** Whether the person was asked already, by the page before it was made anew. */
    var isAsked: Boolean,
) {
    private val log = Places(page)
    private val once = Places(page)
    private val wishes = store.wishes(draft)
    private val wanted: LocationWishes? = session.auditWishes()?.location

    /** The page is in front: positions are looked for, and what could not be kept of a recording is tried again. */
    fun resume() {
        if (session.needsUser()) return
        sounds.keep(draft)
        attend()
        if (wanted != null && log.isAllowed) log.start(interval = wanted.minIntervalMs.toLong(), wanted = providers(wanted)) { session.locate(place(it)) }
    }

    /** No battery is spent on positions while nobody answers; sound goes on. */
    fun pause() {
        log.stop()
        once.stop()
    }

    /** The person leaves or finishes: the sound is the draft's. Where it is not finished after all, it goes on. */
    fun end() {
        wishes += sounds.end(draft).map { DeviceRequest(it.path, DeviceRequestKind.Audio(it.quality)) }
    }

    /** Takes up what the form has wished for since. */
    fun attend() {
        wishes += session.deviceRequests()
        // Nothing is answered before the person has said who answers.
        if (session.needsUser()) return
        if (wishes.isEmpty() && (wanted == null || isAsked)) return
        val missing = missing()
        if (missing.isNotEmpty() && !isAsked) {
            isAsked = true
            page.requestPermissions(missing.toTypedArray(), InterviewPage.BACKGROUND)
            return
        }
        if (!isAsked) {
            isAsked = true
            noteLog()
        }
        record()
        stand()
    }

    /** The person has answered what [attend] asked. */
    fun answered() {
        noteLog()
        resume()
    }

    /** What the person is told at the head of the page. */
    fun notices(): List<String> = buildList {
        val words = page.words
        if (sounds.isRecording(draft)) add(words.say("app-sound-recorded"))
        sounds.trouble(draft)?.let { add(words.error(it)) }
        if (isAsked && wishes.any { it.kind is DeviceRequestKind.Audio }) {
            add(words.say(if (has(Manifest.permission.RECORD_AUDIO)) "app-lacks" else "app-denied", "what" to "microphone"))
        }
        val needsPlace = wanted != null || wishes.any { it.kind is DeviceRequestKind.Geopoint }
        when {
            !needsPlace || !isAsked -> Unit
            !log.isAllowed -> add(words.say("app-denied", "what" to "location"))
            !log.isPossible -> add(words.say("app-lacks", "what" to "location"))
            wanted != null -> add(words.say("app-places-kept"))
        }
    }

    private fun record() {
        if (!has(Manifest.permission.RECORD_AUDIO)) return
        wishes.removeAll { wish ->
            val kind = wish.kind
            kind is DeviceRequestKind.Audio && sounds.begin(draft, wish.path, kind.quality, session, page.words.say("app-sound-recorded"))
        }
    }

    private fun stand() {
        val asked = wishes.filter { it.kind is DeviceRequestKind.Geopoint }
        if (asked.isEmpty() || once.isLooking || !once.isAllowed || !once.isPossible) return
        once.start { place ->
            once.stop()
            try {
                for (wish in asked) session.answer(wish.path, Places.written(place))
                wishes -= asked.toSet()
            } catch (failed: RayiException.Failed) {
                page.complain(page.words.error(failed))
            }
        }
    }

    private fun missing(): List<String> = buildList {
        val forSound = wishes.any { it.kind is DeviceRequestKind.Audio }
        if (forSound && !has(Manifest.permission.RECORD_AUDIO)) {
            add(Manifest.permission.RECORD_AUDIO)
            if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU) add(NOTICES)
        }
        if ((wanted != null || wishes.any { it.kind is DeviceRequestKind.Geopoint }) && !log.isAllowed) {
            add(Manifest.permission.ACCESS_FINE_LOCATION)
            add(Manifest.permission.ACCESS_COARSE_LOCATION)
        }
    }

    private fun has(permission: String) = page.checkSelfPermission(permission) == PackageManager.PERMISSION_GRANTED

    /** What the form's log wants to know of its positions. */
    private fun noteLog() {
        if (wanted == null) return
        session.noteEvent(PlatformEvent.LOCATION_TRACKING_ENABLED)
        session.noteEvent(if (log.isAllowed) PlatformEvent.LOCATION_PERMISSION_GRANTED else PlatformEvent.LOCATION_PERMISSION_REFUSED)
        session.noteEvent(if (log.isPossible) PlatformEvent.LOCATION_PROVIDERS_ENABLED else PlatformEvent.LOCATION_PROVIDERS_DISABLED)
    }

    private fun providers(wishes: LocationWishes) = when (wishes.priority) {
        "no-power" -> Places.PASSIVE
        "low-power", "balanced" -> Places.SPARING
        else -> Places.EXACT
    }

    @Suppress("DEPRECATION")
    private fun place(found: Location) =
        Place(found.latitude, found.longitude, found.accuracy.toDouble(), found.time, found.isFromMockProvider)

    private companion object {
        /** `POST_NOTIFICATIONS`, of Android 13. */
        const val NOTICES = "android.permission.POST_NOTIFICATIONS"
    }
}
