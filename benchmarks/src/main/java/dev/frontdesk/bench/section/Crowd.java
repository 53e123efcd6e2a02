package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * People, each with one private chat, spread evenly over bots. They are numbered from 0; neighbours write to different
 * bots, so that going round keeps everybody as far as can be from the paces of bot and chat.
 */
final class Crowd {

    private static final long FIRST_CHAT = 700_000_000L;
    private static final int WRITTEN_AT_ONCE = 500;

    /** Above what the emulator counts from, so that its own updates and ours never share a number. */
    private static final long FIRST_UPDATE = 2_000_000_000L;

    private final List<String> tokens;
    private final int size;
    private final AtomicLong updates = new AtomicLong(FIRST_UPDATE);
    private List<Shop> shops = List.of();

    Crowd(List<String> tokens, int size) {
        this.tokens = List.copyOf(tokens);
        this.size = size;
    }

    int size() {
        return size;
    }

    static long chat(int person) {
        return FIRST_CHAT + person;
    }

    /** The person of a chat, -1 if it is nobody of ours. */
    int person(long chat) {
        long person = chat - FIRST_CHAT;
        return person < 0 || person >= size ? -1 : (int) person;
    }

    /** Everybody writes once through Telegram itself, which from then on lets the bots answer them. */
    void greet(Rest sandbox, String text) {
        List<Map<String, Object>> some = new ArrayList<>();
        for (int person = 0; person < size; person++) {
            some.add(Map.of("account", tokens.get(person % tokens.size()), "user", chat(person), "text", text));
            if (some.size() == WRITTEN_AT_ONCE || person == size - 1) {
                sandbox.post("/control/telegram/messages", Map.of("items", some));
                some.clear();
            }
        }
    }

    /** The bots run; from now on {@link #post} can be used. */
    void posting(List<Shop> running) {
        shops = List.copyOf(running);
    }

    /** A person's next message as Telegram posts it. */
    byte[] post(int person, String text) {
        long number = updates.getAndIncrement();
        Shop shop = shops.get(person % shops.size());
        // Ids of messages are unique in their chat; those of the emulator stay below.
        int messageId = 1_000_000 + (int) (number - FIRST_UPDATE);
        return Webhooks.post(shop.path(), shop.secret(), Webhooks.update(number, messageId, chat(person), text));
    }

    /** News for the person's bot that nothing comes of. */
    byte[] idle(int person) {
        Shop shop = shops.get(person % shops.size());
        return Webhooks.post(shop.path(), shop.secret(), Webhooks.poll(updates.getAndIncrement()));
    }
}
