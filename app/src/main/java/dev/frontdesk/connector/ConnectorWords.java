package dev.frontdesk.connector;

import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words of connectors in the language of the running request: a connector's own, else those for all of them. */
@Component
class ConnectorWords {

    private final Words words;

    ConnectorWords(Words words) {
        this.words = words;
    }

    String name(String connector) {
        return say(connector, "name");
    }

    /** What stands under this key; the last part of the key where nobody wrote words for it. */
    String say(String connector, String key, Object... arguments) {
        return sayOr(connector, key, key.substring(key.lastIndexOf('.') + 1), arguments);
    }

    String sayOr(String connector, String key, String otherwise, Object... arguments) {
        Phrases phrases = words.in(LocaleContextHolder.getLocale());
        String common = phrases.sayOr("connector." + key, otherwise, arguments);
        return phrases.sayOr("connectors." + connector + "." + key, common, arguments);
    }

    /**
     * What an error means.
     *
     * @param detail what the provider said, shown only where nobody wrote words for the code
     */
    String problem(String connector, String code, String detail) {
        String common = sayOr(connector, "problem." + family(code), detail, name(connector), detail);
        return sayOr(connector, "problem." + slug(code), common, name(connector), detail);
    }

    /** What to do about it. */
    String cure(String connector, String code, String detail) {
        String common = sayOr(connector, "cure." + family(code), "", name(connector), detail);
        return sayOr(connector, "cure." + slug(code), common, name(connector), detail);
    }

    private static String slug(String code) {
        return code.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String family(String code) {
        return code.matches("HTTP 5\\d\\d") ? "http-5xx" : "other";
    }
}
