package dev.frontdesk.assistant;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The questions that one message puts. */
final class Parts {

    private static final int PARTS_MAX = 3;

    /** From here on a message is a letter: what it asks stands in its sentences with a question mark. */
    private static final int LETTER_LENGTH_MIN = 250;

    private static final Pattern SENTENCE = Pattern.compile("(?<=[?!.…])\\s+|\\n+");
    private static final Pattern QUESTION = Pattern.compile("(?<=\\?)\\s+");
    private static final Pattern JOINED = Pattern.compile(
            "(?iU),?\\s(?:и|а также|а ещё|а еще|а|та|і|й|а ще|and|and also)\\s+(?=(?:сколько|когда|где|куда|как|какая|какой|какие|есть ли|"
                    + "можно ли|до скольки|во сколько|скільки|коли|де|куди|чи|як|яка|який|які|до котрої|о котрій|how|when|where|what|"
                    + "which|who|do|does|are|is|can)\\b)");

    private Parts() {}

    static List<String> of(String message) {
        String text = message.strip();
        if (text.length() >= LETTER_LENGTH_MIN) {
            List<String> questions = Arrays.stream(SENTENCE.split(text))
                    .filter(sentence -> sentence.endsWith("?"))
                    .limit(PARTS_MAX)
                    .toList();
            return questions.isEmpty() ? List.of(text) : questions;
        }
        return Arrays.stream(QUESTION.split(text))
                .flatMap(JOINED::splitAsStream)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .limit(PARTS_MAX)
                .toList();
    }
}
