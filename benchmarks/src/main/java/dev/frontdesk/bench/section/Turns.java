package dev.frontdesk.bench.section;

import dev.frontdesk.bench.load.Latencies;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Rest;
import dev.frontdesk.bench.program.Sandbox;
import dev.frontdesk.bench.report.Number;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * How long a turn takes whose model, which answers at once, has three tools of the CRM called one after the other: two
 * that read, one that writes. Asked through the project chat, so that everything from the request to the stored reply is
 * in it, and the model's own four answers too.
 */
public final class Turns implements Section {

    private static final double P95_MILLIS_MAX = 30;
    private static final Map<String, String> ANSWER = Map.of("text", "It is noted.");

    @Override
    public void run(Run run) {
        try (Sandbox sandbox = Sandbox.start(run.place());
                Product product =
                        Product.Start.of(run.place(), "turns").with(sandbox).now()) {
            Rest rest = product.rest();
            String project = new Shops(rest, sandbox.rest()).project("Turns");
            sandbox.rest()
                    .post("/control/openai/accounts", Map.of())
                    .path("apiKey")
                    .asStringOpt()
                    .ifPresent(key -> rest.put(
                            "/api/v1/projects/" + project + "/model",
                            Map.of("provider", "openai", "model", "sandbox-chat", "apiKey", key)));
            String customer = customers(rest, run.size(1_000, 100));
            List<Map<String, Object>> calls = List.of(
                    call("search_customers", Map.of("query", "Customer 7")),
                    call("get_customer", Map.of("customer_id", customer)),
                    call(
                            "add_note",
                            Map.of("entity", "customer", "id", customer, "text", "Asked for a later delivery")));
            measure(run, sandbox.rest(), rest, project, calls);
        }
    }

    private static void measure(Run run, Rest sandbox, Rest rest, String project, List<Map<String, Object>> calls) {
        script(sandbox, List.of());
        ask(rest, project, run.size(1_000, 100), 0);
        Latencies without = ask(rest, project, run.size(500, 100), 0);
        script(sandbox, calls);
        ask(rest, project, run.size(1_000, 100), calls.size());
        Latencies with = ask(rest, project, run.size(500, 100), calls.size());
        run.report().info("turn without a tool, the model answers at once", without.toString(), "");
        run.report()
                .judged(
                        "turn with three calls in three rounds",
                        with.toString(),
                        "p95 ≤ " + Number.with(P95_MILLIS_MAX, "ms"),
                        Number.times(with.millis(50), run.limits().plainAt200().millis(50), "plain's p50"),
                        with.millis(95) <= P95_MILLIS_MAX);
    }

    /** Returns the number of the last. */
    private static String customers(Rest rest, int count) {
        String last = "";
        for (int i = 0; i < count; i++) {
            last = rest.post("/api/v1/crm/customers", Map.of("name", "Customer " + i))
                    .path("id")
                    .asString();
        }
        return last;
    }

    private static void script(Rest sandbox, List<Map<String, Object>> calls) {
        sandbox.put(
                "/control/openai/script",
                Stream.concat(calls.stream(), Stream.of(ANSWER)).toList());
    }

    private static Map<String, Object> call(String tool, Map<String, Object> arguments) {
        return Map.of("toolCall", Map.of("name", tool, "arguments", arguments));
    }

    /** Each turn in a conversation of its own, one after the other. */
    private static Latencies ask(Rest rest, String project, int turns, int calls) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < turns; i++) {
            long begun = System.nanoTime();
            JsonNode said = rest.post(
                    "/api/v1/projects/" + project + "/chat", Map.of("text", "Note it for the customer, please: " + i));
            latencies.record(System.nanoTime() - begun);
            long done = said.path("toolCalls")
                    .valueStream()
                    .filter(Turns::succeeded)
                    .count();
            if (done != calls || !said.path("reply").asString("").startsWith("It is noted")) {
                throw new IllegalStateException("The turn went another way: " + said);
            }
        }
        return latencies;
    }

    private static boolean succeeded(JsonNode call) {
        return call.path("outcome").asString("").equals("done");
    }
}
