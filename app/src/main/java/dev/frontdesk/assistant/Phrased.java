package dev.frontdesk.assistant;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Catalogue;
import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import dev.frontdesk.tool.Toolbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has done what a phrase of the {@link Phrasebook} asks for, and asks back for what the phrase leaves out. */
@Component
class Phrased {

    private final JsonMapper json = new JsonMapper();
    private final Toolbox toolbox;
    private final Catalogue catalogue;
    private final Confirming confirming;
    private final AskedBack asked;
    private final Words words;

    Phrased(Toolbox toolbox, Catalogue catalogue, Confirming confirming, AskedBack asked, Words words) {
        this.toolbox = toolbox;
        this.catalogue = catalogue;
        this.confirming = confirming;
        this.asked = asked;
        this.words = words;
    }

    /** Empty: nothing that a tool is to do. What was asked back before counts for the next message alone. */
    Optional<Reply> answer(Turn turn, List<String> chosen, Language language) {
        Optional<Phrasebook.Wish> open = asked.take(turn);
        if (turn.messages().size() != 1) {
            return Optional.empty();
        }
        String message = turn.messages().getFirst();
        if (open.isPresent() && Phrasebook.ALL.cancels(message)) {
            return Optional.of(Reply.saying(say(language, "cancelled")));
        }
        return Phrasebook.ALL
                .wish(message)
                .or(() -> open.flatMap(wish -> filled(wish, message)))
                .map(wish -> grant(wish, turn, chosen, language));
    }

    /** Somebody who asks a question is not giving a value. */
    private static Optional<Phrasebook.Wish> filled(Phrasebook.Wish wish, String message) {
        Map.Entry<String, String> first = wish.missing().entrySet().iterator().next();
        Map<String, String> values = message.strip().endsWith("?")
                ? Map.of()
                : Phrasebook.ALL.fill(first.getKey(), first.getValue(), message);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> arguments = new LinkedHashMap<>(wish.arguments());
        arguments.putAll(values);
        Map<String, String> missing = new LinkedHashMap<>(wish.missing());
        missing.remove(first.getKey());
        return Optional.of(new Phrasebook.Wish(wish.tool(), arguments, missing, wish.fixed()));
    }

    private Reply grant(Phrasebook.Wish wish, Turn turn, List<String> chosen, Language language) {
        Asker asker = Askers.of(turn, language);
        boolean allowed = catalogue.tools(asker, chosen).stream()
                .anyMatch(tool -> tool.name().equals(wish.tool()));
        if (allowed && !wish.missing().isEmpty()) {
            asked.keep(turn, wish);
            String missing = wish.missing().keySet().iterator().next();
            return Reply.saying(say(language, "ask." + wish.tool() + "." + missing));
        }
        Made made = toolbox.call(new Errand(
                turn.around().turn(),
                0,
                asker,
                turn.around().holder(),
                chosen,
                wish.tool(),
                json.writeValueAsString(Phrasebook.whole(wish)),
                null));
        if (made.confirmation() != null) {
            return confirming.asking(made, "", language);
        }
        JsonNode candidates = json.readTree(made.json()).path("candidates");
        return made.code().equals("ambiguous") && !candidates.isEmpty()
                ? choosing(wish, turn, made, candidates)
                : Reply.saying(made.text());
    }

    private Reply choosing(Phrasebook.Wish wish, Turn turn, Made made, JsonNode candidates) {
        String field = json.readTree(made.json()).path("field").asString("");
        asked.keep(turn, new Phrasebook.Wish(wish.tool(), wish.arguments(), Map.of(field, "text"), wish.fixed()));
        List<Choices.Option> options = new ArrayList<>();
        candidates.forEach(each -> options.add(new Choices.Option(
                each.path("name").asString(""), each.path("reference").asString(""))));
        return Reply.saying(made.text()).offering(options);
    }

    private String say(Language language, String key) {
        return words.in(language.locale()).say("assistant.phrase." + key);
    }
}
