package org.rayi.app.question

import org.rayi.core.ChoiceView

/** The choices of a question, looked at one by one: a list of ten thousand is never held whole by a page. */
interface Choices {
    /** Finds those whose label has the words; all where there are none. Their number. */
    fun find(words: String): Int

    /** One of those that were found. */
    fun at(index: Int): ChoiceView
}
