package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.platform.OrganizationId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Marks messages as delivered, read or failed. A provider may tell before its own answer to the sending is written down,
 * so what is not found is looked for again a few times.
 */
@Component
class Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final List<Duration> AGAIN =
            List.of(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));

    private final ReceiptStore store;
    private final News news;
    private final Clock clock;

    Receipts(ReceiptStore store, News news, Clock clock) {
        this.store = store;
        this.news = news;
        this.clock = clock;
    }

    void note(Arrival arrival, Receipt receipt) {
        settle(arrival.source().organization(), arrival.conversation(), receipt, 0);
    }

    private void settle(OrganizationId organization, ConversationId conversation, Receipt receipt, int attempt) {
        if (store.settle(organization, conversation, receipt, clock.instant())) {
            news.changed(organization, conversation);
        } else if (attempt < AGAIN.size()) {
            CompletableFuture.delayedExecutor(
                            AGAIN.get(attempt).toMillis(),
                            TimeUnit.MILLISECONDS,
                            task -> Thread.ofVirtual().name("receipt").start(task))
                    .execute(() -> settleAgain(organization, conversation, receipt, attempt + 1));
        }
    }

    private void settleAgain(OrganizationId organization, ConversationId conversation, Receipt receipt, int attempt) {
        try {
            settle(organization, conversation, receipt, attempt);
        } catch (RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("conversation_receipt_lost");
        }
    }
}
