package dev.frontdesk.conversation;

import dev.frontdesk.connector.Media;
import dev.frontdesk.connector.Refusal;
import dev.frontdesk.media.FileNames;
import dev.frontdesk.media.MediaFiles;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.platform.OrganizationId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings one file from a provider into our keeping, within a size and a time, few of them at once. */
@Component
class FileFetch {

    private static final Logger LOG = LoggerFactory.getLogger(FileFetch.class);
    private static final int AT_ONCE = 16;
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final MediaFiles files;

    FileFetch(MediaFiles files) {
        this.files = files;
    }

    /** Blocks on the network; the outcome is in the part. */
    StoredPart fetch(OrganizationId organization, Media media, StoredPart part) {
        String reference = part.reference();
        if (reference == null) {
            return part.failed("gone");
        }
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return part.failed("unavailable");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return part.failed("unavailable");
        }
        try {
            return keepPatiently(organization, media, reference, part);
        } catch (MediaFiles.TooLarge e) {
            return part.failed("too_large");
        } catch (MediaFiles.Full e) {
            LOG.atWarn()
                    .addKeyValue("organization", organization)
                    .addKeyValue("why", e.getMessage())
                    .log("conversation_file_no_room");
            return part.failed("no_room");
        } catch (Refusal.Rejected refusal) {
            LOG.atInfo().addKeyValue("why", refusal.getMessage()).log("conversation_file_refused");
            return part.failed(isTooLarge(refusal) ? "too_large" : "gone");
        } catch (Refusal.BadCredentials refusal) {
            LOG.atWarn().addKeyValue("why", refusal.getMessage()).log("conversation_file_no_access");
            return part.failed("no_access");
        } catch (IOException | RuntimeException failure) {
            LOG.atWarn().setCause(failure).log("conversation_file_not_fetched");
            return part.failed("unavailable");
        } finally {
            free.release();
        }
    }

    private static boolean isTooLarge(Refusal refusal) {
        return (refusal.code() + " " + refusal.getMessage()).matches("(?i).*(413|too (large|big)|more than \\d+).*");
    }

    /** What fails for a moment only gets a second chance. */
    private StoredPart keepPatiently(OrganizationId organization, Media media, String reference, StoredPart part)
            throws IOException {
        try {
            return keep(organization, media, reference, part);
        } catch (Refusal.Unavailable | Refusal.RateLimited passing) {
            LockSupport.parkNanos(AGAIN.toNanos());
            return keep(organization, media, reference, part);
        }
    }

    /** A stream that trickles is closed when its time is over, which ends the reading. */
    private StoredPart keep(OrganizationId organization, Media media, String reference, StoredPart part)
            throws IOException {
        try (Media.Fetched fetched = media.fetch(reference, MediaFiles.BYTES_MAX)) {
            Thread watch = Thread.ofVirtual().name("file-watch").start(() -> closeLater(fetched));
            try {
                StoredFile file = files.store(organization, fetched.content(), MediaFiles.BYTES_MAX);
                String given = fetched.name();
                return part.keptAs(file, given == null ? null : FileNames.harmless(given, "file"));
            } finally {
                watch.interrupt();
            }
        }
    }

    private static void closeLater(Media.Fetched fetched) {
        try {
            Thread.sleep(PATIENCE);
            fetched.close();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // it is of no use any more
        }
    }
}
