package dev.frontdesk.model;

import dev.frontdesk.model.Lexicon.Asked;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question that the business wrote down together with its answer. Who asks that question gets that answer, whole and
 * alone, whatever else the documents say.
 */
record WrittenAnswer(Passage passage, String text) {

    /** The share of what a person asks that the written question must say too. */
    private static final double ASKED_SHARE = 0.69;

    /** The share of the written question that the person must ask: the rest may be implied. */
    private static final double WRITTEN_SHARE = 0.5;

    private static final double OWN_LANGUAGE = 0.5;

    private record Likeness(WrittenAnswer answer, double asked, double written) {
        boolean isClose() {
            return asked >= ASKED_SHARE && written >= WRITTEN_SHARE;
        }
    }

    /** Its passage is the question, which is its title, and the answer below it. */
    static Optional<WrittenAnswer> in(Passage passage) {
        String head = passage.title() + "\n";
        return passage.text().startsWith(head)
                ? Optional.of(new WrittenAnswer(
                        passage, passage.text().substring(head.length()).strip()))
                : Optional.empty();
    }

    /** The one whose question is the one asked; among several, the closest, and rather in the person's language. */
    static Optional<WrittenAnswer> to(String question, Language language, List<Passage> passages, Lexicon lexicon) {
        return passages.stream()
                .flatMap(passage -> in(passage).stream())
                .filter(answer -> lexicon.exceptions(answer.question()).containsAll(lexicon.exceptions(question)))
                .map(answer -> new Likeness(
                        answer,
                        share(lexicon.asked(question), lexicon.said(answer.question())),
                        share(lexicon.asked(answer.question()), lexicon.said(question))))
                .filter(Likeness::isClose)
                .max(Comparator.comparingDouble(likeness -> likeness.asked()
                        + likeness.written()
                        + (likeness.answer().language(language) == language ? OWN_LANGUAGE : 0)))
                .map(Likeness::answer);
    }

    private String question() {
        return passage.title();
    }

    private Language language(Language otherwise) {
        return Language.of(passage.text(), otherwise);
    }

    Quotation quotation() {
        return new Quotation(
                passage,
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    private static double share(List<Asked> words, Set<String> said) {
        double all = 0;
        double shared = 0;
        for (Asked word : words) {
            all += word.share();
            shared += word.share()
                    * word.terms().entrySet().stream()
                            .filter(term -> said.contains(term.getKey()))
                            .mapToDouble(term -> term.getValue())
                            .max()
                            .orElse(0);
        }
        return all == 0 ? 0 : shared / all;
    }
}
