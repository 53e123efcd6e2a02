package dev.frontdesk.bench.section;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Rest;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            List<Question> answerable =
                    questions.all().stream().filter(Question::answerable).toList();
            List<Question> unanswerable =
                    questions.all().stream().filter(one -> !one.answerable()).toList();
            answerable.forEach(question -> requireSound(rest, project, names, question));
            List<Question> notFound = answerable.stream()
                    .filter(one -> !holds(search(rest, project, one.text(), FIRST), names, one))
                    .toList();
            List<Question> wronglyUnknown = answerable.stream()
                    .filter(one -> !isAnswered(rest, project, one))
                    .toList();
            List<Question> wronglyAnswered = unanswerable.stream()
                    .filter(one -> isAnswered(rest, project, one))
                    .toList();
            Report report = run.report();
            score(report, "right passage among the first " + FIRST, answerable, notFound);
            score(report, "  of them, document in another language", cross(answerable), cross(notFound));
            score(report, "right \"I don't know\"", unanswerable, wronglyAnswered);
            score(report, "answered where the documents answer", answerable, wronglyUnknown);
        }
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

    /** An answer that names sources is one; without any, the assistant has said that it does not know. */
    private static boolean isAnswered(Rest rest, String project, Question question) {
        return !rest.post("/api/v1/projects/" + project + "/chat", Map.of("text", question.text()))
                .path("sources")
                .isEmpty();
    }
}
