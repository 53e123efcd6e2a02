package dev.frontdesk.sandbox.telegram;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an update can be about, and how long it is kept, in seconds from its event. */
enum UpdateKind {
    MESSAGE(Life.DAY),
    EDITED_MESSAGE(Life.DAY),
    CHANNEL_POST(Life.DAY),
    EDITED_CHANNEL_POST(Life.DAY),
    BUSINESS_CONNECTION(Life.DAY),
    BUSINESS_MESSAGE(Life.DAY),
    EDITED_BUSINESS_MESSAGE(Life.DAY),
    DELETED_BUSINESS_MESSAGES(Life.DAY),
    GUEST_MESSAGE(Life.DAY),
    STOPPED_MESSAGE_GENERATION(Life.DAY),
    MESSAGE_REACTION(Life.DAY),
    MESSAGE_REACTION_COUNT(Life.DAY),
    INLINE_QUERY(30),
    CHOSEN_INLINE_RESULT(600),
    CALLBACK_QUERY(150),
    SHIPPING_QUERY(150),
    PRE_CHECKOUT_QUERY(150),
    PURCHASED_PAID_MEDIA(Life.DAY),
    POLL(Life.DAY),
    POLL_ANSWER(Life.DAY),
    MY_CHAT_MEMBER(Life.DAY),
    CHAT_MEMBER(Life.DAY),
    CHAT_JOIN_REQUEST(Life.DAY),
    CHAT_BOOST(Life.DAY),
    REMOVED_CHAT_BOOST(Life.DAY),
    MANAGED_BOT(Life.DAY),
    SUBSCRIPTION(Life.DAY);

    /** What a bot gets that never said, or said {@code []}. */
    static final Set<UpdateKind> DEFAULT =
            EnumSet.complementOf(EnumSet.of(CHAT_MEMBER, MESSAGE_REACTION, MESSAGE_REACTION_COUNT));

    private static final class Life {
        static final int DAY = 24 * 3600;
    }

    final String wireName = name().toLowerCase(Locale.ROOT);
    final int lifeSeconds;

    UpdateKind(int lifeSeconds) {
        this.lifeSeconds = lifeSeconds;
    }

    static @Nullable UpdateKind named(String wireName) {
        for (UpdateKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        return null;
    }

    /** Reads {@code allowed_updates}; unknown names are ignored, as with the provider. */
    static Set<UpdateKind> allowed(JsonNode list) {
        if (!list.isArray()) {
            throw Refusal.badRequest("can't parse allowed_updates: expected an Array");
        }
        EnumSet<UpdateKind> kinds = EnumSet.noneOf(UpdateKind.class);
        for (JsonNode name : list) {
            UpdateKind kind = named(name.asString("").toLowerCase(Locale.ROOT));
            if (kind != null) {
                kinds.add(kind);
            }
        }
        return kinds.isEmpty() ? DEFAULT : kinds;
    }
}
