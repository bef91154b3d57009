package org.rayi.app.page

import android.content.ActivityNotFoundException
import android.content.Intent
import android.os.Bundle
import android.text.InputType
import android.view.View
import org.rayi.app.look.Letters
import org.rayi.core.Lock
import org.rayi.core.Project
import org.rayi.core.ProjectSettings
import org.rayi.core.RayiException
import org.rayi.core.readSettings

/** The servers and teams that this phone works for: one is in front; another is added by an address or a settings code. */
class ProjectsPage : ListPage() {
    override val hasBack get() = true
    override val listens get() = true
    private var standings: Map<String, String> = emptyMap()

    /** Made once: what is typed there stays while the list is drawn anew. */
    private val adding: View by lazy { adding() }

    override fun onCreate(state: Bundle?) {
        super.onCreate(state)
        head(words.say("app-projects-title"))
        draw()
    }

    private fun draw() {
        val projects = trying { app.projects().list() } ?: return
        show(projects, ::line, words.say("app-projects-none"), adding)
    }

    /** Opens the projects that are not in front, beside the page, to tell where they stand. */
    override fun refresh() = app.behind {
        val seen = try {
            app.projects().list().associate { it.id to standing(it) }
        } catch (_: RayiException.Failed) {
            // The page itself says so.
            emptyMap()
        }
        runOnUiThread {
            standings = seen
            draw()
        }
    }

    /** What waits in a project, and why it does. */
    private fun standing(project: Project): String = try {
        val store = app.store(project)
        val counts = store.rayi.counts()
        val unsent = words.say("app-project-unsent", "n" to (counts.pending + counts.held).toInt())
        val why = when {
            counts.pending + counts.held == 0u -> null
            app.sync.trouble(project) != null -> app.sync.trouble(project)?.let(words::error)
            counts.pending == 0u -> null
            else -> words.hindrance(app.sync.hindrance(project))
        }
        val newer = if (store.isLocked(Lock.FETCH_FORMS)) 0 else store.rayi.newerForms().toInt()
        val told = words.say("app-forms-newer", "n" to newer).takeIf { newer > 0 }
        listOfNotNull(unsent, why, told).joinToString("\n")
    } catch (failed: RayiException.Failed) {
        words.error(failed)
    }

    private fun line(project: Project) = Line(
        title = project.name,
        about = listOfNotNull(project.host, standings[project.id]).joinToString("\n"),
        acts = listOf(
            words.say("app-project-remove") to {
                confirm(words.say("app-project-remove-confirm", "name" to project.name), words.say("button-delete")) {
                    trying { app.remove(project) }
                    draw()
                }
            },
        ),
        open = {
            app.choose(project)
            finish()
        },
    )

    /** An address or what a settings code holds, typed or pasted; or the code itself, where something scans it. */
    private fun adding(): View = look.column().apply {
        setPadding(look.dp(16), look.dp(8), look.dp(16), look.dp(8))
        val label = look.text(words.say("app-project-server"), Letters.BOLD)
        val field = look.field().apply {
            id = View.generateViewId()
            inputType = InputType.TYPE_CLASS_TEXT or InputType.TYPE_TEXT_VARIATION_URI
            // An address runs from the left in every language.
            textDirection = View.TEXT_DIRECTION_LTR
        }
        label.labelFor = field.id
        addView(label, look.wide())
        addView(field, look.wide(4))
        addView(look.button(words.say("app-project-add"), strong = true) { add(field.text.toString().trim()) }, look.wide(8))
        if (Intent(SCAN).resolveActivity(packageManager) != null) {
            addView(look.button(words.say("app-project-scan")) { scan() }, look.wide(8))
        }
    }

    private fun add(code: String) {
        val wanted: ProjectSettings = trying { readSettings(code) } ?: return
        trying { app.add(null, wanted) } ?: return
        app.sync.soon()
        finish()
    }

    private fun scan() {
        try {
            startActivityForResult(Intent(SCAN), 1)
        } catch (_: ActivityNotFoundException) {
            complain(words.say("app-lacks", "what" to "barcode"))
        }
    }

    @Deprecated("the platform's own way back from another app, without a library")
    override fun onActivityResult(request: Int, result: Int, answer: Intent?) {
        super.onActivityResult(request, result, answer)
        if (result == RESULT_OK) answer?.getStringExtra("SCAN_RESULT")?.let(::add)
    }

    private companion object {
        const val SCAN = "com.google.zxing.client.android.SCAN"
    }
}
