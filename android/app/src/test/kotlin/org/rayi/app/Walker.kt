package org.rayi.app

import android.app.Activity
import android.content.Context
import android.content.Intent
import android.location.Location
import android.location.LocationManager
import android.net.Uri
import android.provider.MediaStore
import android.view.View
import android.view.accessibility.AccessibilityNodeInfo.ACTION_ARGUMENT_PROGRESS_VALUE
import android.view.accessibility.AccessibilityNodeInfo.AccessibilityAction.ACTION_SET_PROGRESS
import android.os.Bundle
import android.widget.CheckedTextView
import android.widget.CompoundButton
import android.widget.ListView
import android.widget.SeekBar
import android.widget.Spinner
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertTrue
import org.rayi.app.device.Captures
import org.rayi.app.interview.InterviewPage
import org.rayi.app.question.ChoiceQuestion
import org.rayi.app.question.DateQuestion
import org.rayi.app.question.FileQuestion
import org.rayi.app.question.ListQuestion
import org.rayi.app.question.NoteQuestion
import org.rayi.app.question.PlaceQuestion
import org.rayi.app.question.QuestionView
import org.rayi.app.question.RangeQuestion
import org.rayi.app.question.RankQuestion
import org.rayi.app.question.TextQuestion
import org.rayi.app.question.TriggerQuestion
import org.rayi.core.Appearance
import org.rayi.core.ItemKind
import org.rayi.core.Walk
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowDialog

/** Goes one of the forms' walks as a person does: reads, presses, types; never speaks to the core. */
class Walker(private val page: InterviewPage, private val walk: Walk, private val repeats: Map<String, Int> = emptyMap()) {
    private val finger = Finger(page)
    private val words get() = page.words
    val seen = linkedSetOf<String>()
    private val isInOwnLanguage = walk.language.endsWith("(${page.words.tag})")

    /** To the screen with a question, which is left for another. */
    fun to(path: String) = go { finger.questions().any { it.item.path == path } }

    /** To the end of the form; the record is finished there. */
    fun toTheEnd() {
        go { false }
        finger.press(words.say("nav-finish"))
        Finger.agree()
        assertTrue("it does not finish: ${finger.words()}", page.isFinishing)
    }

    private fun go(isThere: () -> Boolean) {
        while (!isThere()) {
            answerAll()
            val next = finger.shown().filterIsInstance<android.widget.Button>().last()
            when (next.text.toString()) {
                words.say("nav-finish") -> break
                words.say("app-repeat-go-on") -> repeat(next)
                else -> {
                    val before = finger.questions().map { it.item.path }
                    finger.press(next)
                    assertFalse("stays at $before: ${finger.words()}", before == finger.questions().map { it.item.path } && before.isNotEmpty())
                }
            }
        }
    }

    private fun repeat(goOn: View) {
        // The offer names no path; the repeat is the one that the walk has still to add to here.
        val offered = page.offered ?: throw AssertionError("an offer of nothing")
        val series = offered.replace(Regex("""\[\d+]"""), "")
        val wanted = if (walk.answers.keys.any { it.startsWith("$offered[") }) repeats[series] ?: 0 else 0
        // A form may begin with an instance of its own.
        val had = seen.filter { it.startsWith("$offered[") }.map { it.removePrefix("$offered[").substringBefore(']') }.distinct().size
        if (had < wanted) {
            finger.press(finger.shown().filterIsInstance<android.widget.Button>().first { it.isClickable && isAdd(it) })
        } else {
            finger.press(goOn)
        }
    }

    /** The button that adds one more of what is named above it. */
    private fun isAdd(button: android.widget.Button): Boolean {
        val names = finger.words().map { words.say("repeat-add", "what" to it) } + words.say("app-repeat-add-another")
        return button.text.toString() in names
    }

    private fun answerAll() {
        while (true) {
            val question = finger.questions().firstOrNull { it.item.path !in seen } ?: return
            val path = question.item.path
            seen += path
            walk.labelContains[path]?.takeIf { isInOwnLanguage }?.let { assertTrue("$it is not in the words of $path: ${finger.words()}", finger.says(it)) }
            for (value in walk.rejects[path].orEmpty()) refused(path, value)
            walk.answers[path]?.let { value ->
                answer(path, value)
                // A quick choice leads to the next screen by itself.
                val shown = finger.questions().firstOrNull { it.item.path == path }
                assertTrue("$path is gone", shown != null || Appearance.Quick in question.item.wishes)
                if (shown != null && shown !is FileQuestion) {
                    // Several choices stand in the order of the list, which may be drawn by lot.
                    val parts = { text: String -> if (question.item.kind == ItemKind.SELECT_MANY) text.split(' ').sorted() else listOf(text) }
                    assertEquals("answer to $path: ${finger.words()}", parts(ascii(value)), parts(ascii(normal(shown.item.value))))
                }
            }
        }
    }

