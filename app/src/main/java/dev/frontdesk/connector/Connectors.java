package dev.frontdesk.connector;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The connectors of this installation, in the order of the project page. */
@Component
public class Connectors {

    private final List<Connector> all;
    private final Map<String, Connector> byId;

    Connectors(List<Connector> connectors) {
        this.all = connectors.stream()
                .sorted(comparing(
                                (Connector connector) -> connector.descriptor().section())
                        .thenComparing(
                                comparingInt(connector -> connector.descriptor().rank())))
                .toList();
        this.byId = all.stream()
                .collect(Collectors.toUnmodifiableMap(
                        connector -> connector.descriptor().id(), Function.identity()));
    }

    public List<Descriptor> descriptors() {
        return all.stream().map(Connector::descriptor).toList();
    }

    Optional<Connector> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws IllegalStateException when the installation has lost the connector of a stored connection */
    Connector get(String id) {
        return find(id).orElseThrow(() -> new IllegalStateException("There is no connector " + id));
    }
}
