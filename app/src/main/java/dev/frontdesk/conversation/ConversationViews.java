package dev.frontdesk.conversation;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.platform.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations as pages and programs see them. */
public final class ConversationViews {

    private ConversationViews() {}

    /**
     * @param state assistant, queued, person or returning
     * @param attention why a person should look: hand_over, turn_failed, late or draft; null if they need not
     * @param assigneeId account of the person who has it, or who is asked to take it
     * @param queuedReason why a person was called last: words, button, assistant, no_answer, anger, keyword, vip or
     *     colleague; null: none was
     * @param queuedAt when that was
     */
    public record ConversationView(
            UUID id,
            @Nullable UUID projectId,
            @Nullable UUID connectionId,
            String connector,
            String chatId,
            boolean group,
            String title,
            @Nullable UUID contactId,
            String state,
            @Nullable UUID assigneeId,
            @Nullable String queuedReason,
            @Nullable Instant queuedAt,
            @Nullable String agent,
            @Nullable String language,
            boolean reachable,
            int unread,
            @Nullable String attention,
            List<String> labels,
            String lastText,
            Instant lastMessageAt,
            Instant createdAt) {}

    /**
     * @param direction in or out
     * @param author contact, assistant, person or system
     * @param status received, draft (waits for a person), discarded, queued, sending, sent, delivered,
     *     read, failed or unknown; of a reply in several messages
     *     the worst
     * @param problem why it is not sent, in the provider's words where it is the provider's doing
     * @param problemCode the kind of problem: expired, wait_too_long, no_connection, broken_off, interrupted, taken_over,
     *     down, rate_limited, bad_credentials, unreachable, window_closed, taken or rejected
     * @param choices the buttons under it
     * @param toolCalls what the assistant had called for it, in its order
     * @param agent command of the agent that said it; null where the project has none
     * @param explained whether it can be told how it came about
     */
    public record MessageView(
            UUID id,
            UUID conversationId,
            String direction,
            String author,
            @Nullable UUID authorId,
            @Nullable String authorName,
            String text,
            List<PartView> parts,
            List<ChoiceView> choices,
            List<CallView> toolCalls,
            String status,
            @Nullable String problem,
            @Nullable String problemCode,
            @Nullable String externalId,
            List<TurnRunner.Source> sources,
            Instant createdAt,
            @Nullable Instant editedAt,
            @Nullable String agent,
            boolean explained) {}

    /**
     * A button.
     *
     * @param value what pressing it says to the assistant
     */
    public record ChoiceView(String label, String value) {

        static List<ChoiceView> of(List<Choices.Option> options) {
            return options.stream()
                    .map(option -> new ChoiceView(option.label(), option.data()))
                    .toList();
        }
    }

    /** @param outcome done, confirmation_required, or why it was refused, e.g. forbidden or validation_failed */
    public record CallView(String tool, String outcome, long milliseconds) {

        static List<CallView> of(@Nullable Steps steps) {
            return steps == null
                    ? List.of()
                    : steps.calls().stream()
                            .map(call -> new CallView(call.tool(), call.outcome(), call.milliseconds()))
                            .toList();
        }
    }

    /**
     * @param kind photo, document, voice, audio, video, sticker, location, contact or remark, which says what was left
     *     out of the message or changed in it
     * @param name of the file, the place or the person; of a remark what it is about
     * @param value of a place {@code latitude,longitude}, of a card the phone number, of a remark files_left_out,
     *     parts_left_out, text_cut, letters_guessed or files_renamed; else null
     * @param mediaType as sniffed once it is kept, before as the provider says
     * @param bytes of the file; of a remark how many it is about
     * @param url where the file is fetched; null where there is none
     * @param problem why there is none: gone, too_large, too_many, no_room, no_access or unavailable; null while it is on its way
     * @param retryable whether it may be had by another attempt
     * @param text what it says in words, where it was read
     */
    public record PartView(
            String kind,
            @Nullable String name,
            @Nullable String value,
            @Nullable String mediaType,
            long bytes,
            @Nullable String url,
            @Nullable String problem,
            boolean retryable,
            @Nullable String text) {

        private static final Set<String> ACTIVE = Set.of(
                "image/svg+xml",
                "text/html",
                "application/xhtml+xml",
                "application/javascript",
                "text/javascript",
                "application/x-msdownload");

        /** Whether it could run a program on the reader's machine, were it opened carelessly. */
        public boolean active() {
            return url != null && mediaType != null && ACTIVE.contains(mediaType);
        }

        /** How it is shown: picture, sound, video, place, card, remark or file. */
        public String looks() {
            String type = mediaType == null ? "" : mediaType;
            return switch (kind) {
                case "location" -> "place";
                case "contact" -> "card";
                case "remark" -> "remark";
                default ->
                    url == null || !StoredFile.showsInline(type)
                            ? "file"
                            : type.startsWith("image/") ? "picture" : type.startsWith("audio/") ? "sound" : "video";
            };
        }
    }

    /**
     * @param identities who the person is at the providers, those of merged contacts included
     * @param merged contacts that are shown as this one
     */
    public record ContactView(
            UUID id,
            String name,
            @Nullable String language,
            List<String> labels,
            List<IdentityView> identities,
            List<MergedView> merged,
            Instant createdAt) {}

    public record MergedView(UUID id, String name) {}

    public record IdentityView(
            String connector,
            String personId,
            String name,
            @Nullable String username) {}

    /** @param nextCursor null on the last page */
    public record PageOf<T>(List<T> items, @Nullable String nextCursor) {}

    /**
     * Which conversations; null where it does not matter.
     *
     * @param messageStatus those with a message of this status, e.g. {@code unknown}
     * @param assigneeId those that this person has, or is asked to take
     * @param mentionedId those with a note that names this person
     * @param text those in whose messages, or in whose customer's names, this stands
     * @param waiting only those of customers that wait for a person: queued, or with a reason to look other than a draft
     */
    public record Filter(
            @Nullable UUID projectId,
            @Nullable UUID connectionId,
            @Nullable String connector,
            @Nullable String state,
            @Nullable UUID contactId,
            @Nullable String messageStatus,
            @Nullable UUID assigneeId,
            @Nullable UUID mentionedId,
            @Nullable String label,
            @Nullable String text,
            boolean waiting) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null, null, null, false);
        private static final int TEXT_MAX = 200;
        private static final List<String> STATES = List.of("assistant", "queued", "person", "returning");
        private static final List<String> MESSAGE_STATUSES = List.of(
                "received",
                "draft",
                "discarded",
                "queued",
                "sending",
                "sent",
                "delivered",
                "read",
                "failed",
                "unknown");

        /** @throws Problem.Invalid with everything that no conversation could be */
        void check() {
            List<Problem.Field> problems = new ArrayList<>();
            check(problems, "state", state, STATES);
            check(problems, "messageStatus", messageStatus, MESSAGE_STATUSES);
            if (text != null && text.length() > TEXT_MAX) {
                problems.add(new Problem.Field("text", "At most " + TEXT_MAX + " characters."));
            }
            if (!problems.isEmpty()) {
                throw new Problem.Invalid(problems);
            }
        }

        static Filter ofContact(UUID contact) {
            return new Filter(null, null, null, null, contact, null, null, null, null, null, false);
        }

        /** What is looked for; null: nothing is. */
        @Nullable String words() {
            String words = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
            return words.isEmpty() ? null : words;
        }

        private static void check(
                List<Problem.Field> problems, String field, @Nullable String value, List<String> known) {
            if (value != null && !known.contains(value)) {
                problems.add(new Problem.Field(field, "One of " + String.join(", ", known) + "."));
            }
        }
    }
}
