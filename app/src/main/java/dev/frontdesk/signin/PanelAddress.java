package dev.frontdesk.signin;

import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Secret;
import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the panel's page stands that links a chat. */
@Component
class PanelAddress {

    static final String PATH = "/app/settings/chats/link";

    private final FrontdeskSettings settings;
    private final Environment properties;

    PanelAddress(FrontdeskSettings settings, Environment properties) {
        this.settings = settings;
        this.properties = properties;
    }

    /** Holds nothing secret but the token, which alone is worth nothing. */
    String of(Secret token) {
        return settings.publicAddress().orElseGet(this::thisMachine).toString().replaceFirst("/+$", "") + PATH + "?c="
                + token.reveal();
    }

    private URI thisMachine() {
        String port = properties.getProperty("local.server.port", properties.getProperty("server.port", "8080"));
        return URI.create("http://127.0.0.1:" + port);
    }
}
