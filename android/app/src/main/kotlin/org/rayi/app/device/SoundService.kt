package org.rayi.app.device

import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.Service
import android.content.Context
import android.content.Intent
import android.os.IBinder

/** Keeps the microphone while another app is in front, and says so where Android says such things. */
class SoundService : Service() {
    override fun onBind(intent: Intent?): IBinder? = null

    override fun onStartCommand(intent: Intent?, flags: Int, id: Int): Int {
        val said = intent?.getStringExtra(SAID).orEmpty()
        val notices = getSystemService(Context.NOTIFICATION_SERVICE) as NotificationManager
        notices.createNotificationChannel(NotificationChannel(CHANNEL, said, NotificationManager.IMPORTANCE_LOW))
        startForeground(NOTICE, Notification.Builder(this, CHANNEL).setContentText(said).setSmallIcon(applicationInfo.icon).build())
        // After the process nobody records: there is nothing to come back for.
        return START_NOT_STICKY
    }

    companion object {
        private const val SAID = "said"
        private const val CHANNEL = "sound"
        private const val NOTICE = 1

        fun start(context: Context, said: String) {
            context.startForegroundService(Intent(context, SoundService::class.java).putExtra(SAID, said))
        }

        fun stop(context: Context) {
            context.stopService(Intent(context, SoundService::class.java))
        }
    }
}
