package org.rayi.app.sync

import android.app.job.JobParameters
import android.app.job.JobService
import org.rayi.app.RayiApp

/** The platform's call: a network of the chosen kind is there, perhaps without any page of ours. */
class SyncJob : JobService() {
    override fun onStartJob(parameters: JobParameters): Boolean {
        val sync = (application as RayiApp).sync
        return sync.now { jobFinished(parameters, false) } != null
    }

    /** The network went, or the time is over: what was on its way is sent again when the next job runs. */
    override fun onStopJob(parameters: JobParameters): Boolean {
        (application as RayiApp).sync.stop()
        return true
    }
}
