package dev.frontdesk.connector;

import dev.frontdesk.platform.FrontdeskSettings;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What a person pastes somewhere else to bring a connection to life, such as a line of script. A connector has one
 * where its words have {@code snippet}, with gaps for our address and for the connection's key.
 */
@Component
class Snippets {

    private final ConnectorWords words;
    private final FrontdeskSettings settings;

    Snippets(ConnectorWords words, FrontdeskSettings settings) {
        this.words = words;
        this.settings = settings;
    }

    Optional<String> of(StoredConnection connection) {
        String text = words.sayOr(connection.connector(), "snippet", "", address(), connection.webhookKey());
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** As the installation is set; else as whoever asks has reached us. */
    private String address() {
        return settings.publicAddress()
                .map(Object::toString)
                .or(() -> Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                        .map(request -> ServletUriComponentsBuilder.fromCurrentContextPath()
                                .build()
                                .toUriString()))
                .orElse("")
                .replaceFirst("/+$", "");
    }
}
