package dev.frontdesk.assistant;

import dev.frontdesk.conversation.OpenQuestions.Question;
import dev.frontdesk.model.Lexicon;
import dev.frontdesk.model.Lexicon.Asked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Puts questions together that ask the same in other words. */
final class Likeness {

    /** What each asks for must for the most part stand in the other. */
    private static final double ALIKE_MIN = 0.6;

    private record Read(Question question, List<Asked> asked, Set<String> said) {}

    /** @param questions newest first, never empty */
    record Group(List<Question> questions) {

        Question newest() {
            return questions.getFirst();
        }

        List<UUID> ids() {
            return questions.stream().map(Question::id).toList();
        }
    }

    private final Lexicon lexicon;

    Likeness(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The most asked first, of equally many the newest. */
    List<Group> groups(List<Question> newestFirst) {
        List<List<Read>> groups = new ArrayList<>();
        for (Question question : newestFirst) {
            Read read = new Read(question, lexicon.asked(question.text()), lexicon.said(question.text()));
            groups.stream()
                    .filter(group -> alike(group.getFirst(), read))
                    .findFirst()
                    .ifPresentOrElse(group -> group.add(read), () -> groups.add(new ArrayList<>(List.of(read))));
        }
        return groups.stream()
                .map(group -> new Group(group.stream().map(Read::question).toList()))
                .sorted(Comparator.comparing((Group group) -> -group.questions().size()))
                .toList();
    }

    private static boolean alike(Read one, Read other) {
        if (one.asked().isEmpty() || other.asked().isEmpty()) {
            return one.question().text().equalsIgnoreCase(other.question().text());
        }
        return covered(one.asked(), other.said()) >= ALIKE_MIN && covered(other.asked(), one.said()) >= ALIKE_MIN;
    }

    private static double covered(List<Asked> asked, Set<String> said) {
        double all = asked.stream().mapToDouble(Asked::share).sum();
        double found = asked.stream()
                .mapToDouble(word -> word.share()
                        * word.terms().entrySet().stream()
                                .filter(term -> said.contains(term.getKey()))
                                .mapToDouble(term -> term.getValue())
                                .max()
                                .orElse(0))
                .sum();
        return all == 0 ? 0 : found / all;
    }
}
