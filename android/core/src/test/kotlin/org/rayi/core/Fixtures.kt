package org.rayi.core

import java.nio.file.Path
import kotlin.io.path.readBytes
import kotlin.io.path.readText
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive

/** The forms and walks that Rust's tests use too, and the programs of the one build. */
object Fixtures {
    val forms: Path = Path.of(property("rayi.forms"))

    fun native(name: String): String = Path.of(property("rayi.native.dir"), name).toString()

    fun form(name: String): ByteArray = forms.resolve("real").resolve(name).readBytes()

    /** A form that asks for what only a platform can give. */
    fun platform(name: String): ByteArray = forms.resolve("platform").resolve(name).readBytes()

    /** The walks through a form, in the order of the file. */
    fun walks(name: String): List<Walk> =
        Json.parseToJsonElement(forms.resolve("paths").resolve(name).readText())
            .jsonObject.getValue("paths").jsonArray.map { Walk(it.jsonObject) }

    private fun property(name: String) = checkNotNull(System.getProperty(name)) { "$name is not set" }
}

/** One walk: what is answered, what has to be refused, and what then holds. */
class Walk(json: JsonObject) {
    val language: String = json.getValue("language").jsonPrimitive.content
    val answers: Map<String, String> = texts(json["answers"])
    val expect: Map<String, String> = texts(json["expect"])
    val labelContains: Map<String, String> = texts(json["label_contains"])

    /** How many instances are added to a repeat that has no count. */
    val repeats: Map<String, Int> = texts(json["repeats"]).mapValues { it.value.toInt() }
    val asked: List<String> = json["asked"]?.jsonArray.orEmpty().map { it.jsonPrimitive.content }
    val notAsked: List<String> = json["not_asked"]?.jsonArray.orEmpty().map { it.jsonPrimitive.content }

    /** By question. */
    val rejects: Map<String, List<String>> = (json["reject"] ?: JsonArray(emptyList())).jsonArray
        .map { it.jsonObject }
        .groupBy({ it.getValue("path").jsonPrimitive.content }, { it.getValue("value").jsonPrimitive.content })

    private fun texts(json: JsonElement?): Map<String, String> =
        json?.jsonObject.orEmpty().mapValues { it.value.jsonPrimitive.content }
}
