package org.rayi.app

import android.app.Application
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import org.rayi.app.device.KeystoreVault
import org.rayi.app.sync.Sync
import org.rayi.core.KeyVault
import org.rayi.core.Permission
import org.rayi.core.Project
import org.rayi.core.ProjectSettings
import org.rayi.core.Projects
import org.rayi.core.ProjectsInterface
import org.rayi.core.RayiException
import org.rayi.core.RayiInterface
import org.rayi.core.Retry
import org.rayi.core.SessionInterface

/** The one process: the opened store, the interviews that go on, and what is being sent. */
open class RayiApp : Application() {
    val settings: Settings by lazy { Settings(this) }
    val sync: Sync by lazy { Sync(this) }
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private var projects: ProjectsInterface? = null
    private var opened: Store? = null

    /** What was begun behind the pages last, so that whoever waits for its end can. */
    @Volatile
    var behind: Job? = null
        private set

    /** Only in credential storage, never in a backup. */
    open val folder: File get() = File(filesDir, "projects")

    /** The place that the stores' keys are kept by. */
    open fun vault(): KeyVault = KeystoreVault(this, "store")

    override fun onCreate() {
        super.onCreate()
        sync.watch()
    }

    /** The projects of this phone, opened when they are first asked for. */
    @Throws(RayiException::class)
    fun projects(): ProjectsInterface = projects ?: synchronized(this) {
        projects ?: Projects.open(folder.apply { mkdirs() }.path, vault()).also { projects = it }
    }

    /** The project in front: the one chosen last, else the first; null where there is none. */
    @Throws(RayiException::class)
    fun project(): Project? = projects().list().let { all -> all.firstOrNull { it.id == settings.project } ?: all.firstOrNull() }

    /** The store of the project in front, opened when it is first asked for. */
    @Throws(RayiException::class)
    fun store(): Store = opened ?: synchronized(this) {
        opened ?: open(project() ?: throw RayiException.Failed("project-missing", emptyMap(), Retry.AFTER_REMEDY)).also { opened = it }
    }

    protected open fun open(project: Project): Store {
        val rayi = projects().openProject(project.id)
        if (sync.isOnline) rayi.online() else rayi.offline()
        return Store(rayi)
    }

    /** The store, if it is open: what comes from the network opens none. */
    fun openStore(): Store? = opened

    /** Puts another project in front. */
    fun choose(project: Project) {
        if (project.id == settings.project && opened != null) return
        close()
        settings.project = project.id
    }

    /** Adds a project, and takes over what its settings say of this phone. */
    @Throws(RayiException::class)
    fun add(name: String?, wanted: ProjectSettings): Project {
        val project = projects().add(name, wanted)
        wanted.networks?.let { settings.networks = it }
        wanted.language?.takeIf { it in Settings.LANGUAGES }?.let { settings.language = it }
        choose(project)
        return project
    }

    /** Something that takes its time, beside the pages. */
    fun behind(work: suspend () -> Unit) {
        behind = scope.launch { work() }
    }

    fun close() {
        opened?.close()
        opened = null
        (projects as? AutoCloseable)?.close()
        projects = null
    }

    fun words(): Words = Words(settings.language, settings.digits)
}

/** The opened store and its interviews: one of each draft, whatever page shows it. */
open class Store(val rayi: RayiInterface) {
    private val sittings = HashMap<String, SessionInterface>()

    /** Begins an interview in the app's language, where the form has it, and returns its draft. */
    fun begin(formId: String, tag: String): String {
        val form = rayi.forms().firstOrNull { it.id == formId }
        val language = form?.languages?.firstOrNull { it.tag == tag }?.name
        return keep(rayi.begin(formId, language))
    }

    fun correct(entryId: String): String = keep(rayi.correct(entryId, Permission.FORM, null))

    /** The interview of a draft, as it goes on or from the disk. */
    fun sitting(draftId: String): SessionInterface =
        sittings.getOrPut(draftId) { through(rayi.resume(draftId)) }

    /** Nobody looks at it any more; the draft stays, where it was not finished. */
    fun leave(draftId: String) {
        val sitting = sittings.remove(draftId) ?: return
        try {
            sitting.leave()
        } catch (_: RayiException.Failed) {
            // Finished or discarded: there is nothing to leave.
        }
        (sitting as? AutoCloseable)?.close()
    }

    fun close() {
        sittings.keys.toList().forEach(::leave)
        (rayi as? AutoCloseable)?.close()
    }

    private fun keep(session: SessionInterface): String =
        session.draftId().also { sittings[it] = through(session) }

    /** What the pages are given instead of the interview itself; a test may stand between. */
    protected open fun through(session: SessionInterface): SessionInterface = session
}
