package dev.frontdesk.conversation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether somebody who waits for a person lets the assistant go on. */
final class GoOn {

    private static final Pattern NOISE = Pattern.compile("[\\s.!,«»\"“”'’/]+");
    private static final Set<String> WORDS = Set.of(
            "continue",
            "go on",
            "yes",
            "yes please",
            "yes continue",
            "продолжить",
            "продолжай",
            "продолжайте",
            "продолжим",
            "да",
            "да продолжай",
            "да продолжайте",
            "давай",
            "давайте",
            "продовжити",
            "продовжуй",
            "продовжуйте",
            "продовжимо",
            "так",
            "так продовжуй");

    private GoOn() {}

    static boolean in(String message) {
        return WORDS.contains(
                NOISE.matcher(message.toLowerCase(Locale.ROOT)).replaceAll(" ").strip());
    }
}
