package org.rayi.app

import org.rayi.core.CountingVault
import org.rayi.core.KeyVault
import org.rayi.core.Project
import org.rayi.core.SessionInterface
import org.rayi.core.readSettings

/** The app with a vault that a machine without Keystore has, and ways to let it die and to fill its disk. */
class TestApp : RayiApp() {
    private val keys = CountingVault()

    /** Stands between the pages and an interview, where a test puts something there. */
    var between: (SessionInterface) -> SessionInterface = { it }

    override fun vault(): KeyVault = keys

    /** A phone that was set up: with one project, whose server is said when a test has one. */
    fun ready(): TestApp {
        if (projects().list().isEmpty()) projects().add("Trial", readSettings("""{"general":{}}"""))
        return this
    }

    override fun open(project: Project): Store {
        val real = super.open(project)
        return object : Store(real.rayi) {
            override fun through(session: SessionInterface) = between(session)
        }
    }

    /** The process is gone: what is left is on the disk and in the state that the platform keeps. */
    fun die() = close()
}
