package dev.frontdesk.knowledge;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The languages whose word forms we know. A text in another language is put with the one that shares its script, where
 * its words are still found as they are written.
 */
public enum Language {
    RU,
    UK,
    EN;

    private static final String ONLY_UKRAINIAN = "іїєґ";
    private static final String ONLY_RUSSIAN = "ыэъё";
    private static final Set<String> UKRAINIAN_WORDS = Set.of(
            "що", "як", "та", "від", "чи", "але", "або", "буде", "коли", "де", "це", "можна", "треба", "скільки",
            "також", "щодня", "якщо", "після", "про", "був", "була", "з", "й", "вже", "ще", "тут", "дуже", "гривень",
            "грн");
    private static final Set<String> RUSSIAN_WORDS = Set.of(
            "что", "как", "и", "от", "или", "но", "если", "для", "будет", "когда", "где", "можно", "нужно", "сколько",
            "после", "есть", "нет", "его", "только", "с", "со", "из", "при", "уже", "ее", "очень", "рублей", "руб");

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the text shows on its own; empty when it could be either of the Cyrillic two, or has no letters. */
    public static Optional<Language> seenIn(String text) {
        int cyrillic = 0;
        int latin = 0;
        int evidence = 0;
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.UnicodeBlock.of(c) == Character.UnicodeBlock.CYRILLIC) {
                cyrillic++;
                evidence += ONLY_UKRAINIAN.indexOf(c) >= 0 ? 1 : ONLY_RUSSIAN.indexOf(c) >= 0 ? -1 : 0;
            } else if (c >= 'a' && c <= 'z') {
                latin++;
            }
        }
        // Cyrillic texts hold brand names and addresses in Latin; English ones hold hardly any Cyrillic.
        if (cyrillic * 3 < latin) {
            return Optional.of(EN);
        }
        if (cyrillic == 0) {
            return Optional.empty();
        }
        if (evidence == 0) {
            for (String word : lower.split("[^\\p{L}'’]+")) {
                evidence += UKRAINIAN_WORDS.contains(word) ? 1 : RUSSIAN_WORDS.contains(word) ? -1 : 0;
            }
        }
        return evidence == 0 ? Optional.empty() : Optional.of(evidence > 0 ? UK : RU);
    }

    /** Of a whole document: when it shows nothing else, its script decides. */
    public static Language of(String text) {
        boolean cyrillic =
                text.codePoints().anyMatch(c -> Character.UnicodeBlock.of(c) == Character.UnicodeBlock.CYRILLIC);
        return of(text, cyrillic ? RU : EN);
    }

    /** As {@link #seenIn}, or what surrounds the text. */
    public static Language of(String text, Language surroundings) {
        return seenIn(text).orElse(surroundings);
    }
}
