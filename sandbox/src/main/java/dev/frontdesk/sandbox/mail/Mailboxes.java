package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes mailboxes. */
final class Mailboxes {

    private static final String DOMAIN = "@business.example";
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int PASSWORD_LENGTH = 16;
    private static final int COUNT_MAX = 10_000;

    private final PostOffice office;

    Mailboxes(PostOffice office) {
        this.office = office;
    }

    /**
     * {@code {name?, username?, address?, password?, count?}} → the mailbox, or {@code {items}} if a count is given.
     * {@code address} and {@code password} make a mailbox for settings that outlive the sandbox.
     */
    ObjectNode make(JsonNode order) {
        if (!order.has("count")) {
            return view(makeOne(order, ""));
        }
        int count = order.path("count").asInt(0);
        if (count < 1 || count > COUNT_MAX || order.has("address") || order.has("username")) {
            throw new Problem(400, "count is 1 to " + COUNT_MAX + ", and goes with neither address nor username.");
        }
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (int i = 1; i <= count; i++) {
            items.add(view(makeOne(order, " " + i)));
        }
        return answer;
    }

    private Mailbox makeOne(JsonNode order, String suffix) {
        String username = order.path("username").asString("shop-" + random(8));
        String address = order.path("address").asString(username + DOMAIN).toLowerCase(Locale.ROOT);
        if (!address.matches("[a-z0-9._+-]{1,64}@[a-z0-9.-]{1,200}")) {
            throw new Problem(400, "This is no address: " + address);
        }
        String password = order.path("password").asString(random(PASSWORD_LENGTH));
        return office.add(new Mailbox(address, order.path("name").asString("Shop") + suffix, password));
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Gives the mailbox a new password; the old one is refused from now on, and connections that used it end. */
    ObjectNode revoke(Mailbox mailbox) {
        mailbox.password(random(PASSWORD_LENGTH));
        office.sockets().reset();
        return view(mailbox);
    }

    ObjectNode list() {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        office.all().forEach(mailbox -> items.add(view(mailbox)));
        return answer.putNull("nextCursor");
    }

    /** Named as the form of the connection names its fields, to be pasted there. */
    ObjectNode view(Mailbox mailbox) {
        return Json.object()
                .put("account", mailbox.address())
                .put("name", mailbox.name())
                .put("provider", "custom")
                .put("address", mailbox.address())
                .put("password", mailbox.password())
                .put("imapHost", PostOffice.HOST)
                .put("imapPort", office.imapPort())
                .put("smtpHost", PostOffice.HOST)
                .put("smtpPort", office.smtpPort())
                .put("used", mailbox.isUsed());
    }
}
