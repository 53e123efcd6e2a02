package dev.frontdesk.access;

import dev.frontdesk.organization.OpenAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Addresses where neither a session nor a key is asked for, because whoever calls there proves it in another way. */
@Component
class OpenAddresses implements RequestMatcher {

    private static final List<OpenAddress> OURS = List.of(
            new OpenAddress("*", "/hooks/**"),
            new OpenAddress("*", "/webchat/**"),
            new OpenAddress("*", "/api/integrations/webhooks/**"),
            new OpenAddress("POST", "/api/telegram/webhook"),
            new OpenAddress("POST", "/api/telegram/webhook/"),
            new OpenAddress("POST", "/v1/telegram"),
            new OpenAddress("POST", "/v1/telegram/"));

    private final RequestMatcher matcher;

    OpenAddresses(ObjectProvider<OpenAddress> theirs) {
        this.matcher = new OrRequestMatcher(Stream.concat(OURS.stream(), theirs.orderedStream())
                .map(OpenAddresses::matcher)
                .toList());
    }

    private static RequestMatcher matcher(OpenAddress address) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return address.method().equals("*")
                ? paths.matcher(address.pattern())
                : paths.matcher(HttpMethod.valueOf(address.method()), address.pattern());
    }

    @Override
    public boolean matches(HttpServletRequest request) {
        return matcher.matches(request);
    }
}
