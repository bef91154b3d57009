package org.rayi.app

import java.io.File
import java.nio.file.Files
import org.rayi.app.device.Sounds
import org.rayi.core.CountingVault
import org.rayi.core.KeyVault
import org.rayi.core.Project
import org.rayi.core.RayiInterface
import org.rayi.core.SessionInterface
import org.rayi.core.readSettings

/** The app with a vault that a machine without Keystore has, and ways to let it die and to fill its disk. */
class TestApp : RayiApp() {
    private val keys = CountingVault()

    /** Stands between the pages and an interview, where a test puts something there. */
    var between: (SessionInterface) -> SessionInterface = { it }

    /** The microphone that was opened last. */
    var ears = Ears()
        private set

    private var heard: Sounds? = null

    override val sounds: Sounds get() = heard ?: Sounds(this) { Ears().also { ears = it } }.also { heard = it }

    /** In memory where the machine has room there: thousands of answers are flushed to what no test takes the power from. */
    override val folder: File by lazy {
        val memory = File("/dev/shm")
        if (memory.isDirectory && memory.canWrite()) Files.createTempDirectory(memory.toPath(), "rayi").toFile() else super.folder
    }

    override fun onTerminate() {
        close()
        folder.deleteRecursively()
        super.onTerminate()
    }

    override fun vault(): KeyVault = keys

    /** A phone that was set up: with one project, whose server is said when a test has one. */
    fun ready(): TestApp {
        if (projects().list().isEmpty()) projects().add("Trial", readSettings("""{"general":{}}"""))
        return this
    }

    /** Stands between the app and an opened store, where a test puts something there. */
    var around: (RayiInterface) -> RayiInterface = { it }

    override fun open(project: Project): Store {
        val real = super.open(project)
        return object : Store(project, around(real.rayi)) {
            override fun through(session: SessionInterface) = between(session)
        }
    }

    /** The process is gone: what is left is on the disk and in the state that the platform keeps. */
    fun die() {
        close()
        heard = null
    }
}
