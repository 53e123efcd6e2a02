package dev.frontdesk.tool;

import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Outcome.Confirm;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has tools called as if: what only looks is done, of everything else it is told that it would be called. Nothing is
 * changed, journaled or audited.
 */
@Component
public class Rehearsal {

    /** Of {@link Made#code()}: it would have been called with these arguments. */
    public static final String WOULD_CALL = "would_call";

    private static final String AS_IF = "{\"done\":true,\"note\":\"Rehearsal: taken as done, nothing was changed.\"}";

    private final Catalogue catalogue;
    private final Doing doing;
    private final Results results;
    private final Words words;

    Rehearsal(Catalogue catalogue, Doing doing, Results results, Words words) {
        this.catalogue = catalogue;
        this.doing = doing;
        this.results = results;
        this.words = words;
    }

    /** @param areasOff switched off in the settings that are tried, whatever the project says now */
    public List<Tool> tools(Asker asker, List<String> chosen, Set<String> areasOff) {
        return catalogue.known(asker).stream()
                .filter(tool -> chosen.isEmpty() || chosen.contains(tool.name()) || chosen.contains(tool.area()))
                .filter(tool -> !areasOff.contains(tool.area()))
                .filter(tool -> tool.audience().includes(asker))
                .sorted(Comparator.comparing(Tool::area).thenComparing(Tool::name))
                .toList();
    }

    /** Never throws for what was asked: what is wrong with it is in what comes back. */
    public Made call(Errand errand, Set<String> areasOff) {
        long since = System.nanoTime();
        Phrases phrases = words.in(errand.asker().language().locale());
        Optional<Tool> found = tools(errand.asker(), errand.chosen(), areasOff).stream()
                .filter(tool -> tool.name().equals(errand.tool()))
                .findFirst();
        if (found.isEmpty()) {
            return made(errand, null, Outcome.refused(Code.NOT_FOUND, phrases.say("tool.none")), "{}", since);
        }
        Tool tool = found.get();
        ArgumentReader.Read read = ArgumentReader.read(tool, errand.arguments(), phrases);
        if (!read.faults().isEmpty()) {
            return made(
                    errand,
                    tool,
                    Outcome.refused(
                            Code.VALIDATION_FAILED, read.faults().getFirst().message()),
                    "{}",
                    since);
        }
        String canonical = Canonical.json(read.arguments());
        if (tool.effect() != Tool.Effect.READ) {
            return wouldBe(errand, tool, canonical, since);
        }
        Outcome outcome = doing.run(tool, new Call(read.arguments(), errand.asker(), false, null));
        return outcome instanceof Confirm
                ? wouldBe(errand, tool, canonical, since)
                : made(errand, tool, outcome, canonical, since);
    }

    private static Made wouldBe(Errand errand, Tool tool, String arguments, long since) {
        return new Made(name(errand), WOULD_CALL, AS_IF, "", tool.effect(), null, false, arguments, took(since));
    }

    private Made made(Errand errand, @Nullable Tool tool, Outcome outcome, String arguments, long since) {
        return new Made(
                name(errand),
                results.code(outcome),
                results.json(outcome),
                results.text(outcome),
                tool == null ? null : tool.effect(),
                null,
                false,
                arguments,
                took(since));
    }

    private static String name(Errand errand) {
        return errand.tool().length() <= 64 ? errand.tool() : errand.tool().substring(0, 64);
    }

    private static Duration took(long since) {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
