package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import org.springframework.stereotype.Component;

/** Lets other modules tell an organization's people something in their default chat. */
@Component
public class Notifying {

    private final Notifications notifications;

    Notifying(Notifications notifications) {
        this.notifications = notifications;
    }

    /**
     * @param text Markdown
     * @return false when no chat is linked
     */
    public boolean tell(OrganizationId organization, String text) {
        return notifications.tell(organization, null, words -> text).isPresent();
    }
}
