package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Line;
import java.util.List;
import java.util.UUID;

/**
 * What was said earlier, in few words.
 *
 * @param upto id of the last message that it covers
 * @param text data, whatever it says
 */
record Summary(UUID upto, String text) {

    /** Those that it does not cover. */
    List<Line> after(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            UUID id = lines.get(i).id();
            if (id != null && id.toString().compareTo(upto.toString()) <= 0) {
                return lines.subList(i + 1, lines.size());
            }
        }
        return lines;
    }
}
