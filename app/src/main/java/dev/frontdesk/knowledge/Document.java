package dev.frontdesk.knowledge;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a project's assistant may answer from.
 *
 * @param title as people know it; for a question, the question
 * @param mediaType as the content shows it; null until it was read
 * @param bytes of the original
 * @param failure why it cannot be read, while {@link Status#FAILED}
 * @param language most of it is in; null until it was read
 * @param passages 0 until it is {@link Status#READY}
 */
public record Document(
        OrganizationId organization,
        ProjectId project,
        DocumentId id,
        Kind kind,
        String title,
        @Nullable String fileName,
        @Nullable String mediaType,
        long bytes,
        Status status,
        @Nullable Failure failure,
        @Nullable Language language,
        int passages,
        Instant createdAt,
        Instant updatedAt) {

    public enum Kind {
        FILE,
        TEXT,
        QUESTION;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Status {
        INDEXING,
        READY,
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a document cannot be read; its words are in the messages file under {@code failure.<code>}. */
    public enum Failure {
        EMPTY,
        NO_TEXT,
        ENCRYPTED,
        BROKEN,
        UNSUPPORTED,
        BOMB,
        TOO_LONG,
        TOO_HEAVY,
        /** Our fault: reading it ended again and again without a result. */
        GIVEN_UP;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Failure> of(@Nullable String code) {
            return Optional.ofNullable(code)
                    .map(each -> valueOf(each.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
    }
}
