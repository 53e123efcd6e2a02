package dev.frontdesk.mcp;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.tool.Asker;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** For whom a program calls, and where: null is the whole organization. */
record OnBehalf(Caller caller, @Nullable ProjectId project, Language language) {

    Asker asker() {
        return new Asker(caller.organization(), project, caller, null, language);
    }

    static Language language(HttpServletRequest request) {
        return switch (request.getLocale().getLanguage().toLowerCase(Locale.ROOT)) {
            case "ru" -> request.getHeader("Accept-Language") == null ? Language.ENGLISH : Language.RUSSIAN;
            case "uk" -> request.getHeader("Accept-Language") == null ? Language.ENGLISH : Language.UKRAINIAN;
            default -> Language.ENGLISH;
        };
    }
}
