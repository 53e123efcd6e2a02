package dev.frontdesk.connectors.mail;

import dev.frontdesk.connector.Refusal;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what was sent into the mailbox's folder of sent mail, beside the way: whatever goes wrong, the mail is sent. One
 * after the other, and not at once, so that a server that does it itself has the time to.
 */
final class SentCopies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SentCopies.class);
    private static final int WAITING_MAX = 50;
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration KEEPING = Duration.ofMinutes(2);

    private final MailSettings settings;
    private final Supplier<SentFolder> opener;
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            Thread.ofVirtual().name("mail-sent").factory(),
            (letter, pool) -> LOG.warn("mail_copy_not_kept: too many wait"));

    SentCopies(MailSettings settings, Supplier<SentFolder> opener) {
        this.settings = settings;
        this.opener = opener;
    }

    /** @param letter which the server has taken */
    void add(OwnLetter letter) {
        Instant due = Instant.now().plus(GRACE);
        worker.execute(() -> keep(letter, due));
    }

    private void keep(OwnLetter letter, Instant due) {
        try {
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), due).toMillis()));
            try (SentFolder folder = opener.get();
                    Alarm alarm = Alarm.in(KEEPING, folder::close)) {
                folder.keep(letter);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Refusal | ProtocolException | MessagingException | IOException | BoundedImap.TooMuch e) {
            LOG.warn("mail_copy_not_kept: {} in {}: {}", letter.id(), settings.address(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("mail_copy_not_kept: {} in {}", letter.id(), settings.address(), e);
        }
    }

    /** What waits is still kept. */
    @Override
    public void close() {
        worker.shutdown();
    }
}
