package dev.frontdesk.knowledge;

import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project's tab "Knowledge".
 *
 * @param older cursor of the next page; null on the last
 */
public record KnowledgeTab(
        UUID project,
        boolean mayConfigure,
        List<Item> items,
        @Nullable UUID older) {

    /**
     * @param about kind, size and passages, in words
     * @param reason why it cannot be read, and what to do; empty unless it failed
     */
    public record Item(
            UUID id, String icon, String title, String about, Tone tone, String state, String reason, Instant at) {}

    static Item item(Page page, Document document) {
        Document.Failure failure = document.failure();
        return new Item(
                document.id().value(),
                document.kind() == Document.Kind.QUESTION ? "question" : "document",
                document.title(),
                about(page, document),
                tone(document.status()),
                page.say("knowledge.status." + document.status().code()),
                failure == null ? "" : page.say("knowledge.failure." + failure.code()),
                document.createdAt());
    }

    private static String about(Page page, Document document) {
        String name = document.fileName();
        String kind =
                name == null ? page.say("knowledge.kind." + document.kind().code()) : name;
        String size = document.kind() == Document.Kind.FILE ? " · " + size(page, document.bytes()) : "";
        String passages = document.passages() == 0 ? "" : " · " + page.say("knowledge.passages", document.passages());
        return kind + size + passages;
    }

    private static String size(Page page, long bytes) {
        return bytes < 1 << 20
                ? page.say("knowledge.kilobytes", Math.max(1, bytes >> 10))
                : page.say("knowledge.megabytes", (bytes + (1 << 19)) >> 20);
    }

    private static Tone tone(Document.Status status) {
        return switch (status) {
            case INDEXING -> Tone.BUSY;
            case READY -> Tone.GOOD;
            case FAILED -> Tone.BAD;
        };
    }
}
