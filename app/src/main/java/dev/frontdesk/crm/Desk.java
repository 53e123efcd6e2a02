package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.tool.Call;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Tool;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Carries a tool's work out for whoever asks, in their language, and makes an outcome of what stopped it. */
@Component
class Desk {

    private final Standing standing;

    Desk(Standing standing) {
        this.standing = standing;
    }

    Tool.Action action(BiFunction<Who, Call, Outcome> work) {
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