    /** Places are written by the phone: whole numbers with their fraction. */
    private fun normal(value: String?): String = value.orEmpty().let { kept ->
        if (kept.contains(' ') && kept.any { it == '.' }) kept.replace(Regex("""(\d)\.0(?=\s|;|$)"""), "$1").replace(Regex("; ?"), "; ") else kept
    }

    private fun again(path: String): QuestionView =
        finger.questions().firstOrNull { it.item.path == path } ?: throw AssertionError("$path is gone")

    private fun refused(path: String, value: String) {
        val question = again(path)
        val before = question.item.value
        if (question.item.choices.isNotEmpty() && value.split(' ').any { part -> question.item.choices.none { it.value == part } }) return
        answer(path, value)
        val shown = again(path)
        // Of several choices the first may be an answer, until the next contradicts it.
        val isOne = question.item.kind != ItemKind.SELECT_MANY
        assertFalse("$value was taken at $path", shown.item.value == value || isOne && shown.item.value.orEmpty() != before.orEmpty())
        assertTrue("nothing is said of $value at $path", shown.isRefusing)
    }

    private fun answer(path: String, value: String) {
        when (val question = again(path)) {
            is TextQuestion -> {
                val field = Finger { question }.fields().single()
                finger.put(field, value)
                leave(question)
            }
            is DateQuestion -> date(question, value)
            is ChoiceQuestion -> choose(question, value)
            is ListQuestion -> pick(question, value)
            is RankQuestion -> rank(path, value)
            is RangeQuestion -> slide(question, value)
            is PlaceQuestion -> value.split(';').map { it.trim() }.let { points ->
                for (point in if (question.item.dataType == "geoshape") points.dropLast(1) else points) stand(path, point)
            }
            is FileQuestion -> photograph(question)
            is TriggerQuestion -> Finger { question }.press(words.say("button-ok"))
            is NoteQuestion -> throw AssertionError("$path is only read")
            else -> throw AssertionError("$path: ${question::class.simpleName}")
        }
    }

    /** The finger goes elsewhere. */
    private fun leave(question: QuestionView) {
        question.clearFocus()
        question.commit()
        Finger.settle()
    }

    private fun date(question: DateQuestion, value: String) {
        val (year, month, day) = value.take(10).split('-').map { it.toInt() }
        val fields = Finger { question }.fields()
        val hasDay = fields.any { Finger.nameOf(it) == words.say("app-date-day") }
        if (hasDay) finger.type(fields.first { Finger.nameOf(it) == words.say("app-date-day") }, "$day")
        finger.shown().filterIsInstance<Spinner>().first { it.parent?.parent?.parent === question }.setSelection(month)
        finger.type(fields.first { Finger.nameOf(it) == words.say("app-date-year") }, "$year")
        leave(question)
    }

    private fun choose(question: ChoiceQuestion, value: String) {
        val path = question.item.path
        val isMany = question.item.kind == ItemKind.SELECT_MANY
        val parts = value.split(' ')
        val surplus = question.item.value.orEmpty().split(' ').filter { isMany && it.isNotEmpty() && it !in parts }
        for (part in surplus + parts) {
            val now = again(path)
            if (isMany && part in parts && part in now.item.value.orEmpty().split(' ')) continue
            val label = now.item.choices.first { it.value == part }.label.text
            val button = Finger { now }.shown().filterIsInstance<CompoundButton>().first { Finger.nameOf(it) == label }
            finger.press(button)
        }
    }

    /** Opens the list, types the words of the choice, presses its row. */
    private fun pick(question: ListQuestion, value: String) {
        val label = question.item.choices.first { it.value == value }.label.text
        finger.press(Finger { question }.shown().filterIsInstance<android.widget.Button>().first())
        val list = Finger.dialog()
        list.type(list.fields().single(), label)
        val rows = list.shown().filterIsInstance<ListView>().single()
        val row = (0 until rows.adapter.count).map { rows.adapter.getView(it, null, rows) as CheckedTextView }.first { it.text.toString() == label }
        list.press(row)
        assertFalse("the list stays open", ShadowDialog.getLatestDialog().isShowing)
    }

