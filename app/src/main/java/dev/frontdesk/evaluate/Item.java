package dev.frontdesk.evaluate;

import dev.frontdesk.conversation.TurnRunner.Line;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to ask in a run.
 *
 * @param question null: something a customer wrote
 * @param before what was said before it, oldest first
 * @param storedAnswer what was answered then; null: nothing
 */
record Item(
        int ordinal,
        @Nullable Question question,
        @Nullable UUID conversation,
        @Nullable String agent,
        List<Line> before,
        String text,
        @Nullable String storedAnswer) {

    Item {
        before = List.copyOf(before);
    }

    static Item of(int ordinal, Question question) {
        return new Item(ordinal, question, null, question.agent(), List.of(), question.text(), null);
    }

    boolean asStaff() {
        return question != null && question.asStaff();
    }
}
