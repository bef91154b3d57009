package org.rayi.app.interview

import org.rayi.app.question.Choices
import org.rayi.core.ChoiceView
import org.rayi.core.SessionInterface

/** The core's choices, a page of them at a time: only what is scrolled past is ever here. */
class Paged(private val session: SessionInterface, private val path: String) : Choices {
    private val pages = LinkedHashMap<Int, List<ChoiceView>>()
    private var search = ""

    override fun find(words: String): Int {
        search = words.trim()
        pages.clear()
        val first = session.choices(path, search, 0u, PAGE.toUInt())
        pages[0] = first.choices
        return first.total.toInt()
    }

    override fun at(index: Int): ChoiceView = page(index / PAGE)[index % PAGE]

    private fun page(number: Int): List<ChoiceView> = pages.getOrPut(number) {
        // The oldest goes: somebody who scrolls looks around one place.
        if (pages.size >= MOST) pages.remove(pages.keys.first())
        session.choices(path, search, (number * PAGE).toUInt(), PAGE.toUInt()).choices
    }

    private companion object {
        const val PAGE = 50
        const val MOST = 8
    }
}
