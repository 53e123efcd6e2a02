package dev.frontdesk.access;

import dev.frontdesk.organization.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls: by the key of a request that brings one, else by the session. */
class AccessFilter extends OncePerRequestFilter {

    /** Where the filter leaves a person who belongs to no organization, and so is no caller. */
    private static final String PERSON = SignedIn.class.getName();

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Doorkeeper doorkeeper;
    private final ProgramTokens programs;
    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();

    AccessFilter(ApiKeys keys, Doorkeeper doorkeeper, ProgramTokens programs) {
        this.keys = keys;
        this.doorkeeper = doorkeeper;
        this.programs = programs;
    }

    static @Nullable SignedIn person(HttpServletRequest request) {
        return request.getAttribute(PERSON) instanceof SignedIn person ? person : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CallerAuthentication found = authenticate(request);
        if (found != null) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(found);
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        }
        chain.doFilter(request, response);
    }

    private @Nullable CallerAuthentication authenticate(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? bearer(authorization.substring(BEARER.length()).strip(), request)
                            .map(caller -> new CallerAuthentication(caller, null))
                            .orElse(null)
                    : null;
        }
        SignedIn person =
                Cookies.SESSION.read(request).flatMap(doorkeeper::person).orElse(null);
        request.setAttribute(PERSON, person);
        Caller caller = person == null ? null : person.caller();
        return caller == null ? null : new CallerAuthentication(caller, person);
    }

    private Optional<Caller> bearer(String token, HttpServletRequest request) {
        return keys.caller(token).or(() -> programs.caller(token, request.getRequestURI()));
    }
}
