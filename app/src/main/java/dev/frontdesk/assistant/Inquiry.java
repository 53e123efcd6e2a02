package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.knowledge.Found;
import dev.frontdesk.knowledge.Hit;
import dev.frontdesk.knowledge.Knowledge;
import dev.frontdesk.model.Lexicon;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Looks up what a person asks: each message of a turn, and each question of a message, in a search of its own; a follow-up
 * together with what it follows.
 */
@Component
class Inquiry {

    /**
     * @param answered parts that the passages can be expected to answer, in full words
     * @param unanswered the others
     */
    record Outcome(Found found, List<String> answered, List<String> unanswered) {

        /** Beside an answer, what else was written goes unanswered only if it asks something. */
        Outcome withoutRemarks() {
            return new Outcome(
                    found,
                    answered,
                    unanswered.stream().filter(part -> part.endsWith("?")).toList());
        }
    }

    private static final int HITS_MAX = 6;

    /** Of all messages of a turn. */
    private static final int PARTS_MAX = 6;

    /** What asks nothing by itself is looked up together with what was asked before. */
    private static final int FOLLOW_UP_LENGTH_MAX = 60;

    private static final Pattern FOLLOW_UP = Pattern.compile(
            "(?iU)^\\s*(?:а|и|ну а|а если|или|а як|і|й|та|а що|або|and|or|but|what about|how about|what if)\\b.*");
    private static final int FOLLOW_UP_WORDS_MAX = 2;

    /** Points at what was spoken of. */
    private static final Pattern POINTING =
            Pattern.compile("(?iU)\\b(?:it|they|them|this|that|these|those|one|он|она|оно|они|"
                    + "его|её|ее|их|это|этот|эта|эти|він|вона|воно|вони|його|її|їх|це|цей|ця|ці)\\b");

    private static final int POINTING_LENGTH_MAX = 25;

    /** Speaks of the business itself, or asks in a whole sentence: it needs nothing before it. */
    private static final Pattern WHOLE = Pattern.compile("(?iU)\\b(?:you|yours?|вы|вас|вам|ваш\\w*|ви|вами)\\b"
            + "|^\\W*(?:how|where|what|when|which|can|do|is|are|как|где|куда|что|когда|какой|какая|какие|можно|"
            + "як|де|куди|що|коли|який|яка|які|чи)\\s+\\w+\\s+\\w+");

    private final Knowledge knowledge;
    private final Lexicon lexicon;

    Inquiry(Knowledge knowledge, Lexicon lexicon) {
        this.knowledge = knowledge;
        this.lexicon = lexicon;
    }

    Outcome of(Turn turn) {
        String question = String.join("\n", turn.messages());
        if (knowledge.isEmpty(turn.organization(), turn.project())) {
            return new Outcome(Found.NOTHING, List.of(), List.of(question));
        }
        Optional<String> before = Transcript.questionBefore(turn);
        if (before.isPresent() && isFollowUp(question)) {
            Outcome together = whole(turn, before.get() + "\n" + question);
            if (together.found().convincing()) {
                return together;
            }
        }
        if (turn.messages().size() > 1) {
            Outcome each = merged(turn, asked(turn.messages()));
            if (each.found().convincing()) {
                return each.withoutRemarks();
            }
        }
        List<String> parts = asked(List.of(question));
        Outcome outcome =
                parts.size() > 1 ? merged(turn, parts) : whole(turn, parts.isEmpty() ? question : parts.getFirst());
        if (outcome.found().convincing() || parts.size() < 2) {
            return outcome;
        }
        return whole(turn, question);
    }

    private List<String> asked(List<String> messages) {
        return messages.stream()
                .flatMap(message -> Parts.of(message).stream())
                .filter(part -> !lexicon.asked(part).isEmpty())
                .distinct()
                .limit(PARTS_MAX)
                .toList();
    }

    private boolean isFollowUp(String question) {
        if (question.length() > FOLLOW_UP_LENGTH_MAX) {
            return false;
        }
        int words = lexicon.asked(question).size();
        if (words <= FOLLOW_UP_WORDS_MAX && FOLLOW_UP.matcher(question).matches()) {
            return true;
        }
        if (POINTING.matcher(question).find()) {
            return words <= 1 || question.length() <= POINTING_LENGTH_MAX;
        }
        return words <= 1 && !WHOLE.matcher(question).find();
    }

    private Outcome whole(Turn turn, String question) {
        Found found = search(turn, question);
        List<String> asked = List.of(question);
        return new Outcome(found, found.convincing() ? asked : List.of(), found.convincing() ? List.of() : asked);
    }

    private Outcome merged(Turn turn, List<String> parts) {
        List<String> answered = new ArrayList<>();
        List<String> unanswered = new ArrayList<>();
        List<List<Hit>> hits = new ArrayList<>();
        for (String part : parts) {
            Found found = search(turn, part);
            (found.convincing() ? answered : unanswered).add(part);
            if (found.convincing()) {
                hits.add(found.hits());
            }
        }
        return new Outcome(new Found(inTurns(hits), !answered.isEmpty()), answered, unanswered);
    }

    private Found search(Turn turn, String question) {
        return knowledge.search(turn.organization(), turn.project(), question, HITS_MAX);
    }

    /** The best of each, then the second of each, up to {@value #HITS_MAX}. */
    private static List<Hit> inTurns(List<List<Hit>> rankings) {
        Map<UUID, Hit> hits = new LinkedHashMap<>();
        for (int rank = 0; rank < HITS_MAX; rank++) {
            for (List<Hit> ranking : rankings) {
                if (rank < ranking.size() && hits.size() < HITS_MAX) {
                    hits.putIfAbsent(ranking.get(rank).passageId(), ranking.get(rank));
                }
            }
        }
        return List.copyOf(hits.values());
    }
}
