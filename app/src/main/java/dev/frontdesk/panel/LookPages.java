package dev.frontdesk.panel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Language and brightness, for signed-in people and for those at the door. */
@Pages
class LookPages {

    private final Locales locales;

    LookPages(Locales locales) {
        this.locales = locales;
    }

    @PostMapping("/look/language")
    Html language(
            @RequestParam String language,
            @RequestParam(defaultValue = "/app") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Locales.spoken(language).findFirst().ifPresent(locale -> locales.setLocale(request, response, locale));
        return Html.go(ours(back));
    }

    @PostMapping("/look/theme")
    Html theme(
            @RequestParam String theme,
            @RequestParam(defaultValue = "/app") String back,
            HttpServletResponse response) {
        response.addHeader("Set-Cookie", "theme=" + Theme.of(theme).id() + "; Path=/; Max-Age=31536000; SameSite=Lax");
        return Html.go(ours(back));
    }

    /** Never somebody else's address. */
    private static String ours(String back) {
        return back.matches("/[^/\\\\].*") && back.chars().noneMatch(Character::isISOControl) ? back : "/app";
    }
}
