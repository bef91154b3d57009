package org.rayi.app

import android.app.Application
import java.io.File
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import org.rayi.app.device.KeystoreVault
import org.rayi.app.device.Sounds
import org.rayi.app.sync.Sync
import org.rayi.core.DeviceRequest
import org.rayi.core.KeyVault
import org.rayi.core.Lock
import org.rayi.core.Loss
import org.rayi.core.Networks
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
    open val sounds: Sounds by lazy { Sounds(this) }
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private var projects: ProjectsInterface? = null
    private val stores = LinkedHashMap<String, Store>()

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

    /** The store of the project in front. */
    @Throws(RayiException::class)
    fun store(): Store = store(project() ?: throw RayiException.Failed("project-missing", emptyMap(), Retry.AFTER_REMEDY))

    /** The store of a project, opened when it is first asked for; it stays open, for it can be open once. */
    @Throws(RayiException::class)
    fun store(project: Project): Store = synchronized(this) { stores.getOrPut(project.id) { open(project) } }

    protected open fun open(project: Project): Store {
        val rayi = projects().openProject(project.id)
        if (sync.isOnline) rayi.online() else rayi.offline()
        return Store(project, rayi)
    }

    /** The stores that are open: who tells them of the network opens none. */
    fun openStores(): List<Store> = synchronized(this) { stores.values.toList() }

    /** Puts another project in front. */
    fun choose(project: Project) {
        settings.project = project.id
    }

    /** Removes a project with everything in it; what is being sent of it stops. */
    @Throws(RayiException::class)
    fun remove(project: Project) {
        sync.stop()
        synchronized(this) { stores.remove(project.id) }?.close()
        projects().remove(project.id, Loss.ACCEPTED)
    }

    /** Adds a project, and takes over what its settings say of this phone. */
    @Throws(RayiException::class)
    fun add(name: String?, wanted: ProjectSettings): Project {
        val project = projects().add(name, wanted)
        wanted.language?.takeIf { it in Settings.LANGUAGES }?.let { settings.language = it }
        choose(project)
        return project
    }

    /** Something that takes its time, beside the pages. */
    fun behind(work: suspend () -> Unit) {
        behind = scope.launch { work() }
    }

    fun close() {
        openStores().forEach { it.close() }
        synchronized(this) { stores.clear() }
        (projects as? AutoCloseable)?.close()
        projects = null
    }

    fun words(): Words = Words(settings.language, settings.digits)
}

/** The opened store of a project and its interviews: one of each draft, whatever page shows it. */
open class Store(val project: Project, val rayi: RayiInterface) {
    private val sittings = HashMap<String, SessionInterface>()
    private val wishes = HashMap<String, MutableList<DeviceRequest>>()

    /** What the project is set to, by the core; a page that changes it sets it anew. */
    var settings: ProjectSettings = rayi.settings()
        private set

    /** Over which networks its records leave by themselves. */
    val networks: Networks get() = settings.networks ?: Networks.ANY

    fun set(wanted: ProjectSettings) {
        rayi.setUp(wanted)
        settings = rayi.settings()
    }

    /** Whether whoever set the project up keeps this from the person with the phone. */
    fun isLocked(lock: Lock): Boolean = lock in settings.locked

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

    /** What the form of a draft has wished of the phone and did not get yet. */
    fun wishes(draftId: String): MutableList<DeviceRequest> = wishes.getOrPut(draftId) { mutableListOf() }

    /** Nobody looks at it any more; the draft stays, where it was not finished. */
    fun leave(draftId: String) {
        wishes -= draftId
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
