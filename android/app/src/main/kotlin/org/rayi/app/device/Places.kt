package org.rayi.app.device

import android.Manifest
import android.annotation.SuppressLint
import android.content.Context
import android.content.pm.PackageManager
import android.location.Location
import android.location.LocationListener
import android.location.LocationManager
import android.os.Bundle
import android.os.Looper

/** Where the phone is, as it finds out. */
class Places(private val context: Context) {
    // The process's: a page that is gone is not held by who looks for places.
    private val manager = context.applicationContext.getSystemService(Context.LOCATION_SERVICE) as LocationManager?
    private var listener: LocationListener? = null
    private var ended: () -> Unit = {}

    /** Whether the person lets the app know. */
    val isAllowed: Boolean
        get() = context.checkSelfPermission(Manifest.permission.ACCESS_FINE_LOCATION) == PackageManager.PERMISSION_GRANTED

    /** Whether somebody waits to hear of a place. */
    val isLooking: Boolean get() = listener != null

    /** Whether the phone has anything to find out by, and it is switched on. */
    val isPossible: Boolean get() = providers().isNotEmpty()

    /**
     * Hears of each place until [stop], whoever stops it: then [over] is called. Not more often than in [interval]
     * milliseconds, from those of [wanted] that are there, else from all. The caller has looked whether it is
     * allowed and possible.
     */
    @SuppressLint("MissingPermission")
    fun start(over: () -> Unit = {}, interval: Long = INTERVAL_MS, wanted: List<String> = EXACT, found: (Location) -> Unit) {
        stop()
        val hears = object : LocationListener {
            override fun onLocationChanged(place: Location) = found(place)
            override fun onProviderEnabled(provider: String) = Unit
            override fun onProviderDisabled(provider: String) = Unit

            // Called by Android 9 and older, where the interface has no such method of its own.
            @Deprecated("by Android 10")
            override fun onStatusChanged(provider: String?, status: Int, extras: Bundle?) = Unit
        }
        for (provider in there(wanted).ifEmpty { providers() }) manager?.requestLocationUpdates(provider, interval, 0f, hears, Looper.getMainLooper())
        listener = hears
        ended = over
    }

    /** Where the phone was last, as far as it knows without looking; null where it does not, or may not say. */
    @SuppressLint("MissingPermission")
    fun last(): Location? = if (isAllowed) providers().firstNotNullOfOrNull { manager?.getLastKnownLocation(it) } else null

    fun stop() {
        listener?.let { manager?.removeUpdates(it) }
        listener = null
        ended.also { ended = {} }()
    }

    private fun providers(): List<String> = there(EXACT)

    private fun there(wanted: List<String>) = wanted
        .filter { manager?.allProviders?.contains(it) == true && manager.isProviderEnabled(it) }

    companion object {
        /** By satellites, and by what stands around. */
        val EXACT = listOf(LocationManager.GPS_PROVIDER, LocationManager.NETWORK_PROVIDER)
        /** By what stands around: little power. */
        val SPARING = listOf(LocationManager.NETWORK_PROVIDER)
        /** What other apps ask for anyhow: no power of ours. */
        val PASSIVE = listOf(LocationManager.PASSIVE_PROVIDER)
        private const val INTERVAL_MS = 1000L

        /** A place as XForms writes it: latitude, longitude, altitude, accuracy. */
        fun written(place: Location): String =
            listOf(place.latitude, place.longitude, place.altitude, place.accuracy.toDouble()).joinToString(" ")
    }
}
