package dev.frontdesk.assistant;

import dev.frontdesk.assistant.Budget.Period;
import dev.frontdesk.assistant.Budget.Scope;
import dev.frontdesk.assistant.Budget.Used;
import dev.frontdesk.assistant.BudgetStore.Use;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditEntry;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.platform.Cleanup;
import dev.frontdesk.platform.GroupCommit;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Signals;
import dev.frontdesk.platform.Tenancy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Counts the tokens that models use up, and says when a budget is spent. Where there is none, nothing is asked. */
@Component
class Budgets implements Cleanup, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);
    private static final String TOPIC = "budget";
    private static final int DAYS_KEPT = 400;

    /** A change reaches other nodes by signal; should one be lost, this is how long the old ones live on. */
    private static final Duration CACHED_FOR = Duration.ofMinutes(1);

    private record Cached(List<Budget> budgets, Instant until) {}

    private final Map<OrganizationId, Cached> cache = new ConcurrentHashMap<>();
    private final BudgetStore store;
    private final GroupCommit<Use, Boolean> uses;
    private final Tenancy tenancy;
    private final Signals signals;
    private final Audit audit;
    private final Clock clock;

    Budgets(BudgetStore store, Tenancy tenancy, Signals signals, Audit audit, Clock clock) {
        this.store = store;
        this.uses = new GroupCommit<>("tokens", store::add);
        this.tenancy = tenancy;
        this.signals = signals;
        this.audit = audit;
        this.clock = clock;
        signals.on(TOPIC, organization -> cache.remove(OrganizationId.of(organization)));
        signals.onGap(cache::clear);
    }

    List<Budget> of(OrganizationId organization) {
        Cached cached = cache.get(organization);
        Instant now = clock.instant();
        if (cached != null && now.isBefore(cached.until())) {
            return cached.budgets();
        }
        List<Budget> read = tenancy.read(organization, () -> store.list(organization));
        cache.put(organization, new Cached(read, now.plus(CACHED_FOR)));
        return read;
    }

    /** Which budget leaves nothing for this turn. */
    Optional<Budget> spent(Turn turn) {
        List<Budget> all = of(turn.organization());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        UUID everybody = turn.organization().value();
        UUID person = turn.around().holder();
        boolean own = all.stream()
                .anyMatch(each -> each.scope() == Scope.PERSON && each.id().equals(person));
        return tenancy.read(
                turn.organization(),
                () -> all.stream()
                        .filter(each -> switch (each.scope()) {
                            case ORGANIZATION -> true;
                            case PROJECT -> each.id().equals(turn.project().value());
                            case PERSON -> each.id().equals(own ? person : everybody);
                        })
                        .filter(each -> used(
                                        turn.organization(), each, each.scope() == Scope.PERSON ? person : each.id())
                                .spent())
                        .findFirst());
    }

    private Used used(OrganizationId organization, Budget budget, UUID whose) {
        return new Used(budget, used(organization, budget.scope(), whose, budget.period()));
    }

    private long used(OrganizationId organization, Scope scope, UUID whose, Period period) {
        LocalDate today = today();
        return store.used(organization, scope, whose, period.start(today), today);
    }

    /** What each has used up; that of each person is nobody's, and shown as nothing used. */
    List<Used> used(OrganizationId organization) {
        List<Budget> all = of(organization);
        return all.isEmpty()
                ? List.of()
                : tenancy.read(
                        organization,
                        () -> all.stream()
                                .map(each -> used(organization, each, each.id()))
                                .toList());
    }

    /** Of the whole organization in this day or month. */
    long used(OrganizationId organization, Period period) {
        return tenancy.read(organization, () -> used(organization, Scope.ORGANIZATION, organization.value(), period));
    }

    /**
     * The turns of a moment share one write: each of them adds to the same row of its organization. Whoever has a budget
     * waits for it, so that the next turn knows. A turn is never lost because it could not be counted.
     */
    void count(Turn turn, long tokens) {
        if (tokens == 0) {
            return;
        }
        LocalDate day = today();
        CompletableFuture<?> counted = CompletableFuture.allOf(Stream.of(
                        new Use(
                                turn.organization(),
                                Scope.ORGANIZATION,
                                turn.organization().value(),
                                day,
                                tokens),
                        new Use(
                                turn.organization(),
                                Scope.PROJECT,
                                turn.project().value(),
                                day,
                                tokens),
                        new Use(turn.organization(), Scope.PERSON, turn.around().holder(), day, tokens))
                .map(uses::submit)
                .toArray(CompletableFuture[]::new));
        CompletableFuture<?> told = counted.exceptionally(failure -> {
            LOG.atError()
                    .addKeyValue("organization", turn.organization())
                    .addKeyValue("tokens", tokens)
                    .setCause(failure)
                    .log("assistant_tokens_not_counted");
            return null;
        });
        if (!of(turn.organization()).isEmpty()) {
            told.join();
        }
    }

    void set(OrganizationId organization, Actor actor, Budget budget) {
        tenancy.run(organization, () -> {
            store.set(organization, budget);
            audit.record(
                    organization,
                    entry(actor, "budget.set", budget.scope(), budget.id(), budget.period())
                            .with("tokens", budget.tokens()));
        });
        changed(organization);
    }

    /** False when there was none. */
    boolean remove(OrganizationId organization, Actor actor, Scope scope, UUID id, Period period) {
        boolean removed = tenancy.write(organization, () -> {
            boolean there = store.remove(organization, scope, id, period);
            if (there) {
                audit.record(organization, entry(actor, "budget.removed", scope, id, period));
            }
            return there;
        });
        changed(organization);
        return removed;
    }

    private static AuditEntry entry(Actor actor, String action, Scope scope, UUID id, Period period) {
        return AuditEntry.of(actor, action).about(scope.word(), id).with("period", period.word());
    }

    private void changed(OrganizationId organization) {
        cache.remove(organization);
        signals.send(TOPIC, organization.toString());
    }

    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public int clean(Instant now) {
        return store.forgetBefore(now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(DAYS_KEPT));
    }

    @Override
    public void destroy() {
        uses.close();
    }
}
