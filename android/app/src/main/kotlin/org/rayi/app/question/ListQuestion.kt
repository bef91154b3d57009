package org.rayi.app.question

import android.app.Dialog
import android.graphics.drawable.BitmapDrawable
import android.graphics.drawable.Drawable
import android.text.Editable
import android.text.TextWatcher
import android.view.View
import android.view.ViewGroup
import android.widget.Adapter
import android.widget.BaseAdapter
import android.widget.CheckedTextView
import android.widget.LinearLayout
import android.widget.ListView
import org.rayi.app.device.Pictures
import org.rayi.app.look.Letters
import org.rayi.app.look.Look
import org.rayi.app.look.direct
import org.rayi.app.look.layOut
import org.rayi.core.Appearance
import org.rayi.core.ChoiceView
import org.rayi.core.ItemKind
import org.rayi.core.ItemView

/** A list that opens when it is tapped and is searched by typing, however long it is. */
class ListQuestion(desk: Desk, item: ItemView) : QuestionView(desk, item) {
    private val isMany = item.kind == ItemKind.SELECT_MANY
    private val open = look.button("") { openList() }
    private val clear = clearButton()

    init {
        if (Appearance.Map in item.wishes) body.addView(look.text(words.say("app-map-listed"), Letters.SMALL), look.wide())
        body.addView(open, look.wide())
        body.addView(clear, look.snug(4))
    }

    private fun values() = item.value.orEmpty().split(' ').filter { it.isNotEmpty() }

    override fun draw() {
        open.isEnabled = !item.readOnly
        val chosen = if (isMany) values() else listOfNotNull(item.value?.takeIf { it.isNotEmpty() })
        open.text = when {
            chosen.isEmpty() -> words.say("app-choose")
            isMany -> words.say("answer-chosen", "n" to chosen.size)
            else -> desk.chosen(path).firstOrNull()?.label?.text ?: chosen.single()
        }
        named(open)
        clear.visibility = if (chosen.isEmpty() || item.readOnly) GONE else VISIBLE
    }

    private fun openList() {
        val choices = desk.choices(path) ?: return
        desk.show(ChoiceList(desk, item, choices) { value, isOn ->
            if (isMany) {
                val now = values().toMutableList().apply { if (isOn) add(value) else remove(value) }
                desk.answer(path, now.joinToString(" "))
            } else if (desk.answer(path, value) && Appearance.Quick in item.wishes) {
                desk.goOn()
            }
            values()
        })
    }
}

/** The open list: a field to search by, and rows that are made only as many times as fit on the screen. */
class ChoiceList(
    private val desk: Desk,
    item: ItemView,
    private val choices: Choices,
    /** Gives an answer and returns what is chosen then. */
    private val choose: (value: String, isOn: Boolean) -> List<String>,
) : Dialog(desk.context, android.R.style.Theme_DeviceDefault_NoActionBar) {
    private val look = desk.look
    private val words = desk.words
    private val isMany = item.kind == ItemKind.SELECT_MANY
    private var count = choices.find("")
    private var chosen = item.value.orEmpty().split(' ').filter { it.isNotEmpty() }
    private val rows = Rows()
    private val nothing = look.text("", Letters.SMALL)

    /** The rows that were made, for whoever counts them. */
    var made = 0
        private set

    init {
        val page = look.column().apply {
            fitsSystemWindows = true
            layOut(item.label.direction)
            setBackgroundColor(look.colours.paper)
        }
        val inner = look.column().apply { setPadding(look.dp(12), look.dp(8), look.dp(12), look.dp(8)) }
        val title = look.text("", Letters.BOLD).apply {
            text = item.label.text
            direct(item.label)
        }
        inner.addView(title, look.wide())
        inner.addView(search(), look.wide(8))
        inner.addView(nothing.apply { visibility = View.GONE }, look.wide(8))
        val list = ListView(context).apply {
            adapter = rows
            itemsCanFocus = true
            setBackgroundColor(look.colours.paper)
        }
        inner.addView(list, LinearLayout.LayoutParams(ViewGroup.LayoutParams.MATCH_PARENT, 0, 1f))
        inner.addView(look.button(words.say("app-close"), strong = true) { dismiss() }, look.wide(8))
        page.addView(inner, LinearLayout.LayoutParams(ViewGroup.LayoutParams.MATCH_PARENT, 0, 1f))
        setContentView(page)
    }

    private fun search() = look.field().apply {
        hint = words.say("search-choices")
        contentDescription = words.say("search-choices")
        setSingleLine()
        addTextChangedListener(object : TextWatcher {
            override fun beforeTextChanged(text: CharSequence, from: Int, count: Int, after: Int) = Unit
            override fun onTextChanged(text: CharSequence, from: Int, before: Int, count: Int) = Unit
            override fun afterTextChanged(text: Editable) {
                count = choices.find(text.toString())
                nothing.text = words.say("search-nothing", "text" to text.toString())
                nothing.visibility = if (count == 0) View.VISIBLE else View.GONE
                rows.notifyDataSetChanged()
            }
        })
    }

    private inner class Rows : BaseAdapter() {
        override fun getCount() = this@ChoiceList.count
        override fun getItem(position: Int) = choices.at(position)
        override fun getItemId(position: Int) = position.toLong()
        override fun areAllItemsEnabled() = false
        override fun isEnabled(position: Int) = false

        /** Rows with buttons of their own are made for their choice, and used for no other. */
        override fun getItemViewType(position: Int) =
            if (choices.at(position).run { audio ?: video ?: bigImage } == null) 0 else Adapter.IGNORE_ITEM_VIEW_TYPE

        override fun getView(position: Int, old: View?, parent: ViewGroup): View {
            val choice = choices.at(position)
            val row = shown(choice, old as? CheckedTextView ?: row())
            val more = extras(desk, choice) ?: return row
            return look.column().apply {
                addView(row, look.wide())
                addView(more, look.snug())
            }
        }

        private fun shown(choice: ChoiceView, row: CheckedTextView): CheckedTextView {
            row.text = listOfNotNull(choice.label.text, choice.geometry?.let { placeOf(it, desk) }).joinToString("\n")
            row.setCompoundDrawablesRelative(null, null, null, null)
            choice.image?.let { picture(it) }?.let { row.setCompoundDrawablesRelative(it, null, null, null) }
            row.direct(choice.label)
            row.isChecked = choice.value in chosen
            row.setOnClickListener {
                chosen = choose(choice.value, !row.isChecked)
                if (isMany) notifyDataSetChanged() else dismiss()
            }
            return row
        }

        private fun picture(address: String): Drawable? {
            val side = look.dp(Look.TARGET)
            val bitmap = desk.media(address)?.let { Pictures.shown(it, side) } ?: return null
            return BitmapDrawable(context.resources, bitmap).apply { setBounds(0, 0, side * bitmap.width / bitmap.height.coerceAtLeast(1), side) }
        }

        private fun row() = CheckedTextView(context).apply {
            made++
            look.write(this, Letters.BODY)
            setCheckMarkDrawable(if (isMany) android.R.drawable.checkbox_off_background else 0)
            val marks = context.obtainStyledAttributes(
                intArrayOf(if (isMany) android.R.attr.listChoiceIndicatorMultiple else android.R.attr.listChoiceIndicatorSingle),
            )
            checkMarkDrawable = marks.getDrawable(0)
            marks.recycle()
            minHeight = look.dp(Look.TARGET)
            gravity = android.view.Gravity.CENTER_VERTICAL
            compoundDrawablePadding = look.dp(8)
            setPadding(look.dp(8), look.dp(6), look.dp(8), look.dp(6))
        }
    }
}
