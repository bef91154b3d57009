package org.rayi.app.interview

import android.content.Context
import android.content.Intent
import android.net.Uri
import android.os.Bundle
import android.provider.MediaStore
import android.provider.OpenableColumns
import java.io.ByteArrayOutputStream
import java.io.IOException
import java.io.InputStream
import org.rayi.app.device.Captures
import org.rayi.app.device.Pictures
import org.rayi.app.question.Errand
import org.rayi.core.AppView
import org.rayi.core.Appearance
import org.rayi.core.ItemView

/** What another app came back with. */
sealed interface Brought {
    class Words(val words: String) : Brought

    class File(val name: String, val bytes: ByteArray) : Brought

    /** Words and files by the name of the question that each one is for. */
    class Several(val words: Map<String, String>, val files: Map<String, File>) : Brought

    data object TooLarge : Brought

    data object Nothing : Brought
}

/** The platform's words for what another app is asked, and the reading of what it brings. */
class Errands(private val context: Context) {
    /** [group] is the app that the questions of the whole screen are answered by. */
    fun intent(errand: Errand, item: ItemView?, group: AppView? = null): Intent? = when (errand.kind) {
        Errand.Kind.CAMERA -> Intent(MediaStore.ACTION_IMAGE_CAPTURE).apply {
            into(errand)
            // No constant of the platform's says so; camera apps have agreed on it.
            if (item?.wishes.orEmpty().contains(Appearance.FrontCamera)) putExtra("android.intent.extras.CAMERA_FACING", 1)
            // The form may name the camera app (`intent`, pyxform's `app`).
            item?.app?.let { setPackage(it.name) }
        }
        Errand.Kind.SOUND -> Intent(MediaStore.Audio.Media.RECORD_SOUND_ACTION)
        Errand.Kind.FILM -> Intent(MediaStore.ACTION_VIDEO_CAPTURE).apply {
            putExtra(MediaStore.EXTRA_VIDEO_QUALITY, 0)
            putExtra(MediaStore.EXTRA_SIZE_LIMIT, MOST.toLong())
            into(errand)
        }
        Errand.Kind.PICTURE, Errand.Kind.FILE -> Intent(Intent.ACTION_GET_CONTENT)
            .addCategory(Intent.CATEGORY_OPENABLE)
            .setType(errand.mediatype?.takeIf { '/' in it } ?: "*/*")
        Errand.Kind.CODE -> Intent("com.google.zxing.client.android.SCAN")
        Errand.Kind.APP -> item?.app?.let { asking(it).apply { item.value?.let { value -> putExtra(VALUE, value) } } }
        Errand.Kind.APP_FILE -> item?.app?.let(::asking)
        Errand.Kind.GROUP -> group?.let(::asking)
    }

    /** Where the camera is to leave what it takes: in its own album it would lie for everybody. */
    private fun Intent.into(errand: Errand) {
        errand.capture?.let { putExtra(MediaStore.EXTRA_OUTPUT, Captures.address(context, it)) }
        addFlags(Intent.FLAG_GRANT_WRITE_URI_PERMISSION or Intent.FLAG_GRANT_READ_URI_PERMISSION)
    }

    private fun asking(app: AppView) = Intent(app.name).apply {
        for ((name, value) in app.parameters) if (name == ADDRESS) data = Uri.parse(value) else putExtra(name, value)
    }

    fun brought(errand: Errand, answer: Intent?): Brought = when (errand.kind) {
        Errand.Kind.CODE -> answer?.getStringExtra("SCAN_RESULT")?.let(Brought::Words) ?: Brought.Nothing
        Errand.Kind.APP -> answer?.extras?.let { words(it, VALUE) }?.let(Brought::Words) ?: Brought.Nothing
        Errand.Kind.APP_FILE -> answer?.let { it.extras?.let { extras -> address(extras, VALUE) } ?: it.data }?.let(::file) ?: Brought.Nothing
        Errand.Kind.GROUP -> answer?.extras?.let(::several) ?: Brought.Nothing
        Errand.Kind.CAMERA -> errand.capture?.let { name -> picture(read { Captures.file(context, name).inputStream() }, errand) }
            ?: Brought.Nothing
        Errand.Kind.PICTURE -> answer?.data?.let { picture(read(it), errand) } ?: Brought.Nothing
        Errand.Kind.FILM -> errand.capture?.let(::film) ?: answer?.data?.let(::file) ?: Brought.Nothing
        Errand.Kind.SOUND, Errand.Kind.FILE -> answer?.data?.let(::file) ?: Brought.Nothing
    }

