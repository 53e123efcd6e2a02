package dev.frontdesk.access;

import dev.frontdesk.platform.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookies of the panel: unreadable to scripts, and sent by no other site's forms. */
enum Cookies {
    /** The token of a session. */
    SESSION("frontdesk_session", Sessions.AGE_MAX),
    /** Stands in for a session in forms before there is one. */
    VISITOR("frontdesk_visitor", Duration.ofDays(1)),
    /** Whose password was right and whose code is awaited. */
    STEP("frontdesk_step", SignIn.STEP_TIME);

    private final String title;
    private final Duration age;

    Cookies(String title, Duration age) {
        this.title = title;
        this.age = age;
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, title))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    void write(Secret token, HttpServletRequest request, HttpServletResponse response) {
        add(token.reveal(), age, request, response);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        add("", Duration.ZERO, request, response);
    }

    private void add(String value, Duration maxAge, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(title, value)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(maxAge)
                        .build()
                        .toString());
    }
}
