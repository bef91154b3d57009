package org.rayi.app

import org.rayi.core.Calendar
import org.rayi.core.Diagnostic
import org.rayi.core.Digits
import org.rayi.core.Direction
import org.rayi.core.Family
import org.rayi.core.Hindrance
import org.rayi.core.OutboxEntry
import org.rayi.core.RayiException
import org.rayi.core.Severity
import org.rayi.core.TextArgument
import org.rayi.core.Texts
import org.rayi.core.ViolationView
import org.rayi.core.TextView as Text

/** What the app itself says: the core's texts in one language, with the digits that are shown. */
class Words(tag: String, digits: Digits?) {
    private val texts = Texts(listOf(tag), digits)
    private val language = texts.language()

    /** BCP 47 tag: `ar`, `ckb`, `kmr` or `en`. */
    val tag: String get() = language.tag
    val direction: Direction get() = language.direction

    /** The language's name in itself. */
    val ownName: String get() = language.name
    val digits: Digits get() = texts.digits()

    /** A text by its Fluent id; counts go in as numbers. */
    fun say(id: String, vararg facts: Pair<String, Any>): String = texts.text(
        id,
        facts.associate { (name, fact) ->
            name to if (fact is Int) TextArgument.Number(fact.toLong()) else TextArgument.Text(fact.toString())
        },
    )

    /** Why an answer is not taken: in the author's words, or else in ours. */
    fun violation(violation: ViolationView): Text = texts.violation(violation)

    /** What did not happen, and what can be done about it, if anything can. */
    fun error(error: RayiException.Failed): String = listOfNotNull(
        texts.coded(Family.ERROR, error.code, error.parameters),
        texts.remedy(Family.ERROR, error.code, error.parameters),
    ).joinToString("\n")

    /** Why a form is refused: the first thing that is wrong with it. */
    fun broken(found: List<Diagnostic>): String {
        val first = found.firstOrNull { it.severity == Severity.ERROR } ?: return say("unknown-diagnostic")
        return say("error-form-broken", "reason" to texts.coded(Family.DIAGNOSTIC, first.code, first.parameters))
    }

    /** Where a record stands, in one line. */
    fun line(entry: OutboxEntry, hindrance: Hindrance?): String = texts.outboxLine(entry, hindrance)

    /** What keeps everything from leaving by itself; null where nothing does. */
    fun hindrance(hindrance: Hindrance?): String? = when (hindrance) {
        null -> null
        Hindrance.OFFLINE -> say("app-line-offline")
        Hindrance.METERED -> say("app-line-metered")
        Hindrance.BY_HAND -> say("app-line-by-hand")
    }

    fun moment(at: Long): String = texts.moment(at)

    /** A number of bytes as a person reads it. */
    fun size(bytes: Int): String = texts.size(bytes.toULong())

    /** The twelve months as Iraq names them. */
    val months: List<String> by lazy { texts.monthNames() }

    /** The months of a calendar in their order; Gregorian where none is named. */
    fun months(calendar: Calendar?): List<String> = if (calendar == null) months else texts.calendarMonths(calendar)

    /** An answer as the language writes it, by its data type. */
    fun value(dataType: String, stored: String): String = texts.value(dataType, stored)

    /** A number with its thousands set apart. */
    fun grouped(number: String): String = texts.number(number)

    /** What was typed, with ASCII's digits whichever of the three sets was used. */
    fun ascii(typed: String): String =
        typed.map { letter -> Character.digit(letter, 10).takeIf { letter.isDigit() }?.let { '0' + it } ?: letter }.joinToString("")

    /** The same digits one by one, in the set that is shown. */
    fun digits(text: String): String {
        val zero = when (texts.digits()) {
            Digits.WESTERN -> return text
            Digits.ARABIC_INDIC -> '\u0660'
            Digits.EXTENDED_ARABIC_INDIC -> '\u06F0'
        }
        return text.map { if (it in '0'..'9') zero + (it - '0') else it }.joinToString("")
    }
}