    /** All that came back: what is an address of a file is read, all else is words. */
    private fun several(extras: Bundle): Brought {
        val words = HashMap<String, String>()
        val files = HashMap<String, Brought.File>()
        for (name in extras.keySet()) {
            val address = address(extras, name)
            if (address == null) {
                words(extras, name)?.let { words[name] = it }
            } else {
                when (val brought = file(address)) {
                    is Brought.File -> files[name] = brought
                    Brought.TooLarge -> return Brought.TooLarge
                    else -> Unit
                }
            }
        }
        return Brought.Several(words, files)
    }

    /** Other apps bring texts and numbers alike. */
    private fun words(extras: Bundle, name: String): String? = @Suppress("DEPRECATION") when (val value = extras.get(name)) {
        is CharSequence, is Number, is Boolean -> value.toString()
        else -> null
    }

    private fun address(extras: Bundle, name: String): Uri? = @Suppress("DEPRECATION") when (val value = extras.get(name)) {
        is Uri -> value
        is String -> value.takeIf { it.startsWith("content://") }?.let(Uri::parse)
        else -> null
    }

    /** Removes what the other app has left in our folder. */
    fun forget(errand: Errand) {
        errand.capture?.let { Captures.delete(context, it) }
    }

    private fun picture(bytes: ByteArray?, errand: Errand): Brought {
        if (bytes == null) return Brought.Nothing
        if (bytes.size > MOST) return Brought.TooLarge
        val kept = Pictures.kept(bytes, errand.longest) ?: return Brought.Nothing
        return Brought.File("${System.currentTimeMillis()}.jpg", kept)
    }

    /** What the camera has left where it was told to; null from one that has it elsewhere. */
    private fun film(capture: String): Brought? {
        val bytes = read { Captures.file(context, capture).inputStream() } ?: return null
        return if (bytes.size > MOST) Brought.TooLarge else Brought.File("${System.currentTimeMillis()}.mp4", bytes)
    }

    private fun file(address: Uri): Brought {
        val bytes = read(address) ?: return Brought.Nothing
        return if (bytes.size > MOST) Brought.TooLarge else Brought.File(name(address), bytes)
    }

    /**
     * Only what another app has and gives: an address of a file would be opened with this app's own rights, and so would
     * one of its own captures.
     */
    private fun read(address: Uri): ByteArray? =
        if (address.scheme != "content" || address.authority == Captures.AUTHORITY) null else read { context.contentResolver.openInputStream(address) }

    /** The bytes, or a few more than may be: no file of another app fills the memory. */
    private fun read(open: () -> InputStream?): ByteArray? = try {
        open()?.use { source ->
            val read = ByteArrayOutputStream()
            val piece = ByteArray(PIECE)
            while (read.size() <= MOST) {
                val count = source.read(piece)
                if (count < 0) break
                read.write(piece, 0, count)
            }
            read.toByteArray().takeIf { it.isNotEmpty() }
        }
    } catch (_: IOException) {
        null
    } catch (_: SecurityException) {
        null
    }

    /** The file's own name without what no server takes; a moment where it has none. */
    private fun name(address: Uri): String {
        val told = try {
            context.contentResolver.query(address, arrayOf(OpenableColumns.DISPLAY_NAME), null, null, null)
                ?.use { if (it.moveToFirst()) it.getString(0) else null }
        } catch (_: SecurityException) {
            null
        }
        val given = told ?: address.lastPathSegment.orEmpty()
        val plain = given.substringAfterLast('/').filter { it.isLetterOrDigit() || it in "._-" }.takeLast(NAME)
        return "${System.currentTimeMillis()}-$plain".trimEnd('-')
    }

    companion object {
        /** Name by which a form gives the address that the call goes to. */
        private const val ADDRESS = "uri_data"
        /** Name by which one answer goes there and comes back. */
        private const val VALUE = "value"
        private const val PIECE = 64 * 1024
        private const val NAME = 60
        /** A record is held in memory while it is sealed, on phones with 2 GB of it. */
        const val MOST = 32 * 1024 * 1024
    }
}
