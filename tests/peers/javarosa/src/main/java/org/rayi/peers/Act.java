/** One step of an interview with all that it needs at hand, so that only JavaRosa's part is timed. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** What one step does in JavaRosa, and how its outcome is told. */
final class Act {
    /** The kinds that have a measure of their own. */
    enum Kind { ANSWER, REPEAT, LIST, OTHER }

    /** JavaRosa's part of the step. */
    interface Work {
        Object out() throws Exception;
    }

    private final Kind kind;
    private final Work work;
    private final Function<Object, ObjectNode> telling;

    Act(Kind kind, Work work, Function<Object, ObjectNode> telling) {
        this.kind = kind;
        this.work = work;
        this.telling = telling;
    }

    Kind kind() {
        return kind;
    }

    Object out() throws Exception {
        return work.out();
    }

    /** The outcome as {@code rayi script} tells it. */
    ObjectNode told(Object outcome) {
        return telling.apply(outcome);
    }
}
