package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.Document.Failure;
import dev.frontdesk.panel.Phrases;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as the API shows it.
 *
 * @param status {@code indexing}, {@code ready} or {@code failed}
 * @param reason why it failed and what to do about it, in the language of the request
 * @param reasonCode the same for programs, e.g. {@code encrypted}
 * @param alreadyThere in the answer to an upload: the project had this content, nothing was added
 */
record DocumentView(
        UUID id,
        UUID projectId,
        String kind,
        String title,
        @Nullable String fileName,
        @Nullable String mediaType,
        long bytes,
        String status,
        @Nullable String reason,
        @Nullable String reasonCode,
        @Nullable String language,
        int passages,
        boolean alreadyThere,
        Instant createdAt,
        Instant updatedAt) {

    static DocumentView of(Document document, boolean alreadyThere, Phrases words) {
        Failure failure = document.failure();
        Language language = document.language();
        return new DocumentView(
                document.id().value(),
                document.project().value(),
                document.kind().code(),
                document.title(),
                document.fileName(),
                document.mediaType(),
                document.bytes(),
                document.status().code(),
                failure == null ? null : words.say("knowledge.failure." + failure.code()),
                failure == null ? null : failure.code(),
                language == null ? null : language.code(),
                document.passages(),
                alreadyThere,
                document.createdAt(),
                document.updatedAt());
    }
}
