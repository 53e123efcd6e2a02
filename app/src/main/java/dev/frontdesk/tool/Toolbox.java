package dev.frontdesk.tool;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.tool.Outcome.Code;
import dev.frontdesk.tool.Outcome.Confirm;
import dev.frontdesk.tool.Outcome.Refused;
import dev.frontdesk.tool.Tool.Effect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Has tools called: allowed for this asker, now? arguments that fit? done already? to be confirmed? Then it is written
 * down, done, audited and told. Must be called outside of any transaction.
 */
@Component
public class Toolbox implements Cleanup {

    private static final Duration KEYS_KEPT = Duration.ofHours(24);
    private static final Duration CALLS_KEPT = Duration.ofDays(2);
    private static final int TOOL_NAME_MAX = 64;

    private final Catalogue catalogue;
    private final CallStore calls;
    private final Confirmations confirmations;
    private final Doing doing;
    private final Results results;
    private final Tenancy tenancy;
    private final Audit audit;
    private final Words words;
    private final Clock clock;

    Toolbox(
            Catalogue catalogue,
            CallStore calls,
            Confirmations confirmations,
            Doing doing,
            Results results,
            Tenancy tenancy,
            Audit audit,
            Words words,
            Clock clock) {
        this.catalogue = catalogue;
        this.calls = calls;
        this.confirmations = confirmations;
        this.doing = doing;
        this.results = results;
        this.tenancy = tenancy;
        this.audit = audit;
        this.words = words;
        this.clock = clock;
    }

    /** Never throws for what was asked: what is wrong with it is in what comes back. */
    public Made call(Errand errand) {
        return make(errand, false);
    }

    /**
     * The person pressed a button under a question.
     *
     * @param errand made by this turn; its tool and arguments do not count, those that were asked about do
     * @return empty: the words to say instead are the answer's alone, as it was cancelled, too late or not theirs
     */
    public Confirmations.Answer answer(Errand errand, UUID confirmation, boolean yes) {
        Confirmations.Answer answer = confirmations.answer(errand, confirmation, yes);
        Errand asked = answer.errand();
        return asked == null ? answer : answer.with(make(asked, true));
    }

    /** Calls what was asked about before, if this is exactly that: the same tool and arguments, for the same holder. */
    public Made confirmed(Errand errand, UUID confirmation) {
        String arguments = catalogue
                .find(errand.asker(), errand.chosen(), errand.tool())
                .map(tool -> ArgumentReader.read(tool, errand.arguments(), phrases(errand.asker())))
                .map(read -> Canonical.json(read.arguments()))
                .orElse("");
        Confirmations.Answer answer = confirmations.exactly(errand, confirmation, arguments);
        Errand asked = answer.errand();
        return asked == null
                ? refusing(new Started(errand, clock.instant()), null, Outcome.refused(Code.CONFLICT, answer.text()))
                : make(asked, true);
    }

    private Made make(Errand errand, boolean confirmed) {
        Started started = new Started(errand, clock.instant());
        Optional<Tool> found = catalogue.find(errand.asker(), errand.chosen(), errand.tool());
        if (found.isEmpty() || !found.get().audience().includes(errand.asker())) {
            return refusing(started, null, unavailable(errand.asker(), found.isPresent()));
        }
        Tool tool = found.get();
        ArgumentReader.Read read = ArgumentReader.read(tool, errand.arguments(), phrases(errand.asker()));
        if (!read.faults().isEmpty()) {
            return refusing(started, tool, invalid(read.faults()));
        }
        String canonical = Canonical.json(read.arguments());
        Checked checked = new Checked(started, tool, read.arguments(), canonical, Canonical.hash(canonical));
        Call call = new Call(read.arguments(), errand.asker(), confirmed, errand.idempotencyKey());
        if (tool.effect() == Effect.DESTRUCTIVE && !confirmed) {
            return asking(checked, destructive(checked));
        }
        return tool.effect() == Effect.READ ? look(checked, call) : change(checked, call);
    }

    private record Started(Errand errand, Instant at) {}

    private record Checked(Started started, Tool tool, Arguments arguments, String canonical, byte[] hash) {

        Errand errand() {
            return started.errand();
        }
    }

    /** For a guest the way is to sign in; for somebody who is signed in there is none. */
    private Refused unavailable(Asker asker, boolean exists) {
        if (!exists) {
            return Outcome.refused(Code.NOT_FOUND, phrases(asker).say("tool.none"));
        }
        return asker.isGuest()
                ? Outcome.refused(Code.UNAUTHENTICATED, phrases(asker).say("tool.sign-in"))
                : Outcome.refused(Code.FORBIDDEN, phrases(asker).say("tool.forbidden"));
    }

    private static Refused invalid(List<ArgumentReader.Fault> faults) {
        String all = faults.stream().map(ArgumentReader.Fault::message).collect(Collectors.joining(" "));
        ArgumentReader.Fault first = faults.getFirst();
        return new Refused(Code.VALIDATION_FAILED, all, first.argument(), first.allowed(), List.of());
    }

    private Confirm destructive(Checked checked) {
        Phrases phrases = phrases(checked.errand().asker());
        String name = phrases.sayOr(
                "tool.name." + checked.tool().name(), checked.tool().name().replace('_', ' '));
        return new Confirm(phrases.say("tool.confirm", name, results.described(checked.arguments())));
    }