    /** Each choice in turn goes up until it stands where it should. */
    private fun rank(path: String, value: String) {
        val wanted = value.split(' ')
        for ((place, name) in wanted.withIndex()) {
            while (true) {
                val now = again(path)
                val labels = now.item.choices.associate { it.value to it.label.text }
                val order = now.item.value.orEmpty().split(' ').filter { it.isNotEmpty() }.ifEmpty { now.item.choices.map { it.value } }
                if (order.indexOf(name) <= place) break
                Finger { now }.press("${words.say("app-move-up")}: ${labels.getValue(name)}")
            }
        }
        if (again(path).item.value.isNullOrEmpty()) Finger { again(path) }.press(words.say("button-ok"))
    }

    private fun slide(question: RangeQuestion, value: String) {
        val range = checkNotNull(question.item.range)
        val at = Math.round((value.toDouble() - range.start) / range.step).toInt()
        val bar = Finger { question }.shown().filterIsInstance<SeekBar>().single()
        val how = Bundle().apply { putFloat(ACTION_ARGUMENT_PROGRESS_VALUE, at.toFloat()) }
        assertTrue(bar.performAccessibilityAction(ACTION_SET_PROGRESS.id, how))
        Finger.settle()
    }

    private fun stand(path: String, point: String) {
        val (latitude, longitude, altitude, accuracy) = point.split(' ').map { it.toDouble() }
        Finger { again(path) }.press(words.say("location-get"))
        val place = Location(LocationManager.GPS_PROVIDER).apply {
            this.latitude = latitude
            this.longitude = longitude
            this.altitude = altitude
            this.accuracy = accuracy.toFloat()
            time = System.currentTimeMillis()
        }
        val manager = Fixture.app.getSystemService(Context.LOCATION_SERVICE) as LocationManager
        shadowOf(manager).simulateLocation(place)
        Finger.settle()
        val take = Finger { again(path) }.shown().filterIsInstance<android.widget.Button>().firstOrNull { it.text == words.say("app-location-stop") }
        take?.let { finger.press(it) }
    }

    private fun photograph(question: FileQuestion) {
        Finger { question }.press(words.say("photo-take"))
        Phone.photograph(page, Fixture.photo())
    }
}

/** Numbers may be typed in any of three sets of digits, and are kept in one. */
fun ascii(text: String): String =
    if (text.all { Character.digit(it, 10) >= 0 || it in ".-" }) text.map { letter -> Character.digit(letter, 10).let { if (it < 0) letter else '0' + it } }.joinToString("") else text

/** What is around the app on this phone. */
object Phone {
    /** Other apps that make pictures, sound and films, and that choose files. */
    fun hasCamera() {
        val packages = shadowOf(Fixture.app.packageManager)
        for (action in listOf(MediaStore.ACTION_IMAGE_CAPTURE, MediaStore.ACTION_VIDEO_CAPTURE, MediaStore.Audio.Media.RECORD_SOUND_ACTION)) {
            val camera = android.content.ComponentName("org.camera", "org.camera.$action")
            packages.addActivityIfNotPresent(camera)
            packages.addIntentFilterForActivity(camera, android.content.IntentFilter(action).apply { addCategory(Intent.CATEGORY_DEFAULT) })
        }
    }

    fun knowsPlaces() {
        shadowOf(Fixture.app).grantPermissions(android.Manifest.permission.ACCESS_FINE_LOCATION)
        val manager = Fixture.app.getSystemService(Context.LOCATION_SERVICE) as LocationManager
        shadowOf(manager).setProviderEnabled(LocationManager.GPS_PROVIDER, true)
        shadowOf(manager).setProviderEnabled(LocationManager.NETWORK_PROVIDER, false)
    }

    /** The camera takes its picture where it was told to, and comes back. */
    fun photograph(page: Activity, photo: ByteArray) {
        val asked = shadowOf(page).nextStartedActivityForResult
        assertNotNull("no camera was asked", asked)
        take(asked.intent, photo)
        shadowOf(page).receiveResult(asked.intent, Activity.RESULT_OK, null)
        Finger.settle()
    }

    fun take(intent: Intent, photo: ByteArray) {
        @Suppress("DEPRECATION")
        val address = checkNotNull(intent.getParcelableExtra<Uri>(MediaStore.EXTRA_OUTPUT)) { "the camera is not told where to" }
        Captures.file(Fixture.app, checkNotNull(address.lastPathSegment)).writeBytes(photo)
    }
}
