package org.rayi.app.question

import org.rayi.core.Appearance
import org.rayi.core.ItemKind
import org.rayi.core.ItemView
import org.rayi.core.Medium

/** The view of a question, by what it is and how the form wants it shown. */
fun question(desk: Desk, item: ItemView): QuestionView = when (item.kind) {
    ItemKind.NOTE, ItemKind.GROUP, ItemKind.REPEAT -> NoteQuestion(desk, item)
    ItemKind.TRIGGER -> TriggerQuestion(desk, item)
    ItemKind.SELECT_ONE, ItemKind.SELECT_MANY -> choices(desk, item)
    ItemKind.RANK -> RankQuestion(desk, item)
    ItemKind.RANGE -> item.range?.let { RangeQuestion(desk, item, it) } ?: TextQuestion(desk, item)
    ItemKind.UPLOAD -> upload(desk, item)
    ItemKind.INPUT -> input(desk, item)
}.also { it.show(item) }

private fun choices(desk: Desk, item: ItemView): QuestionView {
    val isList = Appearance.Minimal in item.wishes || Appearance.Autocomplete in item.wishes
    // A map of a country has more areas than a list in sight should have lines.
    val most = if (Appearance.ImageMap in item.wishes) item.choices.size else FEW
    return if (isList || item.choiceCount.toInt() > most) ListQuestion(desk, item) else ChoiceQuestion(desk, item)
}

private fun upload(desk: Desk, item: ItemView): QuestionView {
    val upload = item.upload ?: return LackingQuestion(desk, item, "file")
    val asked = item.app?.takeIf { item.isCall }
    val isDrawn = Appearance.Signature in item.wishes || Appearance.Draw in item.wishes
    return when {
        asked != null -> AppQuestion(desk, item, asked)
        upload.medium == Medium.IMAGE && isDrawn -> DrawingQuestion(desk, item)
        else -> FileQuestion(desk, item, upload)
    }
}

private fun input(desk: Desk, item: ItemView): QuestionView {
    val asked = item.app
    return when {
        item.readOnly && item.dataType !in PLACES -> NoteQuestion(desk, item)
        asked != null -> AppQuestion(desk, item, asked)
        item.dataType in DATES -> DateQuestion(desk, item)
        item.dataType in PLACES -> PlaceQuestion(desk, item)
        Appearance.Printer in item.wishes -> LackingQuestion(desk, item, "printer")
        else -> TextQuestion(desk, item)
    }
}

/** Whether the app is called for the answer (`ex:`), and is not just the one that a camera's errand goes to. */
private val ItemView.isCall: Boolean get() = appearance.any { it.startsWith("ex:") }

private val DATES = setOf("date", "time", "dateTime")
private val PLACES = setOf("geopoint", "geotrace", "geoshape")
