package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import dev.frontdesk.model.Lexicon;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words as the search knows them: an answer is chosen by the same likeness by which its passage was found. */
public final class WordLexicon implements Lexicon {

    private static final double MINOR = 0.6;
    private static final double NUMBER = 0.6;

    /** About 2 KB each. */
    private static final int SAID_MAX = 4_000;

    private static final Map<String, Set<String>> SAID = new LinkedHashMap<>(SAID_MAX, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > SAID_MAX;
        }
    };

    @Override
    public List<Asked> asked(String question) {
        return Question.of(question).words().stream().map(WordLexicon::asked).toList();
    }

    private static Asked asked(Word word) {
        Map<String, Double> terms = new HashMap<>();
        word.forms()
                .forEach((language, forms) -> forms.forEach(form -> {
                    terms.put(term(language, form), 1.0);
                    Sound.of(form).ifPresent(sound -> terms.putIfAbsent(sound, Vocabulary.SOUNDS_ALIKE));
                }));
        word.concepts().forEach(concept -> terms.put(concept, Vocabulary.AKIN));
        double share = word.isNumber() ? NUMBER : word.isMinor() ? MINOR : 1;
        return new Asked(word.text(), Map.copyOf(terms), share);
    }

    /** The sentences of the passages that are asked for most are read once. */
    @Override
    public Set<String> said(String text) {
        Set<String> known;
        synchronized (SAID) {
            known = SAID.get(text);
        }
        if (known == null) {
            known = Set.copyOf(read(text));
            synchronized (SAID) {
                SAID.put(text, known);
            }
        }
        return known;
    }

    private static Set<String> read(String text) {
        Set<String> terms = new HashSet<>();
        for (Language language : Language.values()) {
            Tongues.analyze(language, text, (place, form) -> {
                terms.add(term(language, form));
                terms.addAll(Concepts.of(language, form));
                Sound.of(form).ifPresent(terms::add);
            });
        }
        return terms;
    }

    @Override
    public Set<String> exceptions(String text) {
        return said(text).stream().filter(Concepts::isException).collect(Collectors.toSet());
    }

    private static String term(Language language, String form) {
        return language.code() + ":" + form;
    }
}
