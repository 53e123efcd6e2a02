package dev.frontdesk.crm;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words by which records are found, and those of a question: the same letters made of both. */
final class SearchWords {

    private static final List<String> NAMES =
            List.of("name", "title", "subject", "company_name", "organization_name", "code", "contact_person");
    private static final int WORD_MAX = 100;
    private static final int WORDS_MAX = 6;

    /** People leave out the country, or give the last digits only. */
    private static final List<Integer> ENDS = List.of(10, 9, 7, 4);

    private SearchWords() {}

    static Set<String> of(Entry entry) {
        Set<String> words = new TreeSet<>();
        NAMES.forEach(name -> entry.text(name).ifPresent(text -> words.addAll(split(text))));
        entry.text("email").ifPresent(email -> {
            words.add(cut(plain(email)));
            words.addAll(split(email));
        });
        entry.text("phone")
                .map(SearchWords::digits)
                .filter(each -> !each.isEmpty())
                .ifPresent(digits -> {
                    words.add(digits);
                    ENDS.stream()
                            .filter(end -> digits.length() > end)
                            .forEach(end -> words.add(digits.substring(digits.length() - end)));
                });
        return words;
    }

    /** The rarest, which are the longest, first. */
    static List<String> asked(String query) {
        if (query.contains("@")) {
            return List.of(cut(plain(query.strip())));
        }
        if (query.matches("[+\\d\\s().-]{4,}") && digits(query).length() >= 4) {
            return List.of(digits(query));
        }
        return split(query).stream()
                .sorted((a, b) -> b.length() - a.length())
                .limit(WORDS_MAX)
                .toList();
    }

    private static Set<String> split(String text) {
        Set<String> words = new TreeSet<>(List.of(plain(text).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        Set<String> cut = new TreeSet<>();
        words.forEach(word -> cut.add(cut(word)));
        return cut;
    }

    static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "");
    }

    private static String digits(String text) {
        return cut(text.replaceAll("\\D", ""));
    }

    private static String cut(String word) {
        return word.length() > WORD_MAX ? word.substring(0, WORD_MAX) : word;
    }
}
