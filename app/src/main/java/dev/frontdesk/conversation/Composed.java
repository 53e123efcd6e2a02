package dev.frontdesk.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person sends into a conversation.
 *
 * @param text Markdown, may be empty where there are files
 * @param template the provider's id of an approved text, which {@code text} shows
 */
record Composed(
        String text, List<StoredPart> files, @Nullable String template) {

    Composed {
        files = List.copyOf(files);
    }

    static Composed of(String text) {
        return new Composed(text, List.of(), null);
    }

    Beside beside() {
        return new Beside(files, List.of(), template);
    }

    String beginning() {
        return text.isBlank() && !files.isEmpty() ? files.getFirst().mark() : text;
    }
}
