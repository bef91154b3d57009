package org.rayi.app.device

import android.content.Context
import android.hardware.Sensor
import android.hardware.SensorEvent
import android.hardware.SensorEventListener
import android.hardware.SensorManager

/** Where the top of the phone points: degrees from magnetic north, clockwise. */
class Compass(context: Context) {
    private val manager = context.getSystemService(Context.SENSOR_SERVICE) as SensorManager?
    private val sensor = manager?.getDefaultSensor(Sensor.TYPE_ROTATION_VECTOR)
    private var listener: SensorEventListener? = null

    val isPossible: Boolean get() = sensor != null

    /** Hears of each direction until [stop]. */
    fun start(turned: (Double) -> Unit) {
        stop()
        val hears = object : SensorEventListener {
            private val rotation = FloatArray(9)
            private val angles = FloatArray(3)

            override fun onSensorChanged(event: SensorEvent) {
                SensorManager.getRotationMatrixFromVector(rotation, event.values)
                SensorManager.getOrientation(rotation, angles)
                turned((Math.toDegrees(angles[0].toDouble()) + 360) % 360)
            }

            override fun onAccuracyChanged(sensor: Sensor, accuracy: Int) = Unit
        }
        manager?.registerListener(hears, sensor, SensorManager.SENSOR_DELAY_UI)
        listener = hears
    }

    fun stop() {
        listener?.let { manager?.unregisterListener(it) }
        listener = null
    }
}
