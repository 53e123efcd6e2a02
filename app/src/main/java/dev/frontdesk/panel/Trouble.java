package dev.frontdesk.panel;

import org.springframework.http.HttpStatus;

/**
 * What an error page says.
 *
 * @param title what happened
 * @param cure what to do about it
 */
public record Trouble(int status, String title, String cure) {

    /** Title and cure, one after the other. */
    String said() {
        if (cure.isBlank()) {
            return title;
        }
        return title + (title.matches("(?s).*[.!?…:]\\s*") ? " " : ". ") + cure;
    }

    /** Whether the frame can stand around it: what broke on our side may be the very thing that the frame needs. */
    public boolean framed() {
        return status < 500;
    }

    static Trouble of(HttpStatus status, Phrases words) {
        String key = "panel.problem." + status.value();
        String other = status.is5xxServerError() ? "panel.problem.500" : "panel.problem.400";
        String found = words.knows(key + ".title") ? key : other;
        return new Trouble(status.value(), words.say(found + ".title"), words.say(found + ".cure"));
    }
}
