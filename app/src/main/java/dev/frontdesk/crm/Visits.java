package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.tool.Outcome.Candidate;
import dev.frontdesk.tool.Outcome.Refused;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Carries the work of a request out for whoever sends it, and says in the words of requests what stopped it. */
@Component
class Visits {

    private final Standing standing;

    Visits(Standing standing) {
        this.standing = standing;
    }

    /** @throws Problem as well as Caller.Forbidden for what the CRM refuses */
    <T> T make(Caller caller, Function<Who, T> work) {
        try {
            return work.apply(standing.of(caller));
        } catch (Refusal refusal) {
            throw problem(refusal.refused());
        }
    }

    Who who(Caller caller) {
        return standing.of(caller);
    }

    private static RuntimeException problem(Refused refused) {
        return switch (refused.code()) {
            case FORBIDDEN, UNAUTHENTICATED, SESSION_EXPIRED -> new Caller.Forbidden(refused.message());
            case NOT_FOUND -> new Problem.Missing("record", "here within your reach");
            case VALIDATION_FAILED, AMBIGUOUS ->
                new Problem.Invalid(Objects.requireNonNullElse(refused.field(), ""), message(refused));
            case INVALID_TRANSITION, CONFLICT, DUPLICATE, RATE_LIMITED, LIMIT_EXCEEDED, UNAVAILABLE, INTERNAL ->
                new Problem.Conflict(Words.here().say("crm.page.not-now"), refused.message());
        };
    }

    /** With the candidates, each as a form would take it. */
    private static String message(Refused refused) {
        return refused.candidates().isEmpty()
                ? refused.message()
                : refused.message()
                        + refused.candidates().stream().map(Visits::said).collect(Collectors.joining(", ", " ", ""));
    }

    private static String said(Candidate candidate) {
        return "#" + candidate.reference() + " " + candidate.name();
    }
}
