package org.rayi.app.question

import android.content.pm.PackageManager
import android.widget.ImageView
import org.rayi.app.device.Pictures
import org.rayi.app.look.Letters
import org.rayi.core.Appearance
import org.rayi.core.AudioQuality
import org.rayi.core.ItemView
import org.rayi.core.Medium
import org.rayi.core.UploadView

/** A photo, sound, film or other file, from the app of this phone that makes or has it. */
class FileQuestion(desk: Desk, item: ItemView, private val upload: UploadView) : QuestionView(desk, item) {
    private val value = look.text("", Letters.BOLD)
    private val about = look.text("", Letters.SMALL)
    private val picture = ImageView(context).apply {
        adjustViewBounds = true
        maxHeight = look.dp(PICTURE)
        visibility = GONE
    }
    private var drawn = ""
    private val annotate = look.button(words.say("app-annotate")) { annotate() }.apply { named(this) }
    private val clear = clearButton()
    /** A recording of this app's own goes into the draft as it is made; another app's lies with that app. */
    private val recorder = if (isRecordedHere()) look.button("") { if (desk.isRecording(path)) desk.endRecording(path) else record() } else null

    init {
        value.textDirection = TEXT_DIRECTION_LTR
        body.addView(value, look.wide())
        body.addView(picture, look.snug(4))
        annotate.visibility = GONE
        body.addView(annotate, look.snug(4))
        recorder?.let {
            it.isEnabled = !item.readOnly
            body.addView(it, look.snug(4))
        }
        val ways = ways().filter { (_, errand) -> desk.isPossible(errand) }
        for ((name, errand) in ways) {
            val go = look.button(words.say(name)) { if (!desk.send(errand)) lack() }
            go.isEnabled = !item.readOnly
            body.addView(go.apply { named(this) }, look.snug(4))
        }
        body.addView(about, look.wide(4))
        about.visibility = GONE
        if (ways.isEmpty() && recorder == null) lack()
        body.addView(clear, look.snug(4))
    }

    private fun ways(): List<Pair<String, Errand>> {
        val longest = item.maxPixels?.toInt()
        fun errand(kind: Errand.Kind) = Errand(kind, path, mediatype = upload.mediatype, longest = longest)
        val mayChoose = Appearance.New !in item.wishes
        return when (upload.medium) {
            Medium.IMAGE -> listOfNotNull(
                "photo-take" to errand(Errand.Kind.CAMERA),
                ("app-file-choose" to errand(Errand.Kind.PICTURE)).takeIf { mayChoose },
            )
            Medium.AUDIO -> listOfNotNull(
                ("app-record" to errand(Errand.Kind.SOUND)).takeIf { recorder == null },
                ("app-file-choose" to errand(Errand.Kind.FILE)).takeIf { mayChoose },
            )
            Medium.VIDEO -> listOfNotNull(
                "app-record" to errand(Errand.Kind.FILM),
                ("app-file-choose" to errand(Errand.Kind.FILE)).takeIf { mayChoose },
            )
            Medium.FILE -> listOf("app-file-choose" to errand(Errand.Kind.FILE))
        }
    }

    private fun isRecordedHere() = upload.medium == Medium.AUDIO && item.quality != AudioQuality.EXTERNAL &&
        context.packageManager.hasSystemFeature(PackageManager.FEATURE_MICROPHONE)

    fun record() = desk.record(path, item.quality ?: AudioQuality.NORMAL)

    /** Who goes on has said what there was to say. */
    override fun commit() {
        if (desk.isRecording(path)) desk.endRecording(path)
    }

    private fun lack() {
        val what = when (upload.medium) {
            Medium.IMAGE, Medium.VIDEO -> "camera"
            Medium.AUDIO -> "microphone"
            Medium.FILE -> "file"
        }
        about.text = words.say("app-lacks", "what" to what)
        about.visibility = VISIBLE
    }

    override fun draw() {
        value.text = item.value.orEmpty()
        value.visibility = if (item.value.isNullOrEmpty()) GONE else VISIBLE
        val mayClear = !item.value.isNullOrEmpty() && !item.readOnly && !desk.isRecording(path)
        clear.visibility = if (mayClear) VISIBLE else GONE
        recorder?.text = words.say(if (desk.isRecording(path)) "app-record-stop" else "app-record")
        recorder?.let { named(it) }
        if (upload.medium == Medium.IMAGE) picture(item.value.orEmpty())
    }

    /** The photo that was taken, small. */
    private fun picture(name: String) {
        if (name == drawn) return
        drawn = name
        val bitmap = name.takeIf { it.isNotEmpty() }?.let { desk.attachment(path) }?.let { Pictures.shown(it, look.dp(PICTURE)) }
        picture.setImageBitmap(bitmap)
        picture.contentDescription = "${label.text}: $name"
        picture.visibility = if (bitmap == null) GONE else VISIBLE
        val mayDraw = bitmap != null && Appearance.Annotate in item.wishes && !item.readOnly
        annotate.visibility = if (mayDraw) VISIBLE else GONE
    }

    private fun annotate() {
        val photo = desk.attachment(path)?.let { Pictures.shown(it, item.maxPixels?.toInt() ?: LARGEST) } ?: return
        desk.show(
            AnnotationDialog(desk, photo, label.text, item.maxPixels?.toInt()) { png ->
                desk.attach(path, "annotation-${System.currentTimeMillis()}.png", png)
            },
        )
    }

    private companion object {
        const val PICTURE = 160
        /** A photo that is drawn upon is held whole, beside what comes of it. */
        const val LARGEST = 2048
    }
}
