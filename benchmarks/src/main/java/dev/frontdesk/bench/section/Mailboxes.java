package dev.frontdesk.bench.section;

import dev.frontdesk.bench.program.Memory;
import dev.frontdesk.bench.program.Pause;
import dev.frontdesk.bench.program.Product;
import dev.frontdesk.bench.program.Rest;
import dev.frontdesk.bench.program.Sandbox;
import dev.frontdesk.bench.report.Number;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What mailboxes that wait for mail in IDLE cost in memory: the difference that so many more make, as {@link Bots} takes it. */
public final class Mailboxes implements Section {

    private static final int COUNT = 300;
    private static final double MB_MAX = 300;
    private static final int BEFORE = 20;
    private static final List<String> FIELDS =
            List.of("provider", "address", "password", "imapHost", "imapPort", "smtpHost", "smtpPort");
    private static final Duration WITHIN = Duration.ofMinutes(2);

    @Override
    public void run(Run run) {
        int count = run.size(COUNT, 50);
        double target = MB_MAX * count / COUNT;
        try (Sandbox sandbox = Sandbox.start(run.place());
                Product product =
                        Product.Start.of(run.place(), "mailboxes").with(sandbox).now()) {
            String project = new Shops(product.rest(), sandbox.rest()).project("Mail");
            connect(product.rest(), sandbox.rest(), project, BEFORE);
            Memory some = Memory.ofCollected(product.pid());
            run.report().progress("  connecting " + count + " mailboxes");
            connect(product.rest(), sandbox.rest(), project, count);
            Memory all = Memory.ofCollected(product.pid());
            double heap = (all.heapBytes() - some.heapBytes()) / (double) (1 << 20);
            double resident = (all.residentBytes() - some.residentBytes()) / (double) (1 << 20);
            String name = Number.of(count) + " mailboxes in IDLE";
            run.report().atMost(name + ", live heap", heap, target, "MB", Number.of(heap * 1024 / count) + " KB each");
            run.report()
                    .atMost(
                            name + ", resident",
                            resident,
                            target,
                            "MB",
                            Number.of(resident * 1024 / count) + " KB each");
        }
    }

    private static void connect(Rest product, Rest sandbox, String project, int count) {
        for (int i = 0; i < count; i++) {
            JsonNode mailbox = sandbox.post("/control/mail/accounts", Map.of());
            Map<String, String> settings = new HashMap<>();
            FIELDS.forEach(field -> settings.put(field, mailbox.path(field).asString()));
            String id = product.post(
                            "/api/v1/projects/" + project + "/connections",
                            Map.of("connector", "mail", "settings", settings))
                    .path("id")
                    .asString();
            product.put("/api/v1/connections/" + id + "/activation", Map.of());
            Pause.until(
                    "mailbox " + id + " runs",
                    WITHIN,
                    () -> product.get("/api/v1/connections/" + id)
                            .path("status")
                            .asString()
                            .equals("running"));
        }
    }
}
