package dev.frontdesk.knowledge.index;

import java.util.Map;
import java.util.Optional;

/**
 * How a word sounds, roughly, whatever the alphabet: names and loan words are kin across languages, such as {@code
 * Nordbank} and {@code Нордбанк}, {@code студия} and {@code студія}, {@code підписка} and {@code подписка}.
 */
final class Sound {

    private static final char VOWEL = '*';

    /** With fewer, too much sounds alike: the more so across alphabets. */
    private static final int CONSONANTS_MIN = 3;

    private static final int CONSONANTS_MIN_ACROSS = 4;

    private static final String VOWELS = "aeiouyаеєиіїйоуыэюяё";
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ґ', "g"),
            Map.entry('д', "d"),
            Map.entry('ж', "j"),
            Map.entry('з', "s"),
            Map.entry('к', "k"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('ф', "f"),
            Map.entry('х', "h"),
            Map.entry('ц', "s"),
            Map.entry('ч', "c"),
            Map.entry('ш', "s"),
            Map.entry('щ', "sc"),
            Map.entry('q', "k"),
            Map.entry('w', "v"),
            Map.entry('x', "ks"),
            Map.entry('z', "s"));

    private Sound() {}

    /** Empty for what is too short to be told by its sound. */
    static Optional<String> of(String word) {
        StringBuilder sound = new StringBuilder();
        int consonants = 0;
        for (int i = 0; i < word.length(); i++) {
            char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
            String heard = heard(word.charAt(i), next);
            for (int j = 0; j < heard.length(); j++) {
                char c = heard.charAt(j);
                if (sound.isEmpty() || sound.charAt(sound.length() - 1) != c) {
                    sound.append(c);
                    consonants += c == VOWEL ? 0 : 1;
                }
            }
            if (next == 'h' && "cpst".indexOf(word.charAt(i)) >= 0) {
                i++;
            }
        }
        if (!sound.isEmpty() && sound.charAt(sound.length() - 1) == VOWEL) {
            sound.setLength(sound.length() - 1);
        }
        return consonants < CONSONANTS_MIN ? Optional.empty() : Optional.of(sound.toString());
    }

    /** Whether the sound tells enough to know a word by it that is written in another alphabet. */
    static boolean tellsAcross(String sound) {
        return sound.chars().filter(c -> c != VOWEL).count() >= CONSONANTS_MIN_ACROSS;
    }

    private static String heard(char c, char next) {
        if (VOWELS.indexOf(c) >= 0) {
            return String.valueOf(VOWEL);
        }
        if (c == 'c') {
            return next == 'h' ? "c" : "eiy".indexOf(next) >= 0 ? "s" : "k";
        }
        if (c == 'p' && next == 'h') {
            return "f";
        }
        String letter = LETTERS.get(c);
        return letter != null ? letter : c >= 'a' && c <= 'z' ? String.valueOf(c) : "";
    }
}
