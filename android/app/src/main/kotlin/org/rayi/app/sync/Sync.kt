package org.rayi.app.sync

import android.app.job.JobInfo
import android.app.job.JobScheduler
import android.content.ComponentName
import android.content.Context
import android.net.ConnectivityManager
import android.net.Network
import android.net.NetworkCapabilities
import java.util.concurrent.CopyOnWriteArraySet
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.launch
import org.rayi.app.RayiApp
import org.rayi.core.Connection
import org.rayi.core.Hindrance
import org.rayi.core.Networks
import org.rayi.core.OutboxEntry
import org.rayi.core.OutboxState
import org.rayi.core.RayiException
import org.rayi.core.SyncListener
import org.rayi.core.hindrance

/**
 * When the core is asked to send: once a network is there, when the platform's scheduler says so, or when the person
 * does. Whether a record goes, and when again, is the core's matter; nothing here counts or repeats.
 */
class Sync(private val app: RayiApp) {
    private val networks = app.getSystemService(Context.CONNECTIVITY_SERVICE) as ConnectivityManager?
    private val scheduler = app.getSystemService(Context.JOB_SCHEDULER_SERVICE) as JobScheduler?
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val heard = CopyOnWriteArraySet<() -> Unit>()

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

    /** Why the last try sent nothing at all, where it did not. */
    @Volatile
    var trouble: RayiException.Failed? = null
        private set

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
        val store = app.openStore()
        if (isThere) {
            store?.rayi?.online()
            now(byHand = false)
        } else {
            store?.rayi?.offline()
        }
        tell()
    }

    /** Leaves it to the platform: it starts [SyncJob] when there is a network of the kind that was chosen. */
    fun soon(notBefore: Long? = null) {
        val kind = app.settings.networks
        val waits = try {
            app.openStore()?.let { store -> hasUnsent(store.rayi.outbox()) } ?: true
        } catch (_: RayiException.Failed) {
            // Whoever looks at the outbox is told; the job finds out for itself.
            true
        }
        if (kind == Networks.NEVER || !waits) {
            scheduler?.cancel(JOB)
            return
        }
        val network = if (kind == Networks.UNMETERED) JobInfo.NETWORK_TYPE_UNMETERED else JobInfo.NETWORK_TYPE_ANY
        val job = JobInfo.Builder(JOB, ComponentName(app, SyncJob::class.java))
            .setRequiredNetworkType(network)
            .setPersisted(true)
            .setBackoffCriteria(JobInfo.DEFAULT_INITIAL_BACKOFF_MILLIS, JobInfo.BACKOFF_POLICY_EXPONENTIAL)
        notBefore?.let { job.setMinimumLatency((it - System.currentTimeMillis()).coerceAtLeast(0)) }
        scheduler?.schedule(job.build())
    }

    /** Sends what is due; by hand also over a network that the settings leave out. Null where it may not. */
    fun now(byHand: Boolean, done: () -> Unit = {}): Job? {
        if (!byHand && hindrance() != null) return null
        if (running?.isActive == true) return running
        return scope.launch {
            run()
            tell()
            done()
        }.also { running = it }
    }

    /** What keeps everything from leaving by itself now; null where nothing does. */
    fun hindrance(): Hindrance? {
        val connection = when {
            !isOnline -> Connection.ABSENT
            isMetered -> Connection.METERED
            else -> Connection.UNMETERED
        }
        return hindrance(app.settings.networks, connection)
    }

    private suspend fun run() {
        try {
            val rayi = app.store().rayi
            val report = rayi.sync(Progress())
            trouble = null
            // Without a moment only a network or a person helps: the platform would call again at once, and for nothing.
            report.nextTryMs?.let { soon(it) }
        } catch (failed: RayiException.Failed) {
            trouble = failed
        }
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

    companion object {
        const val JOB = 1

        fun hasUnsent(outbox: List<OutboxEntry>) =
            outbox.any { it.state !is OutboxState.Delivered && it.state !is OutboxState.Held }
    }
}
