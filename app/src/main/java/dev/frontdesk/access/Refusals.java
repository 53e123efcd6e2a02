package dev.frontdesk.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is answered before a controller is reached: programs get a problem document, people the sign-in page. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        if (isForPeople(request)) {
            toSignIn(request, response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problem(
                HttpStatus.UNAUTHORIZED,
                "Who are you?",
                "Send a valid API key in the header Authorization: Bearer fd_…, or sign in to the panel.",
                request,
                response);
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response) {
        boolean nowhere = AccessFilter.person(request) != null;
        boolean htmx = request.getHeader("HX-Request") != null;
        String target = nowhere ? "/no-organization" : "/sign-in" + (htmx ? "" : next(request));
        if (htmx) {
            response.setHeader("HX-Redirect", target);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.setHeader(HttpHeaders.LOCATION, target);
            response.setStatus(HttpStatus.SEE_OTHER.value());
        }
    }

    private static String next(HttpServletRequest request) {
        if (!request.getMethod().equals("GET") || request.getRequestURI().equals("/")) {
            return "";
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return "?next=" + URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException accessDeniedException)
            throws IOException {
        if (accessDeniedException instanceof CsrfException) {
            problem(
                    HttpStatus.FORBIDDEN,
                    "Form token missing or old",
                    "Reload the page and send it again; programs use an API key.",
                    request,
                    response);
        } else {
            problem(HttpStatus.FORBIDDEN, "Not allowed", "Ask a super admin of this installation.", request, response);
        }
    }

    void tooMany(Duration pause, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds() + 1));
        problem(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too many calls without a key",
                "Send an API key, or wait as long as Retry-After says.",
                request,
                response);
    }

    void idempotencyKeyUnreadable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problem(
                HttpStatus.BAD_REQUEST,
                "Idempotency-Key can't be read",
                "Use 1 to 255 visible ASCII characters, such as a random UUID.",
                request,
                response);
    }

    void idempotencyKeyUsed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Idempotency-Key used already",
                "Another request has used this key within the last 24 hours. Use a new key for each new request.",
                request,
                response);
    }

    void unfinished(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        problem(
                HttpStatus.CONFLICT,
                "Not finished",
                "The first request with this Idempotency-Key is still being carried out, or was cut short. Repeat it"
                        + " later; if that does not help, look whether it was done, and use a new key.",
                request,
                response);
    }

    void unreadableAddress(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problem(
                HttpStatus.BAD_REQUEST,
                "Address can't be read",
                "Remove the character NUL (%00) from the address.",
                request,
                response);
    }

    void tooLarge(long bytesMax, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONNECTION, "close");
        problem(
                HttpStatus.CONTENT_TOO_LARGE,
                "Too large",
                bytesMax < 1 << 20
                        ? "At most " + (bytesMax >> 10) + " KB from whoever has not said who they are."
                        : "At most " + (bytesMax >> 20) + " MB of JSON; send longer texts as a file.",
                request,
                response);
    }

    private void problem(
            HttpStatus status, String title, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isForPeople(request)) {
            response.sendError(status.value());
            return;
        }
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }

    /** A browser asks for pages in the panel; everything else is a program. */
    private static boolean isForPeople(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean page = request.getHeader("HX-Request") != null || (accept != null && accept.contains("text/html"));
        return page && !request.getRequestURI().startsWith("/api/");
    }
}
