package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound.Part;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes words of what people send, so that it can be answered. Implemented by the assistant module. */
public interface PartReader {

    /**
     * Blocks for as long as it takes, a minute at most; called without a transaction. Never throws because of the file.
     *
     * @param name as it came
     * @return empty where there are no words in it, or nothing here can read them
     */
    Optional<String> read(
            OrganizationId organization, ProjectId project, Part.Kind kind, @Nullable String name, StoredFile file);
}
