package dev.frontdesk.connector;

import dev.frontdesk.connector.CardView.Cards;
import dev.frontdesk.connector.CardView.Section;
import dev.frontdesk.connector.ConnectorView.FieldView;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Field.Option;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.ProjectId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the cards of the pages out of descriptors and connections; no connector has one of its own. */
@Component
class CardViews {

    private static final Duration LIMITED_SHOWN = Duration.ofDays(1);

    private final ConnectorCards connectors;
    private final Connectors known;
    private final Accounts accounts;
    private final Clock clock;

    CardViews(ConnectorCards connectors, Connectors known, Accounts accounts, Clock clock) {
        this.connectors = connectors;
        this.known = known;
        this.accounts = accounts;
        this.clock = clock;
    }

    Cards cards(Page page, Caller caller, @Nullable ProjectId project) {
        Map<String, List<CardView>> sections = new LinkedHashMap<>();
        for (ConnectorCards.Card card : connectors.of(caller, project)) {
            List<CardView> section = sections.computeIfAbsent(card.connector().sectionName(), key -> new ArrayList<>());
            if (card.connections().isEmpty()) {
                section.add(fresh(page, caller, project, card.connector(), Typed.NOTHING, false));
            }
            card.connections()
                    .forEach(connection ->
                            section.add(of(page, caller, card.connector(), connection, Typed.NOTHING, false)));
        }
        return new Cards(
                project == null ? null : project.value(),
                project != null && caller.mayConfigure(project),
                sections.entrySet().stream()
                        .map(section -> new Section(section.getKey(), section.getValue()))
                        .toList());
    }

    ConnectorView connector(String id) {
        return connectors.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem.Missing("connector", id));
    }

    CardView fresh(
            Page page, Caller caller, @Nullable ProjectId project, ConnectorView connector, Typed typed, boolean open) {
        boolean may = project != null && caller.mayConfigure(project);
        return card(page, project == null ? null : project.value(), connector, null, may, typed, open);
    }

    CardView of(Page page, Caller caller, ConnectionView connection, Typed typed, boolean open) {
        return of(page, caller, connector(connection.connector()), connection, typed, open);
    }

    private CardView of(
            Page page, Caller caller, ConnectorView connector, ConnectionView connection, Typed typed, boolean open) {
        UUID project = connection.projectId();
        boolean may = project == null ? caller.mayAdminister() : caller.mayConfigure(new ProjectId(project));
        return card(page, project, connector, connection, may, typed, open);
    }

    private CardView card(
            Page page,
            @Nullable UUID project,
            ConnectorView connector,
            @Nullable ConnectionView connection,
            boolean may,
            Typed typed,
            boolean open) {
        List<Field> fields = connector.fields().stream()
                .map(field -> typed.into(field(page, field, connection)).disabled(!may))
                .toList();
        List<Field> more = more(page, connector, connection).stream()
                .map(field -> typed.into(field).disabled(!may))
                .toList();
        return new CardView(
                project,
                connector,
                connection,
                may,
                open,
                connection == null ? Tone.QUIET : tone(connection.status()),
                state(page, project, connection),
                fields,
                more,
                typed.others(Stream.concat(fields.stream(), more.stream()).toList()),
                limitedAt(connection));
    }

    private @Nullable Instant limitedAt(@Nullable ConnectionView connection) {
        Instant at = connection == null ? null : connection.counters().limitedAt();
        return at == null || at.isBefore(clock.instant().minus(LIMITED_SHOWN)) ? null : at;
    }

    private static String state(Page page, @Nullable UUID project, @Nullable ConnectionView connection) {
        if (connection != null) {
            return connection.statusText();
        }
        return project == null ? "—" : page.say("connector.card.unconnected");
    }

    static Tone tone(String status) {
        return switch (status) {
            case "running" -> Tone.GOOD;
            case "pending" -> Tone.BUSY;
            case "error" -> Tone.BAD;
            case "disabled" -> Tone.WARN;
            default -> Tone.QUIET;
        };
    }

    private static Field field(Page page, FieldView field, @Nullable ConnectionView connection) {
        String value = connection == null ? "" : connection.settings().getOrDefault(field.name(), "");
        String preview = connection == null ? "" : connection.secrets().getOrDefault(field.name(), "");
        Field shown = switch (field.kind()) {
            case "secret" -> Field.secret(field.name(), field.label(), preview);
            case "checkbox" -> Field.checkbox(field.name(), field.label(), value.equals("true"));
            case "lines" -> Field.area(field.name(), field.label(), 3).value(value);
            case "url" -> Field.of(Field.Kind.URL, field.name(), field.label()).value(value);
            case "number" ->
                Field.of(Field.Kind.NUMBER, field.name(), field.label()).value(value);
            case "choice" ->
                Field.select(
                                field.name(),
                                field.label(),
                                field.options().stream()
                                        .map(option -> new Field.Option(option.value(), option.name()))
                                        .toList())
                        .value(value);
            default -> Field.text(field.name(), field.label()).value(value);
        };
        Field hinted = shown.hint(field.hint()).link(field.link() == null ? "" : field.link());
        return field.required() ? hinted.needed() : hinted;
    }

    private List<Field> more(Page page, ConnectorView connector, @Nullable ConnectionView connection) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.text("label", page.say("connector.card.label"))
                .value(connection == null ? "" : connection.label())
                .hint(page.say("connector.card.label.hint")));
        if (connector.carriesConversations()) {
            fields.add(Field.of(Field.Kind.NUMBER, "answerWithinMinutes", page.say("connector.card.answer-within"))
                    .value(connection == null ? "60" : Long.toString(connection.answerWithinMinutes()))
                    .hint(page.say("connector.card.answer-within.hint")));
        }
        Descriptor descriptor = known.get(connector.id()).descriptor();
        if (accounts.mayWork(Environment.SANDBOX) && descriptor.baseUrl() != null) {
            String usual = ConnectionStore.word(accounts.usualEnvironment(descriptor));
            fields.add(Field.select(
                            "environment",
                            page.say("connector.card.environment"),
                            List.of(
                                    new Option("sandbox", page.say("connector.card.environment.sandbox")),
                                    new Option("real", page.say("connector.card.environment.real", connector.name()))))
                    .value(connection == null ? usual : connection.environment())
                    .hint(page.say("connector.card.environment.hint"))
                    .needed());
        }
        return fields;
    }
}
