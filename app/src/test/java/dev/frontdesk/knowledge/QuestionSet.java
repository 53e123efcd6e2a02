package dev.frontdesk.knowledge;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Questions about the demo documents, and how well they are answered.
 *
 * @param questions those without a document have no answer in any of them
 */
record QuestionSet(List<Question> questions) {

    /**
     * @param document file name
     * @param expect exact words of the passage that answers
     * @param cross asked in another language than the document's
     * @param answer words that the reply must hold; empty where none are set
     */
    record Question(String text, String document, String expect, boolean cross, String answer) {
        boolean isAnswerable() {
            return !document.isEmpty();
        }
    }

    /** @param document file name of what the passage is from */
    record Passage(String document, String text) {}

    /** @param reply as a person would read it, without a model */
    record Answer(List<Passage> passages, boolean convincing, String reply) {}

    /** Shares from 0 to 1. {@code faults} names the questions that went wrong. */
    record Score(
            double found,
            double foundAcross,
            double quoted,
            double quotedAcross,
            double rightlyUnknown,
            double wronglyUnknown,
            List<String> faults) {}

    private static final int BEST = 3;

    static QuestionSet read(String csv) {
        List<Question> questions = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = new StringReader(csv)) {
            for (CSVRecord row : format.parse(in)) {
                questions.add(new Question(
                        row.get("question"),
                        row.get("document"),
                        row.get("expect"),
                        row.get("cross").equals("yes"),
                        row.isMapped("answer") ? row.get("answer") : ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new QuestionSet(questions);
    }

    Score score(Function<String, Answer> search) {
        Share found = new Share();
        Share across = new Share();
        Share quoted = new Share();
        Share quotedAcross = new Share();
        Share rightlyUnknown = new Share();
        Share wronglyUnknown = new Share();
        List<String> faults = new ArrayList<>();
        for (Question question : questions) {
            Answer answer = search.apply(question.text());
            if (!question.isAnswerable()) {
                rightlyUnknown.add(!answer.convincing());
                note(faults, "claimed to know: ", question, answer.convincing());
                continue;
            }
            boolean right = answer.passages().stream().limit(BEST).anyMatch(passage -> holds(passage, question));
            (question.cross() ? across : found).add(right);
            if (!question.answer().isEmpty()) {
                boolean said = squeezed(answer.reply()).contains(question.answer());
                (question.cross() ? quotedAcross : quoted).add(said);
                note(faults, "not quoted: ", question, !said);
            }
            if (!question.cross()) {
                wronglyUnknown.add(!answer.convincing());
                note(faults, "not found: ", question, !right);
                note(faults, "claimed not to know: ", question, !answer.convincing());
            }
        }
        return new Score(
                found.value(),
                across.value(),
                quoted.value(),
                quotedAcross.value(),
                rightlyUnknown.value(),
                wronglyUnknown.value(),
                faults);
    }

    private static boolean holds(Passage passage, Question question) {
        return passage.document().equals(question.document())
                && squeezed(passage.text()).contains(question.expect());
    }

    private static String squeezed(String text) {
        return text.replace("\\", "").replaceAll("[\\s\\u00a0]+", " ");
    }

    private static void note(List<String> faults, String what, Question question, boolean wrong) {
        if (wrong) {
            faults.add(what + question.text());
        }
    }

    private static final class Share {
        private int all;
        private int right;

        void add(boolean value) {
            all++;
            right += value ? 1 : 0;
        }

        double value() {
            return all == 0 ? 1 : (double) right / all;
        }
    }
}
