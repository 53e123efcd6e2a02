package dev.frontdesk.mcp;

import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.tool.Audience;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server of somebody else's that a project has attached.
 *
 * @param prefix of its tools' names
 * @param headerName that carries the secret; null unless the way of proof is {@link Auth#HEADER}
 * @param secretPreview null: there is none
 * @param audience who may use its tools
 * @param on whether its tools are offered at all
 * @param problem why it could not be asked the last time; null: it could
 */
public record OutsideServer(
        UUID id,
        ProjectId project,
        String name,
        String prefix,
        URI url,
        Auth auth,
        @Nullable String headerName,
        @Nullable String secretPreview,
        Audience audience,
        boolean on,
        @Nullable String problem,
        @Nullable Instant checkedAt,
        List<OutsideTool> tools) {

    /** How we prove to it who we are. */
    public enum Auth {
        NONE,
        BEARER,
        HEADER
    }

    public OutsideServer {
        tools = List.copyOf(tools);
    }
}
