package dev.frontdesk.evaluate;

import dev.frontdesk.evaluate.Expected.ExpectedCall;
import dev.frontdesk.evaluate.QuestionBody.CallBody;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A question as a form: a fact a line with its other wordings after bars, a call a line with its arguments in JSON. */
@Component
class QuestionFields {

    private final JsonMapper json;

    QuestionFields(JsonMapper json) {
        this.json = json;
    }

    List<Field> of(Page page, @Nullable Question question, Typed typed) {
        Expected expected = question == null ? Expected.NOTHING : question.expected();
        return List.of(
                        Field.area("text", page.say("evaluate.text"), 2)
                                .value(question == null ? "" : question.text())
                                .placeholder(page.say("evaluate.text.example"))
                                .needed(),
                        Field.area("facts", page.say("evaluate.facts"), 3)
                                .value(expected.facts().stream()
                                        .map(fact -> String.join(" | ", fact))
                                        .collect(Collectors.joining("\n")))
                                .hint(page.say("evaluate.facts.hint")),
                        Field.area("forbidden", page.say("evaluate.forbidden"), 2)
                                .value(String.join("\n", expected.forbidden()))
                                .hint(page.say("evaluate.forbidden.hint")),
                        Field.area("calls", page.say("evaluate.calls"), 2)
                                .value(expected.calls().stream().map(this::line).collect(Collectors.joining("\n")))
                                .placeholder("update_deal {\"stage\": \"won\"}")
                                .hint(page.say("evaluate.calls.hint")),
                        Field.text("agent", page.say("evaluate.agent"))
                                .value(question == null ? "" : Objects.requireNonNullElse(question.agent(), ""))
                                .placeholder("/atlas"),
                        Field.checkbox(
                                "asStaff", page.say("evaluate.as-staff"), question != null && question.asStaff()))
                .stream()
                .map(typed::into)
                .toList();
    }

    private String line(ExpectedCall call) {
        return call.arguments().isEmpty() ? call.tool() : call.tool() + " " + json.writeValueAsString(call.arguments());
    }

    /** @throws Problem.Invalid where arguments are no JSON object */
    QuestionBody read(Typed typed) {
        return new QuestionBody(
                typed.get("text"),
                typed.get("agent"),
                typed.get("asStaff").equals("true"),
                lines(typed.get("facts")).stream()
                        .map(line -> Arrays.stream(line.split("\\|"))
                                .map(String::strip)
                                .filter(each -> !each.isEmpty())
                                .toList())
                        .toList(),
                lines(typed.get("forbidden")),
                calls(lines(typed.get("calls"))));
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private List<CallBody> calls(List<String> lines) {
        List<CallBody> calls = new ArrayList<>();
        for (String line : lines) {
            int brace = line.indexOf('{');
            String tool = brace < 0 ? line : line.substring(0, brace).strip();
            try {
                calls.add(new CallBody(
                        tool,
                        brace < 0
                                ? null
                                : json.readValue(line.substring(brace), new TypeReference<Map<String, Object>>() {})));
            } catch (JacksonException e) {
                throw new Problem.Invalid("calls", QuestionBody.say("calls"));
            }
        }
        return calls;
    }
}
