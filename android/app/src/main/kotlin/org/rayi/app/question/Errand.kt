package org.rayi.app.question

import android.os.Bundle

/** What another app was asked for, and for which question; it outlives the process while that app is in front. */
class Errand(val kind: Kind, val path: String, val capture: String? = null, val mediatype: String? = null, val longest: Int? = null) {
    /** `APP` answers one question by words, `APP_FILE` by a file, `GROUP` all questions of a group. */
    enum class Kind { CAMERA, PICTURE, SOUND, FILM, FILE, CODE, APP, APP_FILE, GROUP }

    /** The same, with the name of the file that the other app is to fill. */
    fun into(capture: String) = Errand(kind, path, capture, mediatype, longest)

    fun bundle() = Bundle().apply {
        putString("kind", kind.name)
        putString("path", path)
        putString("capture", capture)
        putString("mediatype", mediatype)
        longest?.let { putInt("longest", it) }
    }

    companion object {
        fun of(bundle: Bundle) = Errand(
            Kind.valueOf(checkNotNull(bundle.getString("kind")) { "an errand has a kind" }),
            checkNotNull(bundle.getString("path")) { "an errand has a question" },
            bundle.getString("capture"),
            bundle.getString("mediatype"),
            if (bundle.containsKey("longest")) bundle.getInt("longest") else null,
        )
    }
}
