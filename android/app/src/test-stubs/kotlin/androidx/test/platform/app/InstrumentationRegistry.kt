// Stand-ins for what Robolectric names of androidx.test, which no public Maven repository but Google's has.
// Only for tests by Maven: the Gradle build takes the genuine ones.
package androidx.test.platform.app

import android.app.Instrumentation
import android.os.Bundle

object InstrumentationRegistry {
    private var instance: Instrumentation? = null
    private var arguments = Bundle()

    @JvmStatic
    fun registerInstance(instrumentation: Instrumentation?, given: Bundle?) {
        instance = instrumentation
        arguments = given ?: Bundle()
    }

    @JvmStatic
    fun getInstrumentation(): Instrumentation = checkNotNull(instance) { "no instrumentation is registered" }

    @JvmStatic
    fun getArguments(): Bundle = Bundle(arguments)
}
