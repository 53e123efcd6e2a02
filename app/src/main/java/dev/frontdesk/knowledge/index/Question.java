package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a person asked, as words with their forms in all three languages: people mix them. */
record Question(List<Word> words) {

    /** A question of more words is a letter; its first words say what it is about. */
    private static final int WORDS_MAX = 40;

    /** A turn looks at its question several times, and people ask what others asked before. */
    static final int REMEMBERED_MAX = 1_000;

    private static final Recent<String, Question> REMEMBERED = new Recent<>(REMEMBERED_MAX);

    static Question of(String text) {
        return REMEMBERED.get(text, Question::read);
    }

    private static Question read(String text) {
        Map<Integer, Map<Language, Set<String>>> byPlace = new TreeMap<>();
        for (Language language : Language.values()) {
            Tongues.analyze(
                    language,
                    text,
                    (place, form) -> byPlace.computeIfAbsent(place, any -> new EnumMap<>(Language.class))
                            .computeIfAbsent(language, any -> new LinkedHashSet<>())
                            .add(form));
        }
        Map<String, Word> words = new LinkedHashMap<>();
        byPlace.forEach((place, forms) -> {
            String written = text.substring(place, end(text, place)).toLowerCase(Locale.ROOT);
            if (words.size() < WORDS_MAX) {
                words.putIfAbsent(
                        forms.getOrDefault(Language.EN, Set.of(written)).toString(), new Word(written, forms));
            }
        });
        List<Word> telling = words.values().stream()
                .filter(word -> !Chatter.has(word.text()))
                .toList();
        return new Question(telling.isEmpty() ? new ArrayList<>(words.values()) : telling);
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "'’ʼ".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return Math.max(end, start + 1);
    }
}
