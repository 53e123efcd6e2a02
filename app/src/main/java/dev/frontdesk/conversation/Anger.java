package dev.frontdesk.conversation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether somebody is angry with us: told from strong words, or from shouting, in three languages. */
final class Anger {

    private static final int LOOKED_AT_MAX = 1_000;
    private static final int SHOUTED_LETTERS_MIN = 15;

    /** Beginnings of words, and, with a full stop, whole ones. */
    private static final List<String> STRONG = List.of("""
            outrag scandal disgust scam. scammer fraud ripoff lawsuit unaccept furious pathetic idiot stupid bullshit fuck shit. shitty.
            возмут безобраз отврат мошенн обман кошмар ужасн позор неприемл идиот тупы дебил хамств издева бесит достал
            бляд блят хуй хуе хуё пизд ебан сука. суки.
            обур жахлив огидн шахра ганьб неприйнятн ідіот тупі знуща дістал бісит курв лайно.
            """.strip().split("\\s+"));

    private static final List<String> PHRASES = List.of(
            "worst service",
            "never again",
            "waste of time",
            "how dare",
            "fed up",
            "подам в суд",
            "верните деньги",
            "больше никогда",
            "сколько можно",
            "надоел",
            "поверніть гроші",
            "подам до суду",
            "більше ніколи",
            "скільки можна",
            "набридл");

    /** Every message is looked at: most words begin like none of these. */
    private static final Map<Character, List<String>> BY_LETTER =
            STRONG.stream().collect(Collectors.groupingBy(word -> word.charAt(0)));

    private Anger() {}

    static boolean in(String message) {
        String text = message.length() <= LOOKED_AT_MAX ? message : message.substring(0, LOOKED_AT_MAX);
        String lower = text.toLowerCase(Locale.ROOT);
        return PHRASES.stream().anyMatch(lower::contains) || isStrong(lower) || isShouted(text);
    }

    private static boolean isStrong(String lower) {
        boolean inside = false;
        for (int i = 0; i < lower.length(); i++) {
            boolean letter = Character.isLetter(lower.charAt(i));
            if (letter && !inside && beginsStrong(lower, i)) {
                return true;
            }
            inside = letter;
        }
        return false;
    }

    private static boolean beginsStrong(String lower, int at) {
        for (String strong : BY_LETTER.getOrDefault(lower.charAt(at), List.of())) {
            boolean whole = strong.endsWith(".");
            int end = at + strong.length() - (whole ? 1 : 0);
            if (lower.regionMatches(at, strong, 0, end - at)
                    && (!whole || end == lower.length() || !Character.isLetter(lower.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Several words in capitals, or nothing but calling out. */
    private static boolean isShouted(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        long capitals = text.chars().filter(Character::isUpperCase).count();
        boolean capitalsOnly = letters >= SHOUTED_LETTERS_MIN && capitals * 10 >= letters * 9;
        return (capitalsOnly && text.strip().contains(" ")) || (text.contains("!!!!") && letters > 0);
    }
}
