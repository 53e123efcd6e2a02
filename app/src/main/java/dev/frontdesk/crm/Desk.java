package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.tool.Audience;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Parameter;
import dev.frontdesk.tool.Tool;
import dev.frontdesk.tool.Tool.Effect;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Carries a tool's work out for whoever asks, in their language, and makes an outcome of what stopped it. */
@Component
class Desk {

    private static final String AREA = "crm";

    private final Standing standing;
    private final Once once;

    Desk(Standing standing, Once once) {
        this.standing = standing;
        this.once = once;
    }

    /** What it changes under a key, it changes once. */
    Tool tool(
            String name,
            String description,
            Effect effect,
            Audience audience,
            List<Parameter> parameters,
            BiFunction<Who, Call, Outcome> work) {
        BiFunction<Who, Call, Outcome> done = effect == Effect.READ
                ? work
                : (who, call) -> once.run(
                        who,
                        call.idempotencyKey(),
                        name + " " + call.arguments().fingerprint(),
                        () -> work.apply(who, call));
        return new Tool(name, description, AREA, effect, audience, parameters, action(done));
    }

    /** Of which other modules do a part, so that one transaction cannot hold it; doing it again changes nothing more. */
    Tool outside(
            String name,
            String description,
            Effect effect,
            Audience audience,
            List<Parameter> parameters,
            BiFunction<Who, Call, Outcome> work) {
        return new Tool(name, description, AREA, effect, audience, parameters, action(work));
    }

    private Tool.Action action(BiFunction<Who, Call, Outcome> work) {
        return call -> {
            var before = LocaleContextHolder.getLocaleContext();
            LocaleContextHolder.setLocale(call.asker().language().locale());
            try {
                Caller person = call.asker().person();
                if (person == null) {
                    throw Refusal.of(Code.UNAUTHENTICATED, "crm.refused.guest");
                }
                return work.apply(standing.of(person), call);
            } catch (Refusal refusal) {
                return refusal.refused();
            } catch (Problem.Invalid invalid) {
                Problem.Field first = invalid.errors().getFirst();
                return Outcome.invalid(
                        first.field(),
                        invalid.errors().stream()
                                .map(each -> each.field() + ": " + each.message())
                                .reduce((a, b) -> a + " " + b)
                                .orElse(""),
                        List.of());
            } finally {
                LocaleContextHolder.setLocaleContext(before);
            }
        };
    }
}
