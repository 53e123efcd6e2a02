package dev.frontdesk.conversation;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the reply of a turn. Implemented by the assistant module. */
public interface TurnRunner {

    /**
     * Thinks, as long as the model takes; called on a virtual thread that holds neither a connection nor a lock, one
     * call at a time for a conversation.
     *
     * @throws RuntimeException when no reply could be made; the caller tells the person so and lists the turn
     */
    Reply run(Turn turn);

    /** The same, telling the reply's text as it grows: each call brings what is new since the last. */
    default Reply run(Turn turn, Consumer<String> growing) {
        return run(turn);
    }

    /**
     * @param agent command of the agent chosen in this conversation, null for the project's first
     * @param transcript what was said since the last {@code /clear}, oldest first, without {@code messages}
     * @param messages what the person says now, oldest first; a command ({@code /…}) always comes alone; empty only
     *     where attachments came without a word
     * @param attachments what came along, in its order
     * @param around who asks, and whether they are still to be answered
     * @param language what the provider says of the person's language, an IETF tag
     */
    record Turn(
            OrganizationId organization,
            ProjectId project,
            UUID conversation,
            @Nullable String agent,
            List<Line> transcript,
            List<String> messages,
            List<Attached> attachments,
            @Nullable String language,
            String channel,
            Around around) {

        public Turn {
            transcript = List.copyOf(transcript);
            messages = List.copyOf(messages);
            attachments = List.copyOf(attachments);
        }

        /** Of a guest, run once. */
        public Turn(
                OrganizationId organization,
                ProjectId project,
                UUID conversation,
                @Nullable String agent,
                List<Line> transcript,
                List<String> messages,
                List<Attached> attachments,
                @Nullable String language,
                String channel) {
            this(
                    organization,
                    project,
                    conversation,
                    agent,
                    transcript,
                    messages,
                    attachments,
                    language,
                    channel,
                    new Around(Ids.next(), null, conversation, () -> false));
        }
    }

    /**
     * What stands around a turn.
     *
     * @param turn the same when the turn runs again
     * @param person who is signed in; null: a guest
     * @param contact who writes, else the conversation
     * @param overtaken whether a person took over since it began; may ask the database
     * @param now who is signed in by now, asked before each thing that is done; may ask the database
     * @param chat where it is said; null outside of a provider's chat
     */
    record Around(
            UUID turn,
            @Nullable Caller person,
            UUID contact,
            BooleanSupplier overtaken,
            Supplier<Optional<Caller>> now,
            @Nullable Chat chat) {

        /** Of somebody whose rights stay as they are. */
        public Around(UUID turn, @Nullable Caller person, UUID contact, BooleanSupplier overtaken) {
            this(turn, person, contact, overtaken, () -> Optional.ofNullable(person), null);
        }

        /** The account or key that asks, else the contact. */
        public UUID holder() {
            return person == null ? contact : person.id();
        }
    }

    /**
     * A chat as a provider shows it.
     *
     * @param person name of whoever writes, as the provider tells it
     * @param group whether others read along
     * @param vouched whether nobody else could write under this name
     */
    record Chat(ConnectionId connection, String connector, String person, boolean group, boolean vouched) {}

    /**
     * Something that came along.
     *
     * @param kind in lower case: {@code photo}, {@code voice}, {@code document}…
     * @param file null where it is none, or could not be had
     * @param text what it says in words; null where nobody could read it
     */
    record Attached(
            String kind,
            @Nullable String name,
            @Nullable StoredFile file,
            @Nullable String text) {

        public boolean isSound() {
            return kind.equals("voice") || kind.equals("audio");
        }
    }

    /**
     * One message of the transcript.
     *
     * @param agent command of the agent that said it; null: unknown, or it was none
     * @param id of the message, in the order of time; null where it is stored nowhere
     */
    record Line(
            Author author,
            String text,
            @Nullable String agent,
            @Nullable UUID id) {

        public Line(Author author, String text) {
            this(author, text, null, null);
        }

        public enum Author {
            CONTACT,
            ASSISTANT,
            PERSON
        }
    }

    /**
     * What to send, and what to change in the conversation.
     *
     * @param markdown empty: nothing is sent
     * @param sources of what was answered, each really given to the model
     * @param agent the agent from now on; null: unchanged
     * @param forget whether the transcript starts afresh after this turn
     * @param wanted why a person is wanted; null: none is
     * @param attention why the operator should look although the person got a reply, e.g. {@code model_bad_key}; null:
     *     no need
     * @param unanswered the question that it does not answer, as the person put it; null: it answers
     * @param choices buttons under it; their data comes back as what the person says
     * @param files that go with it
     */
    record Reply(
            String markdown,
            List<Source> sources,
            @Nullable String agent,
            boolean forget,
            HandOver.@Nullable Reason wanted,
            @Nullable String attention,
            @Nullable String unanswered,
            List<Choices.Option> choices,
            List<Attached> files,
            @Nullable Steps steps) {

        public Reply {
            sources = List.copyOf(sources);
            choices = List.copyOf(choices);
            files = List.copyOf(files);
        }

        /** Words alone. */
        public Reply(
                String markdown,
                List<Source> sources,
                @Nullable String agent,
                boolean forget,
                HandOver.@Nullable Reason wanted,
                @Nullable String attention,
                @Nullable String unanswered) {
            this(markdown, sources, agent, forget, wanted, attention, unanswered, List.of(), List.of(), null);
        }

        public Reply offering(List<Choices.Option> options) {
            return new Reply(markdown, sources, agent, forget, wanted, attention, unanswered, options, files, steps);
        }

        public Reply showing(List<Attached> more) {
            return new Reply(markdown, sources, agent, forget, wanted, attention, unanswered, choices, more, steps);
        }

        /** The same, with how it came about. */
        public Reply after(@Nullable Steps taken) {
            return new Reply(markdown, sources, agent, forget, wanted, attention, unanswered, choices, files, taken);
        }

        boolean isSilent() {
            return markdown.isBlank() && files.isEmpty();
        }

        Beside beside() {
            return new Beside(
                    files.stream()
                            .flatMap(each ->
                                    Stream.ofNullable(each.file()).map(file -> Attachments.part(file, each.name())))
                            .toList(),
                    choices,
                    null);
        }

        public static Reply saying(String markdown) {
            return new Reply(markdown, List.of(), null, false, null, null, null);
        }

        public static Reply calling(HandOver.Reason reason, String markdown) {
            return saying(markdown).calling(reason);
        }

        public boolean handOver() {
            return wanted != null;
        }

        /** The same in other words. */
        public Reply with(String text) {
            return new Reply(text, sources, agent, forget, wanted, attention, unanswered, choices, files, steps);
        }

        /** The same, leaving the conversation to another agent. */
        public Reply by(String command) {
            return new Reply(markdown, sources, command, forget, wanted, attention, unanswered, choices, files, steps);
        }

        Reply calling(HandOver.Reason reason) {
            return new Reply(markdown, sources, agent, forget, reason, attention, unanswered, choices, files, steps);
        }

        public Reply leaving(@Nullable String question) {
            return new Reply(markdown, sources, agent, forget, wanted, attention, question, choices, files, steps);
        }
    }

    /** A passage that the answer stands on. */
    record Source(UUID documentId, String title, String passage) {}
}
