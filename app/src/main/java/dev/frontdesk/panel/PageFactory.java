package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Page.Csrf;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** Gathers what a page must know from its request. */
@Component
class PageFactory {

    private final Words words;
    private final Assets assets;
    private final LocaleResolver locales;
    private final ShellFactory shells;
    private final Clock clock;

    PageFactory(Words words, Assets assets, LocaleResolver locales, ShellFactory shells, Clock clock) {
        this.clock = clock;
        this.words = words;
        this.assets = assets;
        this.locales = locales;
        this.shells = shells;
    }

    Page of(HttpServletRequest request) {
        Phrases phrases = words.in(locales.resolveLocale(request));
        Caller caller = Callers.of(request);
        String path = path(request);
        return new Page(
                phrases,
                caller,
                path,
                theme(request),
                csrf(request),
                request.getHeader("HX-Request") != null,
                assets,
                clock.instant(),
                () -> shells.around(caller, path, phrases));
    }

    /** Where the person is: for a fragment the page around it, for an error page the address that failed. */
    private static String path(HttpServletRequest request) {
        String around = request.getHeader("HX-Current-URL");
        if (around != null) {
            return around.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("[?#].*$", "");
        }
        Object failed = request.getAttribute("jakarta.servlet.error.request_uri");
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static Theme theme(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, "theme");
        return Theme.of(cookie == null ? null : cookie.getValue());
    }

    private static @Nullable Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Csrf(token.getHeaderName(), token.getParameterName(), token.getToken())
                : null;
    }
}
