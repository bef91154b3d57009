package org.rayi.app.device

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Matrix
import android.media.ExifInterface
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream

/** Photos as they are kept: no larger than the form wants, upright, and with nothing but the picture in them. */
object Pictures {
    /**
     * A JPEG with `longest` pixels on its longer side at most, or null where the bytes are no picture. It is drawn
     * anew, so place, time and maker of the camera are gone; its turn is taken into the picture.
     */
    fun kept(bytes: ByteArray, longest: Int?): ByteArray? {
        val most = longest?.takeIf { it > 0 } ?: UNASKED
        val size = BitmapFactory.Options().apply { inJustDecodeBounds = true }
        BitmapFactory.decodeByteArray(bytes, 0, bytes.size, size)
        if (size.outWidth <= 0 || size.outHeight <= 0) return null
        val options = BitmapFactory.Options().apply { inSampleSize = sample(maxOf(size.outWidth, size.outHeight), most) }
        val read = BitmapFactory.decodeByteArray(bytes, 0, bytes.size, options) ?: return null
        val scale = minOf(1f, most.toFloat() / maxOf(read.width, read.height))
        val way = Matrix().apply {
            postScale(scale, scale)
            turn(this, bytes)
        }
        val upright = Bitmap.createBitmap(read, 0, 0, read.width, read.height, way, true)
        return ByteArrayOutputStream().also { upright.compress(Bitmap.CompressFormat.JPEG, QUALITY, it) }.toByteArray()
    }

    /** A picture to look at, with no more pixels than are shown; null where the bytes are none. */
    fun shown(bytes: ByteArray, longest: Int): Bitmap? {
        val size = BitmapFactory.Options().apply { inJustDecodeBounds = true }
        BitmapFactory.decodeByteArray(bytes, 0, bytes.size, size)
        if (size.outWidth <= 0 || size.outHeight <= 0) return null
        val options = BitmapFactory.Options().apply { inSampleSize = sample(maxOf(size.outWidth, size.outHeight), longest.coerceAtLeast(1)) }
        return BitmapFactory.decodeByteArray(bytes, 0, bytes.size, options)
    }

    /** The largest power of two that leaves enough pixels: decoding a camera's picture whole needs 50 MB. */
    private fun sample(side: Int, most: Int): Int {
        var sample = 1
        while (side / (sample * 2) >= most) sample *= 2
        return sample
    }

    private fun turn(way: Matrix, bytes: ByteArray) {
        val orientation = try {
            ExifInterface(ByteArrayInputStream(bytes))
                .getAttributeInt(ExifInterface.TAG_ORIENTATION, ExifInterface.ORIENTATION_NORMAL)
        } catch (_: java.io.IOException) {
            ExifInterface.ORIENTATION_NORMAL
        }
        when (orientation) {
            ExifInterface.ORIENTATION_ROTATE_90 -> way.postRotate(90f)
            ExifInterface.ORIENTATION_ROTATE_180 -> way.postRotate(180f)
            ExifInterface.ORIENTATION_ROTATE_270 -> way.postRotate(270f)
            ExifInterface.ORIENTATION_FLIP_HORIZONTAL -> way.postScale(-1f, 1f)
            ExifInterface.ORIENTATION_FLIP_VERTICAL -> way.postScale(1f, -1f)
        }
    }

    /** What a form that does not say gets: sharp enough to read a page of paper. */
    private const val UNASKED = 2560
    private const val QUALITY = 85
}
