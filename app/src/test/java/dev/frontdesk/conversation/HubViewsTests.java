package dev.frontdesk.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.conversation.ConversationViews.PageOf;
import dev.frontdesk.conversation.Notes.NoteView;
import dev.frontdesk.platform.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HubViewsTests {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private static MessageView message(UUID id, Instant at) {
        return new MessageView(
                id,
                id,
                "in",
                "contact",
                null,
                null,
                "x",
                List.of(),
                List.of(),
                List.of(),
                "received",
                null,
                null,
                null,
                List.of(),
                at,
                null,
                null,
                false);
    }

    private static NoteView note(UUID id) {
        return new NoteView(id, id, null, "Ann", "x", List.of(), NOON);
    }

    private static List<UUID> shown(List<MessageView> newestFirst, @Nullable String next, List<NoteView> notes) {
        return HubViews.items(new PageOf<>(newestFirst, next), notes).stream()
                .map(Hub.Item::id)
                .toList();
    }

    @Test
    void keepsMessagesAsTheyWereStoredAndPutsNotesBetween() {
        UUID before = Ids.next();
        UUID reply = Ids.next();
        UUID between = Ids.next();
        UUID question = Ids.next();
        // a provider's clock counts whole seconds: the later message bears the earlier time
        List<MessageView> messages = List.of(message(question, NOON), message(reply, NOON.plusMillis(700)));
        assertThat(shown(messages, null, List.of(note(before), note(between))))
                .containsExactly(before, reply, between, question);
        assertThat(shown(messages, "more", List.of(note(before), note(between))))
                .as("what is older comes with the older messages")
                .containsExactly(reply, between, question);
    }
}
