package dev.frontdesk.conversation;

import dev.frontdesk.conversation.ConversationViews.ContactView;
import dev.frontdesk.conversation.ConversationViews.ConversationView;
import dev.frontdesk.conversation.ConversationViews.MessageView;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
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

    /** @param thread the chosen conversation; null where none is */
    public record View(Listing listing, @Nullable Thread thread) {}

    /**
     * @param channel connector of the tab; empty: all of them
     * @param show {@code waiting}, {@code person} or empty: all
     * @param next cursor of the next page, null on the last
     */
    public record Listing(
            List<Tab> tabs,
            List<Tab> shows,
            String channel,
            String show,
            List<Line> lines,
            @Nullable String next) {

        /** Parameters that lead back to this listing. */
        public String query() {
            String query = (channel.isEmpty() ? "" : "&channel=" + channel) + (show.isEmpty() ? "" : "&show=" + show);
            return query.isEmpty() ? "" : "?" + query.substring(1);
        }
    }

    public record Tab(String id, String name, String link, boolean here) {}

    /** @param attention why a person should look, in words; empty if they need not */
    public record Line(
            UUID id,
            String connector,
            String title,
            String lastText,
            Instant at,
            int unread,
            String state,
            String attention,
            boolean here) {}

    /**
     * @param assignee name of the person who has it; empty if nobody
     * @param whyNot why nobody can write here, in words; empty if one can
     * @param limit how many messages are shown at most
     * @param more whether there are older ones
     * @param takesFiles whether the channel takes files
     * @param closed whether only approved texts can be sent now
     */
    public record Thread(
            ConversationView conversation,
            String channel,
            Tone tone,
            String state,
            String assignee,
            String whyNot,
            List<MessageView> messages,
            int limit,
            boolean more,
            boolean takesFiles,
            boolean closed,
            @Nullable ContactView contact,
            List<Line> others) {

        public boolean withPerson() {
            return conversation.state().equals("person");
        }
    }

    /** Picture of a status: one tick sent, two arrived. */
    public static String tick(String status) {
        return switch (status) {
            case "failed", "unknown" -> "alert";
            case "sent" -> "sent";
            case "delivered", "read" -> "arrived";
            default -> "clock";
        };
    }

    /** Why a message failed: in the connector's words for the provider's number, else by the kind of problem. */
    public static String reason(Page page, String connector, MessageView message) {
        String kind = page.sayOr(
                "conversation.problem." + message.problemCode(), page.say("conversation.problem.rejected"));
        Matcher coded = CODED.matcher(String.valueOf(message.problem()));
        return coded.matches() ? page.sayOr("connectors." + connector + ".problem." + coded.group(1), kind) : kind;
    }

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
