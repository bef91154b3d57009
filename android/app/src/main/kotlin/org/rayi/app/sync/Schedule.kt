package org.rayi.app.sync

import android.app.job.JobInfo
import android.app.job.JobScheduler
import android.content.ComponentName
import android.content.Context
import java.util.concurrent.ConcurrentHashMap
import org.rayi.app.RayiApp
import org.rayi.app.Store
import org.rayi.core.Networks
import org.rayi.core.Project
import org.rayi.core.RayiException

/** What the platform is asked to call us for: one job for each kind of network that something waits for, and one for forms. */
class Schedule(private val app: RayiApp) {
    private val scheduler = app.getSystemService(Context.JOB_SCHEDULER_SERVICE) as JobScheduler?
    private val next = ConcurrentHashMap<String, Long>()

    /** After a try: when time helps, and null where only a network or a person does. */
    fun tried(project: Project, next: Long?) {
        this.next[project.id] = next ?: NEVER
    }

    /** Something kept the project from being tried at all; the platform may see that otherwise, but not at once. */
    fun hindered(project: Project) {
        next[project.id] = System.currentTimeMillis() + USUAL_MINUTES * MINUTE
    }

    /** A person is here, or a record more: what only waited for that is tried again. */
    fun forget() = next.values.removeAll { it == NEVER }

    /**
     * Asks for what is needed now, of all projects, and for nothing else. What was tried and has no moment is not asked
     * for: the platform would call again at once, and for nothing.
     */
    fun renew() {
        val stores = stores()
        val waiting = stores.filter { it.networks != Networks.NEVER && next[it.project.id] != NEVER && waits(it) }
        send(ANY, JobInfo.NETWORK_TYPE_ANY, waiting.filter { it.networks == Networks.ANY })
        send(UNMETERED, JobInfo.NETWORK_TYPE_UNMETERED, waiting.filter { it.networks == Networks.UNMETERED })
        look(stores.filter(::looks))
    }

    private fun send(job: Int, network: Int, stores: List<Store>) {
        val moment = stores.minOfOrNull { next[it.project.id] ?: 0 }
        if (moment == null) {
            scheduler?.cancel(job)
            return
        }
        val asked = builder(job, network)
            .setBackoffCriteria(JobInfo.DEFAULT_INITIAL_BACKOFF_MILLIS, JobInfo.BACKOFF_POLICY_EXPONENTIAL)
        if (moment > 0) asked.setMinimumLatency((moment - System.currentTimeMillis()).coerceAtLeast(0))
        scheduler?.schedule(asked.build())
    }

    private fun look(stores: List<Store>) {
        val minutes = stores.minOfOrNull { it.settings.updateMinutes?.toLong() ?: USUAL_MINUTES }
        if (minutes == null) {
            scheduler?.cancel(FORMS)
            return
        }
        // Asked for anew it would begin to count anew, and never come where a page is opened often enough.
        if (scheduler?.getPendingJob(FORMS)?.intervalMillis == minutes * MINUTE) return
        scheduler?.schedule(builder(FORMS, JobInfo.NETWORK_TYPE_ANY).setPeriodic(minutes * MINUTE).build())
    }

    private fun builder(job: Int, network: Int) = JobInfo.Builder(job, ComponentName(app, SyncJob::class.java))
        .setRequiredNetworkType(network)
        .setPersisted(true)

    /** Those that can be opened; of the others the pages and [Sync] tell why not. */
    private fun stores(): List<Store> = try {
        app.projects().list().mapNotNull { project ->
            try {
                app.store(project)
            } catch (_: RayiException.Failed) {
                null
            }
        }
    } catch (_: RayiException.Failed) {
        emptyList()
    }

    private fun waits(store: Store): Boolean = try {
        store.rayi.counts().pending > 0u
    } catch (_: RayiException.Failed) {
        // Whoever looks at the outbox is told; the job finds out for itself.
        true
    }

    private fun looks(store: Store): Boolean = try {
        store.rayi.nextUpdateMs() != null
    } catch (_: RayiException.Failed) {
        false
    }

    companion object {
        const val ANY = 1
        const val UNMETERED = 2
        const val FORMS = 3
        private const val MINUTE = 60_000L
        private const val USUAL_MINUTES = 15L
        private const val NEVER = Long.MAX_VALUE
    }
}
