package dev.frontdesk.access;

import dev.frontdesk.access.IdempotentRequestStore.Place;
import dev.frontdesk.access.IdempotentRequests.Answer;
import dev.frontdesk.access.IdempotentRequests.Claim;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Carries a POST that names an {@code Idempotency-Key} out once: its repeats get the first answer again. Answers that
 * say nothing was done (401, 429, 5xx) are not kept, so that the same key may be tried again.
 */
class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Pattern REST = Pattern.compile("/(api|v1)/.*");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
    private static final Set<Integer> NOT_KEPT = Set.of(401, 413, 429);

    private final IdempotentRequests requests;
    private final Refusals refusals;

    IdempotencyFilter(IdempotentRequests requests, Refusals refusals) {
        this.requests = requests;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !REST.matcher(request.getRequestURI()).matches()
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(HEADER);
        if (!KEY.matcher(key).matches()) {
            refusals.idempotencyKeyUnreadable(request, response);
            return;
        }
        String type = request.getContentType();
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10)) {
            once(key, parts(request), request, response, chain);
        } else {
            byte[] body = request.getInputStream().readAllBytes();
            once(key, Fingerprint.of(request, body), new ReadRequest(request, body), response, chain);
        }
    }

    /** Null where the form cannot be read, which whoever is to read it will say. */
    private static byte @Nullable [] parts(HttpServletRequest request) {
        try {
            return Fingerprint.ofParts(request);
        } catch (IOException | ServletException | IllegalStateException e) {
            return null;
        }
    }

    private void once(
            String key,
            byte @Nullable [] fingerprint,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        if (fingerprint == null
                || !(SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller)) {
            chain.doFilter(request, response);
            return;
        }
        switch (requests.claim(caller.getPrincipal(), key, fingerprint)) {
            case Claim.First(Place place) -> carryOut(place, request, response, chain);
            case Claim.Repeat(Answer answer) -> repeat(answer, response);
            case Claim.Differs() -> refusals.idempotencyKeyUsed(request, response);
            case Claim.Unfinished() -> refusals.unfinished(request, response);
        }
    }

    private void carryOut(Place place, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CopiedResponse copied = new CopiedResponse(response);
        boolean ended = false;
        try {
            chain.doFilter(request, copied);
            ended = true;
        } finally {
            if (ended && request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new Later(place, copied));
            } else {
                settle(place, copied, ended);
            }
        }
    }

    private void settle(Place place, CopiedResponse response, boolean ended) {
        int status = response.getStatus();
        try {
            byte[] body = response.copy();
            if (ended && response.isWhole() && status < 500 && !NOT_KEPT.contains(status)) {
                String location = response.getHeader(HttpHeaders.LOCATION);
                requests.end(place, new Answer(status, response.getContentType(), location, body));
            } else {
                requests.release(place);
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).addKeyValue("caller", place.caller()).log("idempotent_answer_not_kept");
        }
    }

    private static void repeat(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.getOutputStream().write(answer.body());
    }

    /** Settles an answer that is still being written when the filter is left. */
    private final class Later implements AsyncListener {

        private final Place place;
        private final CopiedResponse response;
        private boolean failed;

        private Later(Place place, CopiedResponse response) {
            this.place = place;
            this.response = response;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            settle(place, response, !failed);
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            failed = true;
        }

        @Override
        public void onError(AsyncEvent event) {
            failed = true;
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Completion is told to this listener all the same.
        }
    }
}
