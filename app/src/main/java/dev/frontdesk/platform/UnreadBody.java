package dev.frontdesk.platform;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets a request be answered without waiting for the rest of its body. By itself Tomcat reads that after the answer, as
 * long as the sender takes for it, so that the connection can be used again.
 */
@Component
public class UnreadBody implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final String LEAVE = UnreadBody.class.getName();

    UnreadBody() {}

    /** The connection ends with the answer. To be called by whoever answers, after the status is set. */
    public static void leave(ServletRequest request) {
        if (request.getAttribute(LEAVE) instanceof Runnable leave) {
            leave.run();
        }
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addEngineValves(new Leaving());
    }

    private static final class Leaving extends ValveBase {

        Leaving() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            Runnable leave = () -> request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            request.setAttribute(LEAVE, leave);
            getNext().invoke(request, response);
        }
    }
}