    private Made asking(Checked checked, Confirm confirm) {
        Errand errand = checked.errand();
        UUID id = confirmations.ask(errand, checked.canonical(), checked.hash());
        tenancy.run(
                errand.asker().organization(),
                () -> audit.record(
                        errand.asker().organization(), entry(checked.started(), checked.hash(), Made.CONFIRM)));
        return made(checked.started(), checked.tool(), confirm, checked.canonical(), id);
    }

    private Made look(Checked checked, Call call) {
        Outcome outcome = doing.run(checked.tool(), call);
        if (outcome instanceof Confirm confirm) {
            return asking(checked, confirm);
        }
        Made made = made(checked.started(), checked.tool(), outcome, checked.canonical(), null);
        Errand errand = checked.errand();
        tenancy.run(errand.asker().organization(), () -> {
            calls.note(
                    withoutKey(errand),
                    checked.hash(),
                    made.code(),
                    made.json(),
                    made.text(),
                    checked.started().at(),
                    clock.instant());
            audit.record(errand.asker().organization(), entry(checked.started(), checked.hash(), made.code()));
        });
        return made;
    }

    private static Errand withoutKey(Errand errand) {
        return new Errand(
                errand.turn(),
                errand.ordinal(),
                errand.asker(),
                errand.holder(),
                errand.chosen(),
                errand.tool(),
                errand.arguments(),
                null);
    }

    private Made change(Checked checked, Call call) {
        Optional<Made> before = begin(checked);
        if (before.isPresent()) {
            return before.get();
        }
        Errand errand = checked.errand();
        Outcome outcome = doing.run(checked.tool(), call);
        if (outcome instanceof Confirm confirm && !call.confirmed()) {
            tenancy.run(errand.asker().organization(), () -> calls.undo(errand, checked.hash()));
            return asking(checked, confirm);
        }
        Made made = made(checked.started(), checked.tool(), outcome, checked.canonical(), null);
        tenancy.run(errand.asker().organization(), () -> {
            if (!doing.unknown(outcome)) {
                calls.end(errand, checked.hash(), made.code(), made.json(), made.text(), clock.instant());
            }
            audit.record(errand.asker().organization(), entry(checked.started(), checked.hash(), made.code()));
        });
        return made;
    }

    /** Empty when the call is to be made now. */
    private Optional<Made> begin(Checked checked) {
        Errand errand = checked.errand();
        Instant now = clock.instant();
        return tenancy.write(errand.asker().organization(), () -> {
            Optional<CallStore.Row> keyed = calls.findByKey(errand, now.minus(KEYS_KEPT));
            if (keyed.isEmpty() && calls.begin(errand, checked.hash(), now)) {
                return Optional.empty();
            }
            CallStore.Row row =
                    keyed.or(() -> calls.find(errand, checked.hash())).orElseThrow();
            return Optional.of(before(checked, row));
        });
    }

    private Made before(Checked checked, CallStore.Row row) {
        Asker asker = checked.errand().asker();
        boolean same = row.tool().equals(checked.tool().name()) && Arrays.equals(row.hash(), checked.hash());
        if (!same) {
            return made(checked, Outcome.refused(Code.DUPLICATE, phrases(asker).say("tool.key-taken")));
        }
        if (row.outcome() == null) {
            return made(
                    checked, Outcome.refused(Code.UNAVAILABLE, phrases(asker).say("tool.unknown")));
        }
        return new Made(
                row.tool(),
                row.outcome(),
                row.result(),
                row.text(),
                checked.tool().effect(),
                null,
                true,
                checked.canonical(),
                Duration.ZERO);
    }

    private Made made(Checked checked, Outcome outcome) {
        return made(checked.started(), checked.tool(), outcome, checked.canonical(), null);
    }

    private Made made(
            Started started, @Nullable Tool tool, Outcome outcome, String arguments, @Nullable UUID confirmation) {
        return new Made(
                name(started.errand()),
                results.code(outcome),
                results.json(outcome),
                results.text(outcome),
                tool == null ? null : tool.effect(),
                confirmation,
                false,
                arguments,
                Duration.between(started.at(), clock.instant()));
    }

    private static String name(Errand errand) {
        String name = errand.tool();
        return name.length() <= TOOL_NAME_MAX ? name : name.substring(0, TOOL_NAME_MAX);
    }

    private Made refusing(Started started, @Nullable Tool tool, Refused refused) {
        Asker asker = started.errand().asker();
        tenancy.run(
                asker.organization(),
                () -> audit.record(
                        asker.organization(),
                        entry(started, null, refused.code().word())));
        return made(started, tool, refused, "{}", null);
    }

    /** Names no person and no value: the trail is kept for good. */
    private static AuditEntry entry(Started started, byte @Nullable [] hash, String code) {
        Errand errand = started.errand();
        Asker asker = errand.asker();
        Actor actor = asker.person() == null
                ? new Actor(Actor.Kind.CONTACT, errand.holder(), null)
                : asker.person().actor();
        String name = name(errand).matches("[a-z0-9_]+") ? name(errand) : "?";
        AuditEntry entry =
                AuditEntry.of(actor, "tool.called").about("tool", name).with("outcome", code);
        if (hash != null) {
            entry = entry.with("arguments", HexFormat.of().formatHex(hash));
        }
        if (asker.conversation() != null) {
            entry = entry.with("conversation", asker.conversation().toString());
        }
        return switch (code) {
            case Made.DONE, Made.CONFIRM -> entry;
            case "unavailable", "internal" -> entry.failed();
            default -> entry.refused();
        };
    }

    private Phrases phrases(Asker asker) {
        return words.in(asker.language().locale());
    }

    @Override
    public int clean(Instant now) {
        return calls.forgetBefore(now.minus(CALLS_KEPT));
    }
}
