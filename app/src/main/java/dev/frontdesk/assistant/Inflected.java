package dev.frontdesk.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Under which words a record may be kept that somebody spoke of in another case: "на Анну" is about "Анна". */
final class Inflected {

    private static final Set<String> REFERENCES =
            Set.of("assigned_to", "customer_id", "lead_id", "deal_id", "issue_id", "id", "to", "query");
    private static final Pattern CYRILLIC = Pattern.compile(".*\\p{IsCyrillic}{3}.*");

    private static final int BASES_MAX = 4;

    private Inflected() {}

    /** The argument that names something in words; empty: none does. */
    static Optional<String> argument(Map<String, String> arguments) {
        return arguments.entrySet().stream()
                .filter(each -> REFERENCES.contains(each.getKey()))
                .filter(each -> CYRILLIC.matcher(each.getValue()).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The likeliest first; without what was said itself. */
    static List<String> bases(String said) {
        List<String> bases = new ArrayList<>();
        for (String ending : List.of("а", "я", "", "й", "ь", "о")) {
            String base = Pattern.compile("[\\p{L}'-]+").matcher(said).replaceAll(word -> base(word.group(), ending));
            if (!base.equals(said) && !bases.contains(base)) {
                bases.add(base);
            }
        }
        return bases.subList(0, Math.min(BASES_MAX, bases.size()));
    }

    private static String base(String word, String ending) {
        String stem = word.replaceFirst("(?<=\\p{L}{2})(?:ові|еві|єві|ою|ею|єю|ой|ей|ом|ем|єм|у|ю|а|я|е|і|ї|ы|и)$", "");
        boolean soft = Set.of("я", "й", "ь").contains(ending);
        boolean wasSoft = word.matches(".*[юяеєьїі]$|.*(?:ею|єю|ей|ем|єм|еві|єві)$");
        return stem.equals(word) || soft && !wasSoft ? word : stem + ending;
    }
}
