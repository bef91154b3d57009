package org.rayi.app.device

import android.content.ContentProvider
import android.content.ContentValues
import android.content.Context
import android.database.Cursor
import android.database.MatrixCursor
import android.net.Uri
import android.os.ParcelFileDescriptor
import android.provider.OpenableColumns
import java.io.File
import java.io.FileNotFoundException
import java.util.concurrent.ConcurrentHashMap

/**
 * Files that another app fills: the camera is given the address of one and nothing else. They lie in the cache
 * until the answer is in the store, and are removed then.
 */
class Captures : ContentProvider() {
    override fun onCreate() = true

    override fun openFile(uri: Uri, mode: String): ParcelFileDescriptor =
        ParcelFileDescriptor.open(file(uri), ParcelFileDescriptor.parseMode(mode))

    override fun query(uri: Uri, columns: Array<out String>?, where: String?, with: Array<out String>?, order: String?): Cursor {
        val wanted = columns ?: arrayOf(OpenableColumns.DISPLAY_NAME, OpenableColumns.SIZE)
        val file = file(uri)
        return MatrixCursor(wanted).apply {
            addRow(wanted.map { if (it == OpenableColumns.SIZE) file.length() else file.name })
        }
    }

    override fun getType(uri: Uri): String = "application/octet-stream"

    override fun insert(uri: Uri, values: ContentValues?): Uri? = null

    override fun update(uri: Uri, values: ContentValues?, where: String?, with: Array<out String>?) = 0

    override fun delete(uri: Uri, where: String?, with: Array<out String>?) = 0

    private fun file(uri: Uri): File {
        val context = context ?: throw FileNotFoundException()
        val name = uri.lastPathSegment ?: throw FileNotFoundException()
        // Only a name that we gave: no way out of the folder.
        if (uri.pathSegments.size != 1 || !name.matches(NAME)) throw FileNotFoundException()
        return file(context, name)
    }

    companion object {
        const val AUTHORITY = "org.rayi.app.captures"
        private val NAME = Regex("[0-9a-z-]+")
        private val awaited = ConcurrentHashMap.newKeySet<String>()

        /** Somebody is on the way back with this one. */
        fun await(name: String) {
            awaited += name
        }

        fun delete(context: Context, name: String) {
            file(context, name).delete()
            awaited -= name
        }

        /** Deletes what nobody will come back for: a process died, and its task is gone. Whether there was anything. */
        fun sweep(context: Context): Boolean {
            val left = folder(context).listFiles().orEmpty().filter { it.name !in awaited }
            val held = left.any { it.length() > 0 }
            left.forEach { it.delete() }
            return held
        }

        fun address(context: Context, name: String): Uri = Uri.parse("content://$AUTHORITY/$name")
            .also { file(context, name) }

        fun file(context: Context, name: String) = File(folder(context), name)

        private fun folder(context: Context) = File(context.cacheDir, "captures").apply { mkdirs() }
    }
}
