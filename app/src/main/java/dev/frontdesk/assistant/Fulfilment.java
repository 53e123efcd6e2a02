package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Errand;
import dev.frontdesk.tool.Made;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has the tool of a wish called. Where nobody goes by a name as it was said, its other cases are tried; whom a task is about
 * may stand in the task itself.
 */
@Component
class Fulfilment {

    private static final Set<String> NUMBERS = Set.of("limit", "score_min", "probability");
    private static final Set<String> FLAGS = Set.of("unread", "create_deal", "allow_overpayment");
    private static final List<String> PEOPLE = List.of("customer", "lead");

    /** Not the first word, which begins with a capital letter for another reason. */
    private static final Pattern NAME = Pattern.compile("(?<=\\s)\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,2}");

    private final JsonMapper json = new JsonMapper();
    private final Hands hands;

    @Autowired
    Fulfilment(LiveHands hands) {
        this((Hands) hands);
    }

    private Fulfilment(Hands hands) {
        this.hands = hands;
    }

    /** The same with other hands. */
    Fulfilment with(Hands others) {
        return new Fulfilment(others);
    }

    /** Every call that was made, the one that counts last; empty: nothing could be called, a value is missing. */
    List<Made> make(Wish wish, Turn turn, Asker asker, List<String> chosen) {
        List<Made> made = new ArrayList<>();
        for (Map<String, String> arguments : attempts(wish)) {
            made.add(hands.call(new Errand(
                    turn.around().turn(),
                    made.size(),
                    asker,
                    turn.around().holder(),
                    chosen,
                    wish.tool(),
                    written(arguments),
                    null)));
            if (!made.getLast().code().equals("not_found")) {
                return made;
            }
        }
        boolean guessed = wish.missing().containsValue("about");
        return guessed || made.isEmpty() ? List.of() : List.of(made.getFirst());
    }

    private static List<Map<String, String>> attempts(Wish wish) {
        Map<String, String> whole = wish.whole();
        if (wish.missing().containsValue("about")) {
            return NAME.matcher(whole.getOrDefault("text", ""))
                    .results()
                    .map(MatchResult::group)
                    .limit(1)
                    .flatMap(name -> inflected(about(whole, name)).stream())
                    .toList();
        }
        return whole.containsKey("id") && !whole.containsKey("entity")
                ? inflected(about(whole, whole.get("id")))
                : inflected(List.of(whole));
    }

    private static List<Map<String, String>> about(Map<String, String> arguments, String name) {
        return PEOPLE.stream()
                .map(entity -> more(arguments, Map.of("entity", entity, "id", name)))
                .toList();
    }

    private static List<Map<String, String>> inflected(List<Map<String, String>> all) {
        List<Map<String, String>> attempts = new ArrayList<>(all);
        all.forEach(each -> Inflected.argument(each)
                .ifPresent(name -> Inflected.bases(each.getOrDefault(name, ""))
                        .forEach(base -> attempts.add(more(each, Map.of(name, base))))));
        return attempts;
    }

    private static Map<String, String> more(Map<String, String> arguments, Map<String, String> values) {
        Map<String, String> more = new LinkedHashMap<>(arguments);
        more.putAll(values);
        return more;
    }

    private String written(Map<String, String> arguments) {
        Map<String, Object> values = new LinkedHashMap<>();
        arguments.forEach((name, value) -> values.put(
                name,
                NUMBERS.contains(name)
                        ? Long.valueOf(value)
                        : FLAGS.contains(name)
                                ? Boolean.valueOf(value)
                                : name.equals("items") ? json.readTree(value) : value));
        return json.writeValueAsString(values);
    }

    /** Those of the call that are plain words. */
    Map<String, String> arguments(Made made) {
        Map<String, String> arguments = new HashMap<>();
        json.readTree(made.arguments()).properties().forEach(each -> {
            if (each.getValue().isString()) {
                arguments.put(each.getKey(), each.getValue().stringValue());
            }
        });
        return arguments;
    }
}
