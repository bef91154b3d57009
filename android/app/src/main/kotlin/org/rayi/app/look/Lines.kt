package org.rayi.app.look

import android.view.Gravity
import android.view.View
import android.view.ViewGroup
import android.widget.ArrayAdapter
import android.widget.Spinner
import android.widget.TextView

/** A list that opens beneath a field, its lines as large as a finger and in the letters of the page. */
fun Look.wheel(lines: List<String>, name: CharSequence): Spinner = Spinner(context).also { spinner ->
    spinner.adapter = Lines(this, lines)
    spinner.minimumHeight = dp(Look.TARGET)
    spinner.background = outlined(colours.paper, colours.faint)
    spinner.contentDescription = name
    // What is chosen is with the core; Android's own keeping goes by ids, and ours are new each time.
    spinner.isSaveEnabled = false
}

private class Lines(private val look: Look, lines: List<String>) :
    ArrayAdapter<String>(look.context, android.R.layout.simple_spinner_item, lines) {
    override fun getView(position: Int, old: View?, parent: ViewGroup): View = super.getView(position, old, parent).also(::sized)

    override fun getDropDownView(position: Int, old: View?, parent: ViewGroup): View =
        super.getDropDownView(position, old, parent).also(::sized)

    private fun sized(view: View) {
        val line = view as? TextView ?: return
        look.write(line, Letters.BODY)
        line.minHeight = look.dp(Look.TARGET)
        line.gravity = Gravity.CENTER_VERTICAL
        line.setPadding(look.dp(8), 0, look.dp(8), 0)
    }
}
