package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;
import dev.frontdesk.model.Lexicon;
import java.util.HashMap;
import java.util.HashSet;
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

    private static final Recent<String, Set<String>> SAID = new Recent<>(SAID_MAX);
    private static final Recent<String, Set<String>> EXCEPTIONS = new Recent<>(SAID_MAX);
    private static final Recent<String, List<Asked>> ASKED = new Recent<>(Question.REMEMBERED_MAX);

    @Override
    public List<Asked> asked(String question) {
        return ASKED.get(
                question,
                text -> Question.of(text).words().stream()
                        .map(WordLexicon::asked)
                        .toList());
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
        return SAID.get(text, unknown -> Set.copyOf(read(unknown)));
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
        return EXCEPTIONS.get(
                text,
                unknown ->
                        said(unknown).stream().filter(Concepts::isException).collect(Collectors.toUnmodifiableSet()));
    }

    private static String term(Language language, String form) {
        return language.code() + ":" + form;
    }
}
