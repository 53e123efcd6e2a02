package dev.frontdesk.conversation;

import dev.frontdesk.conversation.CannedAnswers.CannedAnswerView;
import dev.frontdesk.conversation.Colleagues.Colleague;
import dev.frontdesk.conversation.ConversationViews.ContactView;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the messaging hub shows. */
public final class Hub {

    private static final Pattern CODED = Pattern.compile("(?s)(\\d{3,6}): .*");

    private Hub() {}

    /**
     * Which conversations are listed; empty where it does not matter.
     *
     * @param channel connector of the tab
     * @param show {@code waiting}, {@code draft}, {@code mine}, {@code mentions}, {@code person} or {@code unknown}
     * @param q words to look for
     */
    public record Choice(
            @Nullable String channel,
            @Nullable String show,
            @Nullable String label,
            @Nullable String q) {

        public Choice {
            channel = channel == null ? "" : channel;
            show = show == null ? "" : show;
            label = label == null ? "" : label;
            q = q == null ? "" : q.strip();
        }

        Choice channel(String other) {
            return new Choice(other, show, label, q);
        }

        Choice show(String other) {
            return new Choice(channel, other, label, q);
        }

        Choice label(String other) {
            return new Choice(channel, show, other, q);
        }

        public boolean any() {
            return !channel().isEmpty() || !show().isEmpty() || !label().isEmpty() || !q().isEmpty();
        }

        /** Parameters that lead back to this choice. */
        public String query() {
            String query = part("channel", channel()) + part("show", show()) + part("label", label()) + part("q", q());
            return query.isEmpty() ? "" : "?" + query.substring(1);
        }

        private static String part(String name, String value) {
            return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        @Override
        @SuppressWarnings("NullAway") // never null after the constructor
        public String channel() {
            return channel;
        }

        @Override
        @SuppressWarnings("NullAway")
        public String show() {
            return show;
        }

        @Override
        @SuppressWarnings("NullAway")
        public String label() {
            return label;
        }

        @Override
        @SuppressWarnings("NullAway")
        public String q() {
            return q;
        }
    }

    /** @param thread the chosen conversation; null where none is */
    public record View(Listing listing, @Nullable Thread thread) {}

    /** @param next cursor of the next page, null on the last */
    public record Listing(
            List<Tab> tabs,
            List<Tab> shows,
            List<Tab> labels,
            Choice choice,
            List<Line> lines,
            @Nullable String next) {

        public String query() {
            return choice.query();
        }
    }

    /** @param unread messages in it that people have not read */
    public record Tab(String id, String name, String link, boolean here, int unread) {}

    /** @param attention why a person should look, in words; empty if they need not */
    public record Line(
            UUID id,
            String connector,
            String title,
            boolean group,
            String lastText,
            Instant at,
            int unread,
            String state,
            String attention,
            List<String> labels,
            boolean isDefault,
            boolean here) {}

    /** A message, or a private note. */
    public record Item(@Nullable MessageView message, Notes.@Nullable NoteView note) {

        UUID id() {
            return message != null ? message.id() : note != null ? note.id() : new UUID(0, 0);
        }
    }

    /**
     * @param assignee name of the person who has it; empty if nobody
     * @param whyNot why nobody can write here, in words; empty if one can
     * @param limit how many messages are shown at most
     * @param more whether there are older ones
     * @param takesFiles whether the channel takes files
     * @param closed whether only approved texts can be sent now
     * @param writers names of others who are writing an answer just now
     * @param isDefault whether people are told here what concerns them
     */
    public record Thread(
            ConversationView conversation,
            String channel,
            Tone tone,
            String state,
            String assignee,
            String whyNot,
            List<Item> items,
            int limit,
            boolean more,
            boolean takesFiles,
            boolean closed,
            List<String> writers,
            boolean isDefault,
            @Nullable ContactView contact,
            List<Line> others) {

        public boolean withPerson() {
            return conversation.state().equals("person");
        }

        public boolean waits() {
            return conversation.state().equals("queued");
        }
    }

    /** Whether the reader may be told how the assistant came to its replies. */
    public static boolean explains(Page page, ConversationView conversation) {
        return page.caller()
                .filter(caller -> Explaining.mayBeTold(caller, conversation))
                .isPresent();
    }

    /** Picture of a status: one tick sent, two arrived. */
    public static String tick(String status) {
        return switch (status) {
            case "failed", "unknown" -> "alert";
            case "draft" -> "edit";
            case "discarded" -> "close";
            case "sent" -> "sent";
            case "delivered", "read" -> "arrived";
            default -> "clock";
        };
    }

    /** Why a message failed: in the connector's words for the provider's number, else by the kind of problem. */
    public static String reason(Page page, String connector, MessageView message) {
        String kind =
                page.sayOr("conversation.problem." + message.problemCode(), page.say("conversation.problem.rejected"));
        Matcher coded = CODED.matcher(String.valueOf(message.problem()));
        return coded.matches() ? page.sayOr("connectors." + connector + ".problem." + coded.group(1), kind) : kind;
    }
    /** Whom a conversation can be given to, and what can be answered with one touch. */
    public record Hands(ConversationView conversation, List<Colleague> colleagues, List<CannedAnswerView> canned) {}

    /** One of eight colours for a name, always the same. */
    public static int hue(String name) {
        return Math.floorMod(name.hashCode(), 8);
    }

    public static String initial(String name) {
        String bare = name.replaceAll("^[^\\p{L}\\p{N}]+", "");
        return bare.isEmpty()
                ? "?"
                : bare.substring(0, bare.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
