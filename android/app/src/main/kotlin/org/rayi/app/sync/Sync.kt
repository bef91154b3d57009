package org.rayi.app.sync

import android.content.Context
import android.net.ConnectivityManager
import android.net.Network
import android.net.NetworkCapabilities
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArraySet
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import org.rayi.app.RayiApp
import org.rayi.app.Store
import org.rayi.core.Connection
import org.rayi.core.FetchListener
import org.rayi.core.FetchProgress
import org.rayi.core.Hindrance
import org.rayi.core.OutboxEntry
import org.rayi.core.Project
import org.rayi.core.RayiException
import org.rayi.core.SyncListener
import org.rayi.core.hindrance

/**
 * When the core is asked to send and to look for forms: once a network is there, when the platform's scheduler says so,
 * or when the person does. All projects have their turn, whichever is in front. Whether a record goes, and when again,
 * is the core's matter; nothing here counts or repeats.
 */
class Sync(private val app: RayiApp) {
    private val networks = app.getSystemService(Context.CONNECTIVITY_SERVICE) as ConnectivityManager?
    private val schedule = Schedule(app)
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val heard = CopyOnWriteArraySet<() -> Unit>()
    private val troubles = ConcurrentHashMap<String, RayiException.Failed>()

    /** What is under way, so that whoever waits for its end can. */
    @Volatile
    var running: Job? = null
        private set

    @Volatile
    var isOnline: Boolean = false
        private set

    @Volatile
    var isMetered: Boolean = false
        private set

    /** Why the last try sent nothing at all of a project, where it did not. */
    fun trouble(project: Project): RayiException.Failed? = troubles[project.id]

    /** Hears of the network from here on, and tells the core. */
    fun watch() {
        isOnline = networks?.activeNetwork != null
        isMetered = networks?.isActiveNetworkMetered ?: false
        networks?.registerDefaultNetworkCallback(object : ConnectivityManager.NetworkCallback() {
            override fun onAvailable(network: Network) = online(true)

            override fun onLost(network: Network) = online(false)

            override fun onCapabilitiesChanged(network: Network, capabilities: NetworkCapabilities) {
                isMetered = !capabilities.hasCapability(NetworkCapabilities.NET_CAPABILITY_NOT_METERED)
            }
        })
    }

    private fun online(isThere: Boolean) {
        isOnline = isThere
        isMetered = isThere && networks?.isActiveNetworkMetered ?: false
        for (store in app.openStores()) if (isThere) store.rayi.online() else store.rayi.offline()
        if (isThere) now()
        tell()
    }

    /** Leaves it to the platform, beside the pages: it starts [SyncJob] when there is a network of the right kind. */
    fun soon(): Job = after {
        schedule.forget()
        schedule.renew()
    }

    /** Sends what is due in every project, and looks for forms where it is time. Null without a network. */
    fun now(done: () -> Unit = {}): Job? {
        if (!isOnline) return null
        return after {
            for (project in projects()) if (hindrance(project) == null) attend(project) else schedule.hindered(project)
            schedule.renew()
            done()
        }
    }

    /** Sends what is due in one project, over whatever network there is, because the person says so. */
    fun byHand(project: Project): Job = after {
        send(project)
        schedule.renew()
    }

    /** One after the other: a record is sent once at a time. */
    @Synchronized
    private fun after(work: suspend () -> Unit): Job {
        val before = running
        return scope.launch {
            before?.join()
            work()
            tell()
        }.also { running = it }
    }

    /** What keeps everything of a project from leaving by itself now; null where nothing does. */
    fun hindrance(project: Project): Hindrance? {
        val connection = when {
            !isOnline -> Connection.ABSENT
            isMetered -> Connection.METERED
            else -> Connection.UNMETERED
        }
        val store = opened(project) ?: return null
        return hindrance(store.networks, connection)
    }

    private suspend fun attend(project: Project) {
        val store = opened(project) ?: return
        if (attempt(project) { store.rayi.counts().pending > 0u } == true) send(project)
        look(store)
    }

    private suspend fun send(project: Project) {
        val store = opened(project) ?: return
        val report = attempt(project) { store.rayi.sync(Progress()) }
        if (report != null) troubles -= project.id
        schedule.tried(project, report?.nextTryMs)
    }

    /** That it went wrong is no news while nobody has asked: who looks at the server's forms is told. */
    private suspend fun look(store: Store) = try {
        val next = store.rayi.nextUpdateMs()
        if (next != null && next <= System.currentTimeMillis()) {
            store.rayi.updateForms(Silent)
        }
        Unit
    } catch (_: RayiException.Failed) {
        Unit
    }

    private fun projects(): List<Project> = try {
        app.projects().list()
    } catch (_: RayiException.Failed) {
        // The first page says so.
        emptyList()
    }

    private fun opened(project: Project): Store? = try {
        app.store(project)
    } catch (failed: RayiException.Failed) {
        troubles[project.id] = failed
        null
    }

    private inline fun <T> attempt(project: Project, work: () -> T): T? = try {
        work()
    } catch (failed: RayiException.Failed) {
        troubles[project.id] = failed
        null
    }

    fun stop() {
        running?.cancel()
    }

    fun listen(hears: () -> Unit) {
        heard += hears
    }

    fun unlisten(hears: () -> Unit) {
        heard -= hears
    }

    private fun tell() = heard.forEach { it() }

    private inner class Progress : SyncListener {
        override fun progress(entry: OutboxEntry) = tell()
    }

    private object Silent : FetchListener {
        override fun progress(progress: FetchProgress) = Unit
    }
}
