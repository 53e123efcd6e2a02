package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.KnowledgeStore.Changed;
import dev.frontdesk.knowledge.index.Change;
import dev.frontdesk.knowledge.index.Entry;
import dev.frontdesk.knowledge.index.OpenIndexes;
import dev.frontdesk.knowledge.index.ProjectIndex;
import dev.frontdesk.platform.DataFolder;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Tenancy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * This node's indexes, brought up to what the database holds. The first use after a start compares all documents, so
 * that a lost folder, a crash and a restored database all end in the same: the missing is added, the rest removed.
 */
@Component
class Indexes implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Indexes.class);
    private static final int OPEN_MAX = 2_000;
    /** A search waits this long for an index that is being built, then takes what there is. */
    private static final long WAIT_SECONDS = 5;

    /** What this node knows of a project's index. */
    private static final class Progress {
        private final ReentrantLock changing = new ReentrantLock();
        private volatile boolean compared;
    }

    private final Map<Path, Progress> progress = new ConcurrentHashMap<>();
    private final OpenIndexes indexes = new OpenIndexes(OPEN_MAX);
    private final KnowledgeStore knowledge;
    private final PassageStore passages;
    private final Tenancy tenancy;
    private final Path folder;

    Indexes(KnowledgeStore knowledge, PassageStore passages, Tenancy tenancy, DataFolder data) {
        this.knowledge = knowledge;
        this.passages = passages;
        this.tenancy = tenancy;
        this.folder = data.folder("search");
    }

    <T> T use(OrganizationId organization, ProjectId project, OpenIndexes.Use<T> use) {
        return indexes.use(folder(organization, project), index -> {
            if (!progress(organization, project).compared) {
                catchUp(organization, project, index);
            }
            return use.with(index);
        });
    }

    /** Takes in what was committed so far. Searches go on meanwhile. */
    void catchUp(OrganizationId organization, ProjectId project, ProjectIndex index) throws IOException {
        Progress known = progress(organization, project);
        try {
            if (!known.changing.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
                log.warn("search_index_behind organization={} project={}", organization, project);
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            long upTo = tenancy.read(organization, () -> knowledge.state(organization, project))
                    .version();
            if (known.compared && upTo == index.version()) {
                return;
            }
            boolean byLog =
                    known.compared && index.version() <= upTo && upTo - index.version() < KnowledgeStore.REMOVALS_KEPT;
            index.apply(
                    byLog ? since(organization, project, index.version()) : all(organization, project, index), upTo);
            known.compared = true;
        } finally {
            known.changing.unlock();
        }
    }

    private Iterable<Change> since(OrganizationId organization, ProjectId project, long version) {
        List<Changed> changes = tenancy.read(organization, () -> knowledge.changes(organization, project, version));
        return () ->
                changes.stream().map(change -> change(organization, change)).iterator();
    }

    /** Everything that the index has not, or has in another version; what it has alone is taken out. */
    private Iterable<Change> all(OrganizationId organization, ProjectId project, ProjectIndex index)
            throws IOException {
        Map<UUID, Long> there = index.documents();
        List<Changed> present = tenancy.read(organization, () -> knowledge.changes(organization, project, 0)).stream()
                .filter(Changed::present)
                .toList();
        List<Changed> differing = new ArrayList<>(present.stream()
                .filter(each -> there.getOrDefault(each.document(), 0L) != each.version())
                .toList());
        Set<UUID> gone = new HashSet<>(there.keySet());
        gone.removeAll(present.stream().map(Changed::document).collect(Collectors.toSet()));
        gone.forEach(document -> differing.add(new Changed(document, 0, false)));
        return () -> differing.stream().map(each -> change(organization, each)).iterator();
    }

    private Change change(OrganizationId organization, Changed changed) {
        if (!changed.present()) {
            return new Change(changed.document(), changed.version(), List.of());
        }
        return tenancy.read(organization, () -> {
            Map<UUID, Map<String, float[]>> vectors = passages.vectors(organization, changed.document());
            List<Entry> entries = passages.of(organization, changed.document()).stream()
                    .map(passage -> new Entry(
                            passage.id(),
                            passage.language(),
                            passage.topic(),
                            passage.searched(),
                            vectors.getOrDefault(passage.id(), Map.of())))
                    .toList();
            return new Change(changed.document(), changed.version(), entries);
        });
    }

    /** Catches up in the background, so that the next search need not. */
    void refresh(OrganizationId organization, ProjectId project) {
        Thread.startVirtualThread(() -> {
            try {
                use(organization, project, index -> {
                    catchUp(organization, project, index);
                    return true;
                });
            } catch (RuntimeException e) {
                log.warn("search_index_refresh_failed organization={} project={}", organization, project, e);
            }
        });
    }

    /** As after a start: what is open is closed, what is on disk must prove itself. */
    void forgetOpen() {
        indexes.close();
        progress.clear();
    }

    void drop(OrganizationId organization, ProjectId project) {
        Path path = folder(organization, project);
        progress.remove(path);
        indexes.drop(path);
    }

    private Progress progress(OrganizationId organization, ProjectId project) {
        return progress.computeIfAbsent(folder(organization, project), any -> new Progress());
    }

    private Path folder(OrganizationId organization, ProjectId project) {
        return folder.resolve(organization.toString()).resolve(project.toString());
    }

    @Override
    public void destroy() {
        indexes.close();
    }
}
