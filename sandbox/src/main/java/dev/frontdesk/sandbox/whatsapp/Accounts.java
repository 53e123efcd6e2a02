package dev.frontdesk.sandbox.whatsapp;

import dev.frontdesk.sandbox.Json;
import dev.frontdesk.sandbox.Problem;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens accounts, as Twilio's console does. */
final class Accounts {

    private final Twilio twilio;
    private final Map<String, Account> byKey = new ConcurrentHashMap<>();
    private final AtomicInteger numbers =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(100_000, 900_000));

    Accounts(Twilio twilio) {
        this.twilio = twilio;
    }

    /**
     * {@code {name?, number?, accountSid?, authToken?, joinWords?, webhook?, fallback?, statusCallback?}} → the account.
     * {@code joinWords} makes it a sender for trying out, which people must join.
     */
    ObjectNode make(JsonNode order) {
        String number = order.path("number").asString("+15550" + numbers.incrementAndGet());
        String sid = order.path("accountSid").asString(Sid.next("AC"));
        String token = order.path("authToken").asString(token());
        if (!number.matches("\\+?[1-9]\\d{6,14}") || !Sid.isOf("AC", sid) || !token.matches("[0-9a-f]{32}")) {
            throw new Problem(
                    400,
                    "A number is + and 7 to 15 digits, an accountSid AC and 32 hexadecimal digits, an"
                            + " authToken 32 hexadecimal digits.");
        }
        Account account = new Account(
                twilio,
                sid,
                token,
                new Account.Sender(
                        Sid.next("XE"),
                        number.replace("+", ""),
                        order.path("name").asString("Shop"),
                        order.path("joinWords").asString(null)));
        if (byKey.putIfAbsent(account.key(), account) != null) {
            throw new Problem(409, "There is an account with the number " + number + " already.");
        }
        paste(account, order);
        return view(account);
    }

    /** {@code {webhook, fallback?, statusCallback?}}: the addresses that the owner types into the console. */
    ObjectNode paste(Account account, JsonNode order) {
        account.addresses(new Account.Addresses(
                address(order, "webhook"), address(order, "fallback"), address(order, "statusCallback")));
        return view(account);
    }

    private static @Nullable String address(JsonNode order, String field) {
        String address = order.path(field).asString("").strip();
        if (!address.isEmpty() && !Addresses.isAbsolute(address)) {
            throw new Problem(400, field + " is an http or https address, not \"" + address + "\".");
        }
        return address.isEmpty() ? null : address;
    }

    /** Gives the account a new token; calls and signatures with the old one are over. */
    ObjectNode revoke(Account account) {
        account.authToken(token());
        return view(account);
    }

    private static String token() {
        byte[] random = new byte[16];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    Optional<Account> ofSid(String sid) {
        return byKey.values().stream()
                .filter(account -> account.sid().equalsIgnoreCase(sid))
                .findFirst();
    }

    /** By number, with or without a plus, or by SID. */
    Account named(@Nullable String name) {
        String key = name == null ? "" : name.replaceFirst("^(whatsapp:)?[+ ]?", "");
        Account found = byKey.get(key);
        if (found != null) {
            return found;
        }
        return ofSid(key)
                .orElseThrow(() -> new Problem(404, "There is no account \"" + name + "\": POST accounts makes one."));
    }

    ObjectNode list() {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        List.copyOf(byKey.values()).forEach(account -> items.add(view(account)));
        return answer.putNull("nextCursor");
    }

    static ObjectNode view(Account account) {
        Account.Addresses addresses = account.addresses();
        return Json.object()
                .put("account", account.key())
                .put("accountSid", account.sid())
                .put("authToken", account.authToken())
                .put("number", "+" + account.key())
                .put("name", account.sender().name())
                .put("joinWords", account.sender().joinWords())
                .put("status", account.status())
                .put("webhook", addresses.webhook() == null ? "" : addresses.webhook())
                .put("fallback", addresses.fallback())
                .put("statusCallback", addresses.status())
                .put("link", "https://wa.me/" + account.key());
    }

    void clear() {
        byKey.clear();
    }
}
