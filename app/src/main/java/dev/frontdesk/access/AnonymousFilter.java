package dev.frontdesk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps programs that do not say who they are from asking without end. */
class AnonymousFilter extends OncePerRequestFilter {

    private static final Pattern REST = Pattern.compile("/(api|v1)/.*");

    private final AnonymousLimit limit;
    private final Refusals refusals;
    private final OpenAddresses open;

    AnonymousFilter(AnonymousLimit limit, Refusals refusals, OpenAddresses open) {
        this.limit = limit;
        this.refusals = refusals;
        this.open = open;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication
                || !REST.matcher(request.getRequestURI()).matches()
                || open.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> pause = limit.call(request.getRemoteAddr());
        if (pause.isPresent()) {
            refusals.tooMany(pause.get(), request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
