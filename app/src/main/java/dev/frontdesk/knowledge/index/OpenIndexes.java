package dev.frontdesk.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.SingleInstanceLockFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The indexes in use, by folder. Those not used for longest are closed when there are too many. */
public final class OpenIndexes implements AutoCloseable {

    /** What is done with an index while it is kept open. */
    public interface Use<T> {
        T with(ProjectIndex index) throws IOException;
    }

    private static final Logger log = LoggerFactory.getLogger(OpenIndexes.class);

    private final class Slot {
        private final Path folder;
        private @Nullable ProjectIndex index;
        private int users;

        private Slot(Path folder) {
            this.folder = folder;
        }

        private synchronized ProjectIndex open() throws IOException {
            if (index == null) {
                index = openOrStartAfresh(folder);
            }
            return index;
        }

        private synchronized void close() {
            try {
                if (index != null) {
                    index.close();
                }
            } catch (IOException e) {
                log.warn("search_index_close_failed folder={}", folder, e);
            }
        }
    }

    private final int openMax;
    private final Map<Path, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    public OpenIndexes(int openMax) {
        this.openMax = openMax;
    }

    public <T> T use(Path folder, Use<T> use) {
        Slot slot = take(folder);
        try {
            return use.with(slot.open());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            giveBack(slot);
        }
    }

    private synchronized Slot take(Path folder) {
        Slot slot = slots.computeIfAbsent(folder, Slot::new);
        slot.users++;
        return slot;
    }

    private void giveBack(Slot slot) {
        List<Slot> leaving = new ArrayList<>();
        synchronized (this) {
            slot.users--;
            var oldest = slots.values().iterator();
            while (slots.size() - leaving.size() > openMax && oldest.hasNext()) {
                Slot candidate = oldest.next();
                if (candidate.users == 0) {
                    leaving.add(candidate);
                }
            }
            leaving.forEach(each -> slots.remove(each.folder));
        }
        leaving.forEach(Slot::close);
    }

    /** Closes and deletes; the next use starts with an empty index. */
    public void drop(Path folder) {
        Slot slot;
        synchronized (this) {
            slot = slots.remove(folder);
        }
        if (slot != null) {
            slot.close();
        }
        delete(folder);
    }

    private static ProjectIndex openOrStartAfresh(Path folder) throws IOException {
        try {
            return open(folder);
        } catch (IOException | RuntimeException e) {
            log.warn("search_index_rebuilt folder={} reason={}", folder, e.toString());
            delete(folder);
            return open(folder);
        }
    }

    private static ProjectIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        return new ProjectIndex(new MMapDirectory(folder, new SingleInstanceLockFactory()));
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<Slot> all;
        synchronized (this) {
            all = List.copyOf(slots.values());
            slots.clear();
        }
        all.forEach(Slot::close);
    }
}
