package org.rayi.core

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit.SECONDS

/** A real `rayi-collector` on a port that the system chose, in a folder of its own. */
class Collector : AutoCloseable {
    private val folder: Path = Files.createTempDirectory("collector")
    private val process: Process = ProcessBuilder(
        Fixtures.native("rayi-collector"),
        "--forms", Fixtures.forms.resolve("real").toString(),
        "--data", folder.toString(),
        "--listen", "127.0.0.1:0", "--lang", "en",
    ).redirectError(ProcessBuilder.Redirect.INHERIT).start()

    /** Where it listens: the last thing that it says before it serves. */
    val url: String = "http://" + process.inputReader().lineSequence()
        .firstNotNullOf { Regex("127\\.0\\.0\\.1:\\d+").find(it)?.value }

    /** Every record, as it was received. */
    fun received(): List<String> = folder.resolve("submissions").toFile().walk()
        .filter { it.name == "submission.xml" }.map { it.readText() }.toList()

    /** Sends a record past the engine, as another device would, and returns the status. */
    fun submit(xml: String): Int {
        val boundary = "rayi"
        val body = "--$boundary\r\n" +
            "Content-Disposition: form-data; name=\"xml_submission_file\"; filename=\"submission.xml\"\r\n" +
            "Content-Type: text/xml\r\n\r\n$xml\r\n--$boundary--\r\n"
        val request = HttpRequest.newBuilder(URI("$url/submission"))
            .header("X-OpenRosa-Version", "1.0")
            .header("Content-Type", "multipart/form-data; boundary=$boundary")
            .POST(BodyPublishers.ofString(body))
            .build()
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
    }

    override fun close() {
        process.destroy()
        check(process.waitFor(10, SECONDS)) { "the collector does not end" }
        folder.toFile().deleteRecursively()
    }
}
