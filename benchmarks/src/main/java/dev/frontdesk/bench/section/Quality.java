package dev.frontdesk.bench.section;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Rest;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Whether the built-in model finds what the demo documents say, and says so where they say nothing. */
public final class Quality implements Section {

    private static final int FIRST = 3;
    private static final int HITS_MAX = 20;

    private final Questions questions = new Questions();

    @Override
    public void run(Run run) {
        try (Product product = Product.Start.of(run.place(), "quality").now()) {
            Rest rest = product.rest();
            String project = new Shops(rest, rest).project("Quality");
            Map<String, String> names = questions.teach(rest, project);
            run.report().progress("    questions it was tuned by");
            score(run.report(), rest, project, names, "", all(false));
            run.report().progress("    questions kept away from tuning");
            score(run.report(), rest, project, names, ", held out", all(true));
        }
    }

    private List<Question> all(boolean heldOut) {
        return questions.all().stream().filter(one -> one.heldOut() == heldOut).toList();
    }

    private static void score(
            Report report, Rest rest, String project, Map<String, String> names, String which, List<Question> asked) {
        List<Question> answerable = asked.stream().filter(Question::answerable).toList();
        List<Question> unanswerable =
                asked.stream().filter(one -> !one.answerable()).toList();
        answerable.forEach(question -> requireSound(rest, project, names, question));
        List<Question> notFound = answerable.stream()
                .filter(one -> !holds(search(rest, project, one.text(), FIRST), names, one))
                .toList();
        Map<Question, JsonNode> said = new HashMap<>();
        asked.forEach(one -> said.put(one, say(rest, project, one)));
        List<Question> answered = asked.stream()
                .filter(one -> isAnswer(Objects.requireNonNull(said.get(one))))
                .toList();
        score(report, "right passage among the first " + FIRST + which, answerable, notFound);
        score(report, "  of them, document in another language" + which, cross(answerable), cross(notFound));
        score(report, "right \"I don't know\"" + which, unanswerable, both(unanswerable, answered));
        score(report, "answered where the documents answer" + which, answerable, without(answerable, answered));
        List<Question> quotable =
                asked.stream().filter(one -> !one.answer().isEmpty()).toList();
        if (!quotable.isEmpty()) {
            List<Question> misquoted = quotable.stream()
                    .filter(one -> !squeezed(Objects.requireNonNull(said.get(one))
                                    .path("reply")
                                    .asString("")
                                    .replace("\\", ""))
                            .contains(squeezed(one.answer())))
                    .toList();
            score(report, "the words that answer are quoted" + which, quotable, misquoted);
        }
    }

    private static List<Question> both(List<Question> some, List<Question> others) {
        return some.stream().filter(others::contains).toList();
    }

    private static List<Question> without(List<Question> some, List<Question> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }

    private static List<Question> cross(List<Question> all) {
        return all.stream().filter(Question::cross).toList();
    }

    private static void score(Report report, String name, List<Question> asked, List<Question> wrong) {
        int right = asked.size() - wrong.size();
        report.info(
                name,
                right + " of " + asked.size() + " (" + Number.of(Math.rint(100.0 * right / Math.max(1, asked.size())))
                        + " %)",
                "");
        wrong.forEach(one -> report.progress("    not so: " + one.language() + " " + one.text()));
    }

    /** A question whose expected words do not stand in its document would score the list, not the product. */
    private static void requireSound(Rest rest, String project, Map<String, String> names, Question question) {
        if (!names.containsValue(question.document())
                || !holds(search(rest, project, question.expect(), HITS_MAX), names, question)) {
            throw new IllegalStateException("The question \"" + question.text() + "\" expects \"" + question.expect()
                    + "\", which " + question.document() + " does not say");
        }
    }

    private static JsonNode search(Rest rest, String project, String words, int limit) {
        return rest.get(
                "/api/v1/projects/" + project + "/search?limit=" + limit + "&q=" + URLEncoder.encode(words, UTF_8));
    }

    private static boolean holds(JsonNode found, Map<String, String> names, Question question) {
        List<String> passages = new ArrayList<>();
        for (JsonNode item : found.path("items")) {
            if (question.document().equals(names.get(item.path("documentId").asString()))) {
                passages.add(item.path("heading").asString("") + "\n"
                        + item.path("passage").asString(""));
            }
        }
        return passages.stream().anyMatch(passage -> squeezed(passage).contains(squeezed(question.expect())));
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\\u00a0]+", " ");
    }

    private static JsonNode say(Rest rest, String project, Question question) {
        return rest.post("/api/v1/projects/" + project + "/chat", Map.of("text", question.text()));
    }

    /** An answer that names sources is one; without any, the assistant has said that it does not know. */
    private static boolean isAnswer(JsonNode said) {
        return !said.path("sources").isEmpty();
    }
}
