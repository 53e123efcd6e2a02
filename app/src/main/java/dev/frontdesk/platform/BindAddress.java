package dev.frontdesk.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Listens where FRONTDESK_BIND says; without it on loopback while the sandbox is on, since its sign-in is no secret. */
@Component
class BindAddress implements WebServerFactoryCustomizer<ConfigurableWebServerFactory> {

    private final FrontdeskSettings settings;

    BindAddress(FrontdeskSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableWebServerFactory server) {
        String bind = settings.bind();
        if (bind == null && !settings.sandboxIsOn()) {
            return;
        }
        try {
            server.setAddress(InetAddress.getByName(bind == null ? "127.0.0.1" : bind));
        } catch (UnknownHostException e) {
            throw new OperatorError(
                    "FRONTDESK_BIND is no address of this machine: " + bind + ". Use 127.0.0.1 or 0.0.0.0.", e);
        }
    }
}
