package dev.frontdesk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what no call can mean: bodies larger than any call takes, and NUL, with which the database keeps no text. */
class ReadableFilter extends OncePerRequestFilter {

    /** A text of the longest kind with every character escaped, and some. */
    static final int BODY_BYTES_MAX = 16 << 20;

    private final Refusals refusals;

    ReadableFilter(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString();
        if (query != null && query.contains("%00")) {
            refusals.unreadableAddress(request, response);
        } else if (isForm(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            refusals.tooLarge(BODY_BYTES_MAX, request, response);
        } else if (request.getContentLengthLong() < 0 && isCallers(request)) {
            withoutLength(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Forms have limits of their own. */
    private static boolean isForm(HttpServletRequest request) {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** What strangers send {@link StrangersFilter} has bounded. */
    private static boolean isCallers(HttpServletRequest request) {
        return request.getHeader("Transfer-Encoding") != null
                && SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication;
    }

    private void withoutLength(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            refusals.tooLarge(BODY_BYTES_MAX, request, response);
        } else {
            chain.doFilter(new ReadRequest(request, body), response);
        }
    }
}
