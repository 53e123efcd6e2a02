package dev.frontdesk.panel;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words of one language. */
public final class Phrases {

    private final Locale locale;
    private final Map<String, Phrase> phrases;

    Phrases(Locale locale, Map<String, Phrase> phrases) {
        this.locale = locale;
        this.phrases = phrases;
    }

    public Locale locale() {
        return locale;
    }

    /** The message with its gaps filled; the key itself where there is no such message, so that it is noticed. */
    public String say(String key, Object... arguments) {
        Phrase phrase = phrases.get(key);
        return phrase == null ? key : phrase.with(arguments);
    }

    /** The message, or {@code other} where there is none. */
    public String sayOr(String key, String other, Object... arguments) {
        Phrase phrase = phrases.get(key);
        return phrase == null ? other : phrase.with(arguments);
    }

    public boolean knows(String key) {
        return phrases.containsKey(key);
    }

    Set<String> keys() {
        return phrases.keySet();
    }

    Map<String, Phrase> all() {
        return phrases;
    }
}
