package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.Document.Failure;
import dev.frontdesk.knowledge.Document.Status;
import dev.frontdesk.knowledge.WorkStore.Claim;
import dev.frontdesk.platform.Tenancy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes documents from the queue, reads and embeds them. What a killed node had begun, another takes up when the lease
 * has run out; what a slow node finishes too late, is not stored.
 */
@Component
class Indexing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Indexing.class);
    private static final int WORKERS = 2;
    private static final int ATTEMPTS_MAX = 4;
    /** How soon a node looks for what others left. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final WorkStore work;
    private final DocumentStore documents;
    private final PassageStore passages;
    private final KnowledgeStore knowledge;
    private final Reading reading;
    private final Embedding embedding;
    private final Indexes indexes;
    private final Announcements announcements;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;

    Indexing(
            WorkStore work,
            DocumentStore documents,
            PassageStore passages,
            KnowledgeStore knowledge,
            Reading reading,
            Embedding embedding,
            Indexes indexes,
            Announcements announcements,
            Tenancy tenancy,
            Clock clock) {
        this.work = work;
        this.documents = documents;
        this.passages = passages;
        this.knowledge = knowledge;
        this.reading = reading;
        this.embedding = embedding;
        this.indexes = indexes;
        this.announcements = announcements;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** There is something in the queue. */
    void wake() {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        for (int i = 0; i < WORKERS; i++) {
            Thread.ofVirtual().name("indexing-" + i).start(this::loop);
        }
    }

    @Override
    public void stop() {
        running = false;
        news.release(WORKERS);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            try {
                if (!workOne()) {
                    news.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.error("document_indexing_failed", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    /** Does what comes next. @return false if there is nothing to do */
    boolean workOne() throws InterruptedException {
        Optional<Claim> next = work.claim(clock.instant());
        if (next.isEmpty()) {
            return false;
        }
        Claim claim = next.get();
        try {
            Optional<Document> document =
                    tenancy.read(claim.organization(), () -> documents.find(claim.organization(), claim.document()));
            if (document.isPresent()) {
                process(claim, document.get());
            }
        } catch (IOException | RuntimeException e) {
            again(claim, e);
        }
        return true;
    }

    private void process(Claim claim, Document document) throws IOException, InterruptedException {
        if (document.status() == Status.INDEXING) {
            if (claim.attempts() > ATTEMPTS_MAX) {
                fail(claim, document, Failure.GIVEN_UP);
                return;
            }
            try {
                ready(claim, document, reading.read(document));
            } catch (Reading.Refused e) {
                log.info("document_refused document={} reason={}", document.id(), e.getMessage());
                fail(claim, document, e.failure());
                return;
            }
        }
        embedding.embed(claim, document);
        tenancy.run(claim.organization(), () -> work.done(claim));
    }

    private void ready(Claim claim, Document document, Reading.Outcome outcome) {
        boolean stored = tenancy.write(document.organization(), () -> {
            if (!work.renew(claim, clock.instant())) {
                return false;
            }
            passages.replace(document.organization(), document.id(), outcome.drafts());
            long version = knowledge.nextVersion(document.organization(), document.project());
            documents.ready(
                    document,
                    outcome.title() == null ? document.title() : outcome.title(),
                    outcome.mediaType(),
                    outcome.language(),
                    outcome.drafts().size(),
                    version,
                    clock.instant());
            return true;
        });
        if (stored) {
            log.info(
                    "document_ready document={} passages={}",
                    document.id(),
                    outcome.drafts().size());
            announcements.changed(document);
            indexes.refresh(document.organization(), document.project());
        }
    }

    private void fail(Claim claim, Document document, Failure failure) {
        tenancy.run(document.organization(), () -> {
            if (work.renew(claim, clock.instant())) {
                documents.failed(document.organization(), document.id(), failure, clock.instant());
                work.done(claim);
            }
        });
        announcements.changed(document);
    }

    /** With growing pauses, up to an hour: a model that is down must not be asked all the time. */
    private void again(Claim claim, Exception problem) {
        log.warn("document_indexing_delayed document={} attempt={}", claim.document(), claim.attempts(), problem);
        long seconds = Math.min(3_600, 1L << Math.min(claim.attempts(), 12));
        work.putBack(claim, clock.instant().plusSeconds(seconds));
    }
}
