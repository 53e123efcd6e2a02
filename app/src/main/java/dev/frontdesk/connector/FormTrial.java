package dev.frontdesk.connector;

import dev.frontdesk.connector.FormReader.Filled;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.ConnectionId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a form that is still being filled: says what saving it would say, and saves nothing. */
@Component
public class FormTrial {

    /** @param detail empty where the text says it all */
    public record Hint(Tone tone, String text, String detail) {}

    private final Connectors connectors;
    private final FormReader reader;
    private final Interview interview;
    private final ConnectionStore store;
    private final ConnectionSecrets secrets;
    private final Tenancy tenancy;

    FormTrial(
            Connectors connectors,
            FormReader reader,
            Interview interview,
            ConnectionStore store,
            ConnectionSecrets secrets,
            Tenancy tenancy) {
        this.connectors = connectors;
        this.reader = reader;
        this.interview = interview;
        this.store = store;
        this.secrets = secrets;
        this.tenancy = tenancy;
    }

    /** For a connection that is there: what is left out of the form stays as it is saved. */
    List<Hint> hints(Page page, Caller caller, ConnectionId id, ConnectionForm form) {
        StoredConnection before = tenancy.read(
                caller.organization(),
                () -> store.find(caller.organization(), id).orElseThrow(() -> new Problem.Missing("connection", id)));
        if (before.project() == null) {
            caller.requireAdminister();
        } else {
            caller.requireConfigure(before.project());
        }
        return hints(page, before.connector(), form, before);
    }

    /** @param before null for a new connection */
    List<Hint> hints(Page page, String id, ConnectionForm form, @Nullable StoredConnection before) {
        Connector connector = connectors.get(id);
        try {
            Filled filled = reader.read(connector.descriptor(), form, before, saved(before));
            List<Hint> findings = interview.findings(connector, filled);
            if (!findings.isEmpty()) {
                return findings;
            }
            ProviderAnswer answer = interview.ask(connector, filled);
            if (answer.profile() != null) {
                String name = answer.profile().name();
                return List.of(new Hint(Tone.GOOD, page.say("connector.card.reached", name), ""));
            }
            String code = answer.failure() == null ? "" : answer.failure().code();
            return List.of(new Hint(Tone.BAD, page.say("connector.card.could-not-connect"), code));
        } catch (Problem.Invalid invalid) {
            return invalid.errors().stream()
                    .map(error -> new Hint(Tone.BAD, error.message(), ""))
                    .toList();
        }
    }

    private Map<String, Secret> saved(@Nullable StoredConnection before) {
        return before == null
                ? Map.of()
                : tenancy.read(
                        before.organization(),
                        () -> secrets.open(before.id(), store.secrets(before.organization(), before.id())));
    }
}
