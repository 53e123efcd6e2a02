package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;

/**
 * A person as an address: by phone number, or by the
 * <a href="https://www.twilio.com/docs/whatsapp/key-concepts">id that WhatsApp gives them</a> for one business.
 *
 * @param chat the digits of the number, or country, dot and letters such as {@code US.100200300}
 */
record Addressee(String chat) {

    private static final String PREFIX = "whatsapp:";
    private static final String PHONE = "[1-9][0-9]{6,14}";
    private static final String SCOPED = "[A-Z]{2}\\.[A-Za-z0-9]{1,128}";

    /** @throws IllegalArgumentException when it is neither */
    static Addressee ofAddress(String address) {
        String bare = address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : address;
        String chat = bare.startsWith("+") ? bare.substring(1) : bare;
        if (!chat.matches(PHONE) && !chat.matches(SCOPED)) {
            throw new IllegalArgumentException("There is nobody at " + address);
        }
        return new Addressee(chat);
    }

    static Addressee ofChat(String chat) {
        if (!chat.matches(PHONE) && !chat.matches(SCOPED)) {
            throw new Rejected("Unknown chat", chat + " is no WhatsApp address", new Reason.Other());
        }
        return new Addressee(chat);
    }

    boolean hasPhone() {
        return chat.matches(PHONE);
    }

    String address() {
        return PREFIX + (hasPhone() ? "+" : "") + chat;
    }

    String name() {
        return hasPhone() ? "+" + chat : chat;
    }
}
