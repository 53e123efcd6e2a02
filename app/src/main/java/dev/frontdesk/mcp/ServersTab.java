package dev.frontdesk.mcp;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The box "Outside servers" of a project.
 *
 * @param opened whose tools are shown unfolded; null: none's
 */
public record ServersTab(
        UUID project, List<OutsideServer> servers, @Nullable UUID opened) {

    public ServersTab {
        servers = List.copyOf(servers);
    }
}
