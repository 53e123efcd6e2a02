package dev.frontdesk.knowledge.index;

import dev.frontdesk.knowledge.Language;

/** What a passage is about: the words and notions of its title and headings. */
final class Topic {

    static final String FIELD = "topic";

    private Topic() {}

    /** A word's form or a notion, as the field holds it. */
    static String term(String field, String text) {
        return field + ":" + text;
    }

    static String in(Language language, String topic) {
        StringBuilder terms = new StringBuilder();
        Tongues.analyze(language, topic, (place, form) -> {
            terms.append(term(language.code(), form)).append(' ');
            Concepts.of(language, form)
                    .forEach(concept ->
                            terms.append(term(Concepts.FIELD, concept)).append(' '));
            Sound.of(form)
                    .ifPresent(sound -> terms.append(term(Tongues.soundField(language), sound))
                            .append(' '));
        });
        return terms.toString();
    }
}
