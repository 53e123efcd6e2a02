package dev.frontdesk.connector;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands people may give in a chat; announced to the provider whenever a connection starts or is renewed. */
public interface CommandMenu {

    /** In every language of the product; empty: the provider's menu is left alone. */
    List<Messenger.Command> commands(OrganizationId organization, @Nullable ProjectId project);
}
