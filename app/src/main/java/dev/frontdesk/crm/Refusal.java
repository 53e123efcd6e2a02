package dev.frontdesk.crm;

import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Candidate;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Outcome.Refused;
import java.util.List;

/** Why something was not done, in the language of whoever asked; each door answers it in its own form. */
final class Refusal extends RuntimeException {

    private final transient Refused refused;

    private Refusal(Refused refused) {
        super(refused.message());
        this.refused = refused;
    }

    Refused refused() {
        return refused;
    }

    static Refusal of(Code code, String key, Object... arguments) {
        return new Refusal(Outcome.refused(code, Words.here().say(key, arguments)));
    }

    static Refusal forbidden() {
        return of(Code.FORBIDDEN, "crm.refused.forbidden");
    }

    /** Also said of what is out of reach. */
    static Refusal missing(Entity entity, Object reference) {
        return of(Code.NOT_FOUND, "crm.refused.missing", entityName(entity), reference);
    }

    static Refusal invalid(String field, List<String> allowed, String key, Object... arguments) {
        return new Refusal(Outcome.invalid(field, Words.here().say(key, arguments), allowed));
    }

    static Refusal ambiguous(String field, Entity entity, List<Candidate> candidates) {
        String message = Words.here().say("crm.refused.ambiguous", entityName(entity));
        return new Refusal(Outcome.ambiguous(field, message, candidates));
    }

    static Refusal ambiguous(String field, String key, List<Candidate> candidates) {
        return new Refusal(Outcome.ambiguous(field, Words.here().say(key), candidates));
    }

    static Refusal transition(String from, List<String> allowed) {
        String message = allowed.isEmpty()
                ? Words.here().say("crm.refused.end", Named.word(from))
                : Words.here().say("crm.refused.transition", Named.word(from), String.join(", ", Named.words(allowed)));
        return new Refusal(new Refused(Code.INVALID_TRANSITION, message, null, allowed, List.of()));
    }

    private static String entityName(Entity entity) {
        return Words.here().say("crm.one." + entity.word());
    }
}
