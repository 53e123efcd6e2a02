package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a reply leaves a question open: the documents vouched for nothing, nothing is cited, and it says so itself. */
final class Unanswered {

    private static final int REPLY_LOOKED_AT_MAX = 600;
    private static final int QUESTION_LENGTH_MAX = 500;

    private static final Pattern ADMITS = Pattern.compile("(?iU)"
            + "\\b(?:do not|don['’]t|cannot|can['’]t|could not|couldn['’]t|am not able to|am unable to) "
            + "(?:\\w+ ){0,2}(?:know|find|tell|say|answer)\\b|\\bno (?:such )?(?:information|answer)\\b|\\bnot sure\\b"
            + "|не знаю|не наш[её]л|не могу (?:\\w+ ){0,2}(?:сказать|ответить|найти)|нет (?:\\w+ ){0,2}информаци|нет ответа"
            + "|ответа в наших документах нет|не указано"
            + "|не знайш|не можу (?:\\w+ ){0,2}(?:сказати|відповісти|знайти)|нема[є]? (?:\\w+ ){0,2}інформаці"
            + "|немає відповіді|відповіді в наших документах немає|не вказано");

    /** Without one of these nothing is admitted: most replies need no pattern. */
    private static final List<String> STEMS = List.of(
            "know",
            "find",
            "tell",
            "say",
            "answer",
            "informat",
            "not sure",
            "зна",
            "нашел",
            "нашёл",
            "могу",
            "ответ",
            "информ",
            "указано",
            "можу",
            "відповід",
            "інформ",
            "вказано");

    private Unanswered() {}

    /** The question that stays open; null: none does. */
    static @Nullable String question(Turn turn, Inquiry.Outcome outcome, Reply reply) {
        if (!outcome.answered().isEmpty() || !reply.sources().isEmpty() || !admits(reply.markdown())) {
            return null;
        }
        List<String> said = turn.messages();
        String question = String.join(" ", said).strip();
        return Transcript.cut(question, QUESTION_LENGTH_MAX);
    }

    static boolean admits(String reply) {
        String beginning = reply.length() <= REPLY_LOOKED_AT_MAX ? reply : reply.substring(0, REPLY_LOOKED_AT_MAX);
        String lower = beginning.toLowerCase(Locale.ROOT);
        return STEMS.stream().anyMatch(lower::contains)
                && ADMITS.matcher(beginning).find();
    }
}
