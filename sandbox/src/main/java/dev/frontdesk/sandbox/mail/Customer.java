package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.Problem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Who writes from outside: {@code {id, firstName?, lastName?, address?}}, or the id or the address alone.
 *
 * @param address without an address of their own they get {@code person-<id>@customers.example}
 */
record Customer(String address, @Nullable String name) {

    private static final String PREFIX = "person-";
    private static final String DOMAIN = "@customers.example";

    static Customer of(JsonNode order) {
        if (!order.isObject()) {
            return new Customer(address(order.asString("")), null);
        }
        String own = order.path("address").asString("");
        String first = order.path("firstName").asString("");
        String name = (first + " " + order.path("lastName").asString("")).strip();
        String address = address(own.isEmpty() ? order.path("id").asString("") : own);
        return new Customer(address, name.isEmpty() ? null : name);
    }

    /** The address of a chat, which is named by a person's id or by the address itself. */
    static String address(@Nullable String chat) {
        if (chat == null || chat.isBlank()) {
            throw new Problem(400, "Name the customer: by id or by address.");
        }
        return chat.contains("@") ? chat.strip().toLowerCase(Locale.ROOT) : PREFIX + chat.strip() + DOMAIN;
    }

    /** The chat that {@link #address(String)} was asked for. */
    static String chat(String address) {
        boolean numbered = address.startsWith(PREFIX) && address.endsWith(DOMAIN);
        return numbered ? address.substring(PREFIX.length(), address.length() - DOMAIN.length()) : address;
    }

    InternetAddress mail() {
        try {
            return name == null ? new InternetAddress(address, true) : new InternetAddress(address, name, "UTF-8");
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new Problem(400, "This is no address: " + address);
        }
    }
}
