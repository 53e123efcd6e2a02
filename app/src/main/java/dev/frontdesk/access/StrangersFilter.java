package dev.frontdesk.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads no more of strangers than a form at the door or a visitor's message takes, and no files at all. */
class StrangersFilter extends OncePerRequestFilter {

    static final int BODY_BYTES_MAX = 64 << 10;

    private final RequestMatcher open;
    private final Refusals refusals;

    /** @param open addresses that answer strangers; at all others their bodies are not read */
    StrangersFilter(RequestMatcher open, Refusals refusals) {
        this.open = open;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication
                || !open.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (type.startsWith("multipart/")) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            refusals.commence(request, response, new InsufficientAuthenticationException("Files need a caller"));
        } else if (request.getContentLengthLong() > BODY_BYTES_MAX) {
            refusals.tooLarge(BODY_BYTES_MAX, request, response);
        } else if (request.getContentLengthLong() < 0
                && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                && !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            withoutLength(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
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
