package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import dev.frontdesk.connector.Media;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Fetches what came along with the messages of a turn, between its opening and its end: a turn that is begun again
 * fetches only what is missing. A file that cannot be had is marked so, and the turn goes on.
 */
@Component
class IncomingFiles {

    private static final int FILES_MAX = 10;
    private static final long TIME_MAX = Duration.ofSeconds(60).toNanos();

    private final PartStore store;
    private final FileFetch fetch;
    private final Channels channels;
    private final ObjectProvider<PartReader> reader;
    private final News news;

    IncomingFiles(PartStore store, FileFetch fetch, Channels channels, ObjectProvider<PartReader> reader, News news) {
        this.store = store;
        this.fetch = fetch;
        this.channels = channels;
        this.reader = reader;
        this.news = news;
    }

    /**
     * Blocks for as long as the provider takes, a minute at most, and those who read; called without a transaction.
     *
     * @param read whether the words in it are wanted
     */
    List<StoredPart> of(Opening opening, boolean read) {
        List<UUID> messages = opening.said().stream()
                .filter(said -> !said.message().parts().isEmpty())
                .map(said -> said.arrival().id())
                .toList();
        if (messages.isEmpty()) {
            return List.of();
        }
        OrganizationId organization = opening.source().organization();
        Map<UUID, List<StoredPart>> stored = store.of(organization, opening.conversation(), messages);
        Optional<Media> media = channels.find(organization, opening.source().connection())
                .flatMap(channel -> channel.connection().media());
        long until = System.nanoTime() + TIME_MAX;
        List<StoredPart> all = new ArrayList<>();
        for (UUID message : messages) {
            List<StoredPart> parts = stored.getOrDefault(message, List.of());
            if (parts.stream().anyMatch(StoredPart::isMissing)) {
                parts = fetched(organization, media, parts, until);
                store.write(organization, opening.conversation(), message, parts);
                news.changed(organization, opening.conversation());
            }
            if (read && parts.stream().anyMatch(IncomingFiles::isUnread)) {
                List<StoredPart> readable = read(opening, parts);
                if (!readable.equals(parts)) {
                    parts = readable;
                    store.write(organization, opening.conversation(), message, parts);
                }
            }
            all.addAll(parts);
        }
        return all;
    }

    private static boolean isUnread(StoredPart part) {
        return part.file() != null && part.text() == null;
    }

    private List<StoredPart> read(Opening opening, List<StoredPart> parts) {
        ProjectId project = opening.source().project();
        if (project == null) {
            return parts;
        }
        OrganizationId organization = opening.source().organization();
        return parts.stream()
                .map(part -> part.kept()
                        .filter(file -> part.text() == null)
                        .flatMap(file -> reader.getObject().read(organization, project, part.kind(), part.name(), file))
                        .map(part::saying)
                        .orElse(part))
                .toList();
    }

    private List<StoredPart> fetched(
            OrganizationId organization, Optional<Media> media, List<StoredPart> parts, long until) {
        List<StoredPart> fetched = new ArrayList<>();
        int files = 0;
        for (StoredPart part : parts) {
            if (!part.isMissing()) {
                fetched.add(part);
            } else if (++files > FILES_MAX) {
                fetched.add(part.failed("too_many"));
            } else if (media.isEmpty() || until - System.nanoTime() < 0) {
                fetched.add(part.failed("unavailable"));
            } else {
                fetched.add(fetch.fetch(organization, media.get(), part));
            }
        }
        return fetched;
    }
}
