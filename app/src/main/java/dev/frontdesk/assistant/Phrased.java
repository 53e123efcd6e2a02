package dev.frontdesk.assistant;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Catalogue;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Zones;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has done what a phrase of the {@link Phrasebook} asks for, and asks back for what the phrase leaves out. */
@Component
class Phrased {

    private final JsonMapper json = new JsonMapper();
    private final Fulfilment fulfilment;
    private final Catalogue catalogue;
    private final Confirming confirming;
    private final AskedBack asked;
    private final Examples examples;
    private final Words words;
    private final Zones zones;
    private final Clock clock;

    Phrased(
            Fulfilment fulfilment,
            Catalogue catalogue,
            Confirming confirming,
            AskedBack asked,
            Examples examples,
            Words words,
            Zones zones,
            Clock clock) {
        this.fulfilment = fulfilment;
        this.catalogue = catalogue;
        this.confirming = confirming;
        this.asked = asked;
        this.examples = examples;
        this.words = words;
        this.zones = zones;
        this.clock = clock;
    }

    /** The same with other hands; what it asks back is forgotten with it. */
    Phrased with(Hands hands) {
        return new Phrased(
                fulfilment.with(hands), catalogue, confirming, new AskedBack(clock), examples, words, zones, clock);
    }

    /**
     * Empty: nothing that a tool is to do. What was asked back before counts for the next message alone.
     *
     * @param chosen names of tools or areas that the agent is limited to; empty: all
     */
    Optional<Reply> answer(Turn turn, @Nullable String agent, List<String> chosen, Language language) {
        Optional<Wish> open = asked.take(turn);
        if (turn.messages().size() != 1) {
            return Optional.empty();
        }
        String message = turn.messages().getFirst();
        if (open.isPresent() && Phrasebook.ALL.cancels(message)) {
            return Optional.of(Reply.saying(say(open.get().language(), "cancelled")));
        }
        Supplier<ZonedDateTime> now = () -> clock.instant().atZone(zones.of(turn.organization()));
        return Phrasebook.ALL
                .wish(message, language, now)
                .or(() -> open.flatMap(wish -> filled(wish, message, now)))
                .flatMap(wish -> granted(wish, turn, agent, chosen));
    }

    /** What was asked back is no longer waited for. */
    void drop(Turn turn) {
        asked.take(turn);
    }

    private static Optional<Wish> filled(Wish wish, String message, Supplier<ZonedDateTime> now) {
        Map.Entry<String, String> first = wish.missing().entrySet().iterator().next();
        Map<String, String> values = Phrasebook.ALL.asks(message)
                ? Map.of()
                : Phrasebook.ALL.fill(first.getKey(), first.getValue(), message, now);
        return values.isEmpty() ? Optional.empty() : Optional.of(wish.with(values));
    }

    private Optional<Reply> granted(Wish wish, Turn turn, @Nullable String agent, List<String> chosen) {
        Asker asker = Askers.of(turn, wish.language());
        if (wish.tool().equals(Examples.NAME)) {
            return examples.of(asker, chosen, wish.language()).map(Reply::saying);
        }
        Optional<Tool> tool = catalogue.offered(asker, chosen).stream()
                .filter(each -> each.name().equals(wish.tool()))
                .findFirst();
        if (tool.isEmpty()) {
            return Optional.empty();
        }
        boolean allowed = tool.get().audience().includes(asker);
        if (allowed && wish.missing().values().stream().anyMatch(type -> !type.equals("about"))) {
            return Optional.of(asking(wish, turn));
        }
        List<Made> made = fulfilment.make(allowed ? wish : wish.asIs(), turn, asker, chosen);
        if (made.isEmpty()) {
            return Optional.of(asking(wish, turn));
        }
        return Optional.of(told(wish, turn, made.getLast()).after(Diary.phrased(agent, made)));
    }

    private Reply asking(Wish wish, Turn turn) {
        asked.keep(turn, wish);
        return Reply.saying(say(
                wish.language(),
                "ask." + wish.tool() + "." + wish.missing().keySet().iterator().next()));
    }

    private Reply told(Wish wish, Turn turn, Made made) {
        if (made.confirmation() != null) {
            return confirming.asking(made, "", wish.language());
        }
        JsonNode result = json.readTree(made.json());
        String field = made.done() ? "" : result.path("field").asString("");
        if (!field.isEmpty() && !result.path("candidates").isEmpty()) {
            return choosing(wish, turn, made, field, result.path("candidates"));
        }
        boolean leftOut =
                made.code().equals("validation_failed") && !wish.arguments().containsKey(field);
        String question = "assistant.phrase.ask." + wish.tool() + "." + field;
        if (leftOut && words.in(wish.language().locale()).knows(question)) {
            return asking(wish.asking(field, "text"), turn);
        }
        return Reply.saying(made.text());
    }

    private Reply choosing(Wish wish, Turn turn, Made made, String field, JsonNode candidates) {
        Map<String, String> understood = fulfilment.arguments(made);
        asked.keep(turn, wish.with(understood).asking(field, "choice"));
        List<Choices.Option> options = new ArrayList<>();
        candidates.forEach(each -> options.add(new Choices.Option(
                each.path("name").asString(""), each.path("reference").asString(""))));
        return Reply.saying(say(wish.language(), "which")).offering(options);
    }

    private String say(Language language, String key) {
        return words.in(language.locale()).say("assistant.phrase." + key);
    }
}
