package dev.frontdesk.connector;

import static dev.frontdesk.connector.ConnectionStore.word;

import dev.frontdesk.connector.ConnectorView.FieldView;
import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The cards of the project page: every connector in its order, with what is connected through it. */
@Service
public class ConnectorCards {

    private static final int CONNECTIONS_MAX = 1_000;

    private final Connectors connectors;
    private final Connections connections;
    private final ConnectorWords words;

    ConnectorCards(Connectors connectors, Connections connections, ConnectorWords words) {
        this.connectors = connectors;
        this.connections = connections;
        this.words = words;
    }

    /** @param connections of the project, oldest first; empty where no project is chosen */
    public record Card(ConnectorView connector, List<ConnectionView> connections) {}

    /** Messengers first, mail last. */
    public List<Card> of(Caller caller, @Nullable ProjectId project) {
        Map<String, List<ConnectionView>> connected = project == null
                ? Map.of()
                : connections.list(caller, project, null, CONNECTIONS_MAX).items().stream()
                        .collect(Collectors.groupingBy(ConnectionView::connector));
        return all().stream()
                .map(connector -> new Card(connector, connected.getOrDefault(connector.id(), List.of())))
                .toList();
    }

    public List<ConnectorView> all() {
        return connectors.descriptors().stream().map(this::view).toList();
    }

    private ConnectorView view(Descriptor descriptor) {
        String id = descriptor.id();
        String section = word(descriptor.section());
        String webhookHint = words.sayOr(id, "webhook.hint", "");
        return new ConnectorView(
                id,
                words.name(id),
                section,
                words.say(id, "section." + section),
                descriptor.carriesConversations(),
                words.say(id, "description"),
                webhookHint.isEmpty() ? null : webhookHint,
                descriptor.fields().stream().map(field -> field(id, field)).toList());
    }

    private FieldView field(String connector, Field field) {
        String link = words.sayOr(connector, field.name() + ".link", "");
        return new FieldView(
                field.name(),
                word(field.kind()),
                field.required(),
                words.say(connector, field.name() + ".label"),
                words.sayOr(connector, field.name() + ".hint", ""),
                link.isEmpty() ? null : link,
                field.options().stream()
                        .map(value -> new ConnectorView.Option(
                                value, words.say(connector, field.name() + ".option." + value)))
                        .toList());
    }
}
