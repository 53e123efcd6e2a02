package dev.frontdesk.conversation;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells the pages which conversations changed, a few times a second: the message, the reply and its delivery are one
 * piece of news where they follow quickly, and an organization in which much happens is told of as a whole.
 */
@Component
class News implements SmartLifecycle {

    private static final long EVERY_MILLIS = 200;

    /** More than a page shows. */
    private static final int NAMED_MAX = 60;

    private final Map<OrganizationId, Set<ConversationId>> changed = new ConcurrentHashMap<>();
    private final Signals signals;
    private volatile boolean running;

    News(Signals signals) {
        this.signals = signals;
    }

    /** Never blocks; called for every message. */
    void changed(OrganizationId organization, ConversationId conversation) {
        changed.compute(organization, (key, known) -> {
            Set<ConversationId> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            if (all.size() <= NAMED_MAX) {
                all.add(conversation);
            }
            return all;
        });
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("conversation-news").start(this::tell);
    }

    private void tell() {
        try {
            while (running) {
                Thread.sleep(EVERY_MILLIS);
                changed.keySet().forEach(this::tell);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(OrganizationId organization) {
        Set<ConversationId> conversations = changed.remove(organization);
        if (conversations == null) {
            return;
        }
        if (conversations.size() > NAMED_MAX) {
            signals.send(Conversations.TOPIC, organization.toString());
        } else {
            conversations.forEach(each -> signals.send(Conversations.TOPIC, organization + "/" + each));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
