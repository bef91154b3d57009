package org.rayi.app

import java.io.File
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test

/** Gradle's files are run by no machine of ours: they are held in step with what is, Maven's. */
class StepTest {
    private val android = File(checkNotNull(System.getProperty("rayi.android")))
    private val pom = android.resolve("pom.xml").readText()
    private val catalogue = android.resolve("gradle/libs.versions.toml").readText()

    @Test
    fun `versions are the same in both`() {
        val versions = Regex("""(?m)^(\w+) = "([^"]+)"$""").findAll(catalogue).associate { it.groupValues[1] to it.groupValues[2] }
        assertEquals("no version is unknown here", setOf("agp") + PROPERTIES.keys, versions.keys)
        for ((name, property) in PROPERTIES) assertEquals(name, property(property), versions[name])
    }

    @Test
    fun `what Gradle's files name is there`() {
        for (build in listOf("settings.gradle.kts", "build.gradle.kts", "core/build.gradle.kts", "app/build.gradle.kts")) {
            assertTrue(build, android.resolve(build).isFile)
        }
        val named = Regex(""""((?:src|\.\./app|keep)[^"]*\.(?:xml|pro))"""")
        val paths = listOf("core", "app").flatMap { module ->
            named.findAll(android.resolve("$module/build.gradle.kts").readText()).map { android.resolve(module).resolve(it.groupValues[1]) }
        }
        assertEquals(3, paths.size)
        for (path in paths) assertTrue("$path", path.isFile)
        assertTrue("org.rayi.app is one name", "namespace = \"org.rayi.app\"" in android.resolve("app/build.gradle.kts").readText())
    }

    @Test
    fun `the manifest leaves to the build what is the build's`() {
        val manifest = android.resolve("app/src/main/AndroidManifest.xml").readText()
        for (word in listOf("package=", "uses-sdk", "versionCode")) assertTrue(word, word !in manifest)
        for (named in Regex("""android:name="(org\.rayi\.app\.[^"]+)"""").findAll(manifest)) {
            val file = named.groupValues[1].replace('.', '/')
            assertTrue(file, android.resolve("app/src/main/kotlin/$file.kt").isFile)
        }
    }

    private fun property(name: String) =
        checkNotNull(Regex("<${Regex.escape(name)}>([^<]+)<").find(pom)) { "no property $name" }.groupValues[1]

    private companion object {
        val PROPERTIES = mapOf(
            "kotlin" to "kotlin.version", "coroutines" to "coroutines.version", "jna" to "jna.version", "json" to "json.version",
            "junit" to "junit.version", "junit4" to "junit4.version", "robolectric" to "robolectric.version",
            "minSdk" to "android.min", "targetSdk" to "android.target",
        )
    }
}
