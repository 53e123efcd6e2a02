package dev.frontdesk.mcp;

import dev.frontdesk.panel.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attached server as REST tells it.
 *
 * @param auth {@code none}, {@code bearer} or {@code header}
 * @param secretPreview first and last characters; null: there is none
 * @param audience {@code everyone}, {@code members}, {@code staff} or {@code vendors}
 * @param problem why it could not be asked the last time, in words; null: it could
 */
record ServerView(
        UUID id,
        String name,
        String url,
        String auth,
        @Nullable String headerName,
        @Nullable String secretPreview,
        String audience,
        boolean on,
        @Nullable String problem,
        @Nullable Instant checkedAt,
        List<ToolView> tools) {

    /**
     * @param inputSchema JSON Schema, as the server says it now
     * @param readOnlyHint what the server says about itself; nobody relies on it
     * @param use {@code off}, {@code read}, {@code write} or {@code ask}
     * @param offered whether assistants have it now
     * @param changed whether the server describes it differently than when it was approved
     * @param hash of what the server says now; send it back to approve exactly that
     */
    record ToolView(
            String name,
            String description,
            String inputSchema,
            boolean readOnlyHint,
            boolean listed,
            String use,
            boolean offered,
            boolean changed,
            @Nullable String approvedDescription,
            @Nullable String approvedInputSchema,
            String hash) {

        static ToolView of(OutsideTool tool) {
            return new ToolView(
                    tool.name(),
                    tool.description(),
                    tool.schema(),
                    tool.readOnly(),
                    tool.listed(),
                    tool.use().word(),
                    tool.offered(),
                    tool.changed(),
                    tool.approvedDescription(),
                    tool.approvedSchema(),
                    tool.hash());
        }
    }

    static ServerView of(OutsideServer server, Phrases words) {
        return new ServerView(
                server.id(),
                server.name(),
                server.url().toString(),
                server.auth().name().toLowerCase(Locale.ROOT),
                server.headerName(),
                server.secretPreview(),
                server.audience().name().toLowerCase(Locale.ROOT),
                server.on(),
                server.problem() == null ? null : words.say(server.problem()),
                server.checkedAt(),
                server.tools().stream().map(ToolView::of).toList());
    }
}
