package dev.frontdesk.conversation;

import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads a desk's settings from a body or a form: what is not named stays as it was. */
final class DeskForm {

    private static final int ITEMS_MAX = 200;
    private static final int WORD_LENGTH_MAX = 60;
    private static final int HOURS_LENGTH_MAX = 100;
    private static final int AWAY_LENGTH_MAX = 1_000;
    private static final int MINUTES_MAX = 24 * 60;

    private final JsonNode json;
    private final List<Problem.Field> problems = new ArrayList<>();

    private DeskForm(JsonNode json) {
        this.json = json;
        if (!json.isObject()) {
            throw new Problem.Invalid("", Words.here().say("conversation.invalid.object"));
        }
    }

    /** @throws Problem.Invalid with everything that is wrong */
    static DeskView read(JsonNode json, DeskView before) {
        return new DeskForm(json).read(before);
    }

    private DeskView read(DeskView before) {
        DeskView read = new DeskView(
                flag("unanswered", before.unanswered()),
                flag("anger", before.anger()),
                flag("vip", before.vip()),
                lines("keywords", before.keywords(), word -> {
                    if (word.length() > WORD_LENGTH_MAX) {
                        throw new IllegalArgumentException(word);
                    }
                }),
                minutes(before.patienceMinutes()),
                pause(before.pause()),
                checked("timeZone", before.timeZone(), HOURS_LENGTH_MAX, ZoneId::of),
                hours("monday", before.monday()),
                hours("tuesday", before.tuesday()),
                hours("wednesday", before.wednesday()),
                hours("thursday", before.thursday()),
                hours("friday", before.friday()),
                hours("saturday", before.saturday()),
                hours("sunday", before.sunday()),
                lines("holidays", before.holidays(), DeskForm::holiday),
                away("awayEn", before.awayEn()),
                away("awayRu", before.awayRu()),
                away("awayUk", before.awayUk()));
        if (!problems.isEmpty()) {
            throw new Problem.Invalid(problems);
        }
        return read;
    }

    private void refuse(String field, String problem, Object... values) {
        problems.add(new Problem.Field(field, Words.here().say("conversation.invalid." + problem, values)));
    }

    private boolean flag(String field, boolean before) {
        JsonNode value = json.path(field);
        boolean named = !value.isMissingNode() && !value.isNull();
        return named ? value.asBoolean(before) : before;
    }

    private int minutes(int before) {
        JsonNode value = json.path("patienceMinutes");
        if (value.isMissingNode() || value.isNull()) {
            return before;
        }
        int minutes = value.asInt(0);
        if (minutes < 1 || minutes > MINUTES_MAX) {
            refuse("patienceMinutes", "minutes", MINUTES_MAX);
        }
        return minutes;
    }

    private String pause(String before) {
        JsonNode value = json.path("pause");
        if (value.isMissingNode() || value.isNull()) {
            return before;
        }
        String pause = value.asString("");
        if (!pause.equals(DeskView.AUTOMATIC) && !pause.equals(DeskView.OFF)) {
            refuse("pause", "pause");
        }
        return pause;
    }

    private String away(String field, String before) {
        return checked(field, before, AWAY_LENGTH_MAX, text -> {});
    }

    private String hours(String field, String before) {
        return checked(field, before, HOURS_LENGTH_MAX, DeskHours::day);
    }

    private String checked(String field, String before, int lengthMax, Consumer<String> check) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return before;
        }
        String text = Texts.stored(value.asString("")).strip();
        if (text.length() > lengthMax) {
            refuse(field, "long", lengthMax);
        } else if (!passes(text, check)) {
            refuse(field, field.equals("timeZone") ? "zone" : "hours");
        }
        return text;
    }

    /** An array, or a text with one item a line. */
    private List<String> lines(String field, List<String> before, Consumer<String> check) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return before;
        }
        List<String> items = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> items.add(item.asString("")));
        } else {
            items.addAll(Arrays.asList(value.asString("").split("[\\n,]")));
        }
        List<String> cleaned = items.stream()
                .map(item -> Texts.stored(item).strip())
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
        if (cleaned.size() > ITEMS_MAX || !cleaned.stream().allMatch(item -> passes(item, check))) {
            refuse(field, field, ITEMS_MAX, WORD_LENGTH_MAX);
        }
        return cleaned;
    }

    private static void holiday(String day) {
        if (day.length() == "12-25".length()) {
            MonthDay.parse("--" + day);
        } else {
            LocalDate.parse(day);
        }
    }

    private static boolean passes(String text, Consumer<String> check) {
        try {
            check.accept(text);
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
