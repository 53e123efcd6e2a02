package dev.frontdesk.bench.section;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.frontdesk.bench.load.Latencies;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Rest;
import dev.frontdesk.bench.report.Number;
import dev.frontdesk.bench.report.Report;
import java.net.URLEncoder;
import java.util.Random;

/** Search by the API in a project of 100,000 passages, one question after the other, while nothing else happens. */
public final class Search implements Section {

    private static final int SECTIONS_A_DOCUMENT = 250;
    private static final double P99_MILLIS_MAX = 15;

    @Override
    public void run(Run run) {
        int wanted = run.size(100_000, 5_000);
        try (Product product = Product.Start.of(run.place(), "search").now()) {
            Rest rest = product.rest();
            String project = new Shops(rest, rest).project("Search");
            run.report().progress("  filling " + Number.of(wanted) + " passages");
            long begun = System.nanoTime();
            long passages = fill(new Library(rest, project), wanted);
            double seconds = (System.nanoTime() - begun) / 1e9;
            ask(rest, project, run.size(3_000, 300), 1);
            Latencies latencies = ask(rest, project, run.size(3_000, 500), 2);
            Report report = run.report();
            report.info("passages", Number.of(passages), "");
            report.info("  read and indexed", Number.with(passages / seconds, "/s"), "");
            report.judged(
                    "search",
                    latencies.toString(),
                    "p99 ≤ 15 ms",
                    Number.times(latencies.millis(50), run.limits().plainAt200().millis(50), "plain's p50"),
                    latencies.millis(99) <= P99_MILLIS_MAX);
        }
    }

    /** Adds documents until there are so many passages; the first tells how many one makes. */
    private static long fill(Library library, int wanted) {
        Prose prose = new Prose(5);
        int documents = 0;
        library.add("0.md", document(prose, documents++));
        library.awaitReady();
        long each = library.passages();
        while (documents * each < wanted) {
            library.add(documents + ".md", document(prose, documents++));
        }
        library.awaitReady();
        return library.passages();
    }

    private static byte[] document(Prose prose, int number) {
        return prose.document(number % Prose.languages(), SECTIONS_A_DOCUMENT).getBytes(UTF_8);
    }

    private static Latencies ask(Rest rest, String project, int count, long seed) {
        Prose prose = new Prose(5);
        Random random = new Random(seed);
        Latencies latencies = new Latencies();
        for (int i = 0; i < count; i++) {
            String question = prose.sentence(random.nextInt(Prose.languages()), 3 + random.nextInt(5));
            String path = "/api/v1/projects/" + project + "/search?q=" + URLEncoder.encode(question, UTF_8);
            long begun = System.nanoTime();
            rest.get(path);
            latencies.record(System.nanoTime() - begun);
        }
        return latencies;
    }
}
