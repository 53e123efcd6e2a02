package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The language of a request: what the account says, else the cookie, else the browser, else English. */
@Component("localeResolver")
class Locales implements LocaleResolver {

    private static final String COOKIE = "language";

    private final ObjectProvider<Preferences> preferences;

    Locales(ObjectProvider<Preferences> preferences) {
        this.preferences = preferences;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return chosen(request)
                .or(() -> Collections.list(request.getLocales()).stream()
                        .flatMap(wanted -> spoken(wanted.getLanguage()))
                        .findFirst())
                .orElse(Words.LANGUAGES.getFirst());
    }

    private Optional<Locale> chosen(HttpServletRequest request) {
        Caller caller = Callers.of(request);
        Optional<Locale> liked = caller == null
                ? Optional.empty()
                : preferences.stream()
                        .flatMap(each -> each.language(caller).stream())
                        .findFirst();
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return liked.or(() -> spoken(cookie == null ? null : cookie.getValue()).findFirst());
    }

    static Stream<Locale> spoken(@Nullable String language) {
        return Words.LANGUAGES.stream().filter(each -> each.getLanguage().equals(language));
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (locale == null || response == null) {
            return;
        }
        response.addHeader(
                "Set-Cookie",
                COOKIE + "=" + locale.getLanguage() + "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
        Caller caller = Callers.of(request);
        if (caller != null) {
            preferences.forEach(each -> each.choose(caller, locale));
        }
    }
}
