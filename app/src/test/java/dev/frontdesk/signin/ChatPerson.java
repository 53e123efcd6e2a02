package dev.frontdesk.signin;

import static dev.frontdesk.conversation.TestBot.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.conversation.TestBot;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Somebody who writes to a bot and reads what comes back. */
final class ChatPerson {

    private static final Pattern LINK = Pattern.compile("[?&]c=(in-[A-Za-z0-9_-]{22})");
    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b");

    final long id = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    final TestBot bot;
    private int read;

    ChatPerson(TestBot bot) {
        this.bot = bot;
    }

    /** Writes and waits for the next message of the bot. */
    String say(String text) {
        bot.write(id, text);
        return hear();
    }

    String press(String data) {
        List<JsonNode> got = bot.gotWhole(id);
        bot.press(id, got.getLast(), data);
        return hear();
    }

    String hear() {
        soon().untilAsserted(() -> assertThat(bot.got(id)).hasSizeGreaterThan(read));
        return bot.got(id).get(read++);
    }

    static String token(String said) {
        return first(LINK, said);
    }

    static String code(String said) {
        return first(CODE, said.replaceAll("in-[A-Za-z0-9_-]{22}", ""));
    }

    private static String first(Pattern pattern, String said) {
        Matcher found = pattern.matcher(said);
        assertThat(found.find()).as("%s in: %s", pattern, said).isTrue();
        return found.group(1);
    }
}
