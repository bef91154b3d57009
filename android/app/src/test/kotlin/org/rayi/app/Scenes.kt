package org.rayi.app

import java.time.LocalDateTime
import java.time.ZoneId
import org.rayi.core.Counts
import org.rayi.core.DraftSummary
import org.rayi.core.OfferState
import org.rayi.core.OfferedForm
import org.rayi.core.OutboxEntry
import org.rayi.core.OutboxState
import org.rayi.core.RayiInterface
import org.rayi.core.Reason
import org.rayi.core.TrustedKeyLine

/** A phone in the middle of its week, the same on every day and machine: what lists show that a clock or chance makes. */
class Scenes(private val real: RayiInterface) : RayiInterface by real, AutoCloseable {
    override fun counts() = Counts(drafts = 3u, pending = 4u, held = 1u, delivered = 2u)

    override fun drafts() = listOf(
        draft("1", "household_visit", "سارا عەلی", 11, 5),
        draft("2", "household_visit", "زيارة أسرة", 10, 30),
        draft("3", "site_photos", "Site photos", 9, 0),
    )

    override fun outbox() = listOf(
        entry("1", OutboxState.Delivered(201u, moment(8, 15)), name = "كلار ٣"),
        entry("2", OutboxState.Held(Reason("form-closed", emptyMap())), name = "Kelar 4"),
        entry("3", OutboxState.Waiting(moment(12, 0), Reason("server-busy", mapOf("status" to "503"))), name = "سارا عەلی"),
        entry("4", OutboxState.InFlight, name = "أحمد حسن", sent = 3_100_000u),
        entry("5", OutboxState.Queued, name = "كلار ٣ (2)", corrects = "uuid:1"),
    )

    override fun isCorrectable(entryId: String) = entryId == "1"

    override fun deviceKey() = TrustedKeyLine("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", "{}")

    override suspend fun offeredForms() = listOf(
        OfferedForm("coalition_poll", "استطلاع الائتلاف", "2026032", null, OfferState.NEW),
        OfferedForm("household_visit", "سەردانی ماڵ", "7", null, OfferState.NEWER),
        OfferedForm("site_photos", "Site photos", "3", null, OfferState.SAME),
    )

    override fun close() = (real as AutoCloseable).close()

    private fun draft(id: String, form: String, title: String, hour: Int, minute: Int) =
        DraftSummary(id, form, "1", title, moment(hour, minute), null)

    private fun entry(id: String, state: OutboxState, name: String, sent: ULong = 0u, corrects: String? = null) =
        OutboxEntry(id, "site_photos", "1", "uuid:$id", name, corrects, state, sent, 7_200_000u, 1u)

    /** On the first of March, by the clock of whatever zone this is. */
    private fun moment(hour: Int, minute: Int): Long =
        LocalDateTime.of(2026, 3, 1, hour, minute).atZone(ZoneId.systemDefault()).toInstant().toEpochMilli()
}
