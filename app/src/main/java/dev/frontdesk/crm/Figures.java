package dev.frontdesk.crm;

import dev.frontdesk.platform.Tenancy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The figures of an organization: conversion, wins, revenue, pipeline, funnel. Everybody who works here sees those of the
 * organization; those of single people, employees see of themselves alone.
 */
@Component
class Figures {

    /** @param converted of the leads made in the period, by now */
    record Conversion(long leads, long converted) {

        static final Conversion NONE = new Conversion(0, 0);

        Conversion plus(Conversion more) {
            return new Conversion(leads + more.leads, converted + more.converted);
        }

        @Nullable BigDecimal percent() {
            return Percent.of(converted, leads);
        }
    }

    record Wins(long won, long lost, Sums wonValue, Sums lostValue) {

        static final Wins NONE = new Wins(0, 0, Sums.NONE, Sums.NONE);

        Wins plus(Wins more) {
            return new Wins(
                    won + more.won, lost + more.lost, wonValue.plus(more.wonValue), lostValue.plus(more.lostValue));
        }

        @Nullable BigDecimal percent() {
            return Percent.of(won, won + lost);
        }

        @Nullable BigDecimal percentOfValue(String currency) {
            return Percent.of(wonValue.get(currency), wonValue.get(currency).add(lostValue.get(currency)));
        }
    }

    /** @param booked what was won, whether or not anybody has paid it */
    record Revenue(Sums came, Sums went, Sums booked) {

        static final Revenue NONE = new Revenue(Sums.NONE, Sums.NONE, Sums.NONE);

        Revenue plus(Revenue more) {
            return new Revenue(came.plus(more.came), went.plus(more.went), booked.plus(more.booked));
        }

        Sums net() {
            return came.minus(went);
        }
    }

    record Worth(long deals, Sums value, Sums weighted) {

        static final Worth NONE = new Worth(0, Sums.NONE, Sums.NONE);

        Worth plus(Worth more) {
            return new Worth(deals + more.deals, value.plus(more.value), weighted.plus(more.weighted));
        }
    }

    /** @param label the key as people read it */
    record Group<T>(String key, String label, T figure) {}

    /** @param groups empty when it was grouped by nothing */
    record Grouped<T>(T total, List<Group<T>> groups) {}

    record Step(Stage stage, FunnelStore.Flow flow) {

        /** Which share went on; nothing goes on from an end. */
        @Nullable BigDecimal percent() {
            return stage.kind() == Stage.Kind.OPEN ? Percent.of(flow.reached(), flow.entered()) : null;
        }
    }

    private final FigureStore store;
    private final FunnelStore funnels;
    private final CrmSettingsStore settings;
    private final Pipelines pipelines;
    private final Tenancy tenancy;
    private final Clock clock;

    Figures(
            FigureStore store,
            FunnelStore funnels,
            CrmSettingsStore settings,
            Pipelines pipelines,
            Tenancy tenancy,
            Clock clock) {
        this.store = store;
        this.funnels = funnels;
        this.settings = settings;
        this.pipelines = pipelines;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** In the organization's zone, seen from now. */
    Period period(Who who, String word, @Nullable LocalDate from, @Nullable LocalDate to) {
        who.require(Entity.DEAL, Action.MEASURE);
        ZoneId zone = tenancy.read(
                who.organization(), () -> settings.get(who.organization()).zone());
        return Period.of(word, from, to, LocalDate.ofInstant(clock.instant(), zone), zone);
    }

    Grouped<Conversion> conversion(Who who, Period period, By by) {
        return grouped(
                who,
                period,
                by,
                Conversion.NONE,
                tally -> new Conversion(tally.first(), tally.second()),
                Conversion::plus,
                () -> store.leads(who.organization(), period, by));
    }

    Grouped<Wins> wins(Who who, Period period, @Nullable Long pipeline, By by) {
        known(who, pipeline);
        return grouped(
                who,
                period,
                by,
                Wins.NONE,
                tally -> new Wins(
                        tally.first(),
                        tally.second(),
                        Sums.of(tally.currency(), tally.one()),
                        Sums.of(tally.currency(), tally.two())),
                Wins::plus,
                () -> store.closed(who.organization(), period, pipeline, by));
    }

    Grouped<Revenue> revenue(Who who, Period period, By by) {
        Grouped<Revenue> cash = grouped(
                who,
                period,
                by,
                Revenue.NONE,
                tally -> new Revenue(
                        Sums.of(tally.currency(), tally.one()), Sums.of(tally.currency(), tally.two()), Sums.NONE),
                Revenue::plus,
                () -> store.payments(who.organization(), period, by));
        Grouped<Revenue> booked = grouped(
                who,
                period,
                by,
                Revenue.NONE,
                tally -> new Revenue(Sums.NONE, Sums.NONE, Sums.of(tally.currency(), tally.one())),
                Revenue::plus,
                () -> store.closed(who.organization(), period, null, by));
        return both(cash, booked);
    }

    private static Grouped<Revenue> both(Grouped<Revenue> cash, Grouped<Revenue> booked) {
        Map<String, Group<Revenue>> groups = new LinkedHashMap<>();
        cash.groups().forEach(group -> groups.put(group.key(), group));
        booked.groups()
                .forEach(group -> groups.merge(
                        group.key(),
                        group,
                        (a, b) -> new Group<>(a.key(), a.label(), a.figure().plus(b.figure()))));
        return new Grouped<>(cash.total().plus(booked.total()), List.copyOf(groups.values()));
    }

    /** As it stands now. */
    Grouped<Worth> pipelineValue(Who who, @Nullable Long pipeline, By by) {
        known(who, pipeline);
        Period today = period(who, "today", null, null);
        return grouped(
                who,
                today,
                by,
                Worth.NONE,
                tally -> new Worth(
                        tally.first(), Sums.of(tally.currency(), tally.one()), Sums.of(tally.currency(), tally.two())),
                Worth::plus,
                () -> store.open(who.organization(), pipeline, by));
    }

    /** @param pipeline null: the usual one */
    List<Step> funnel(Who who, Period period, @Nullable Long pipeline) {
        who.require(Entity.DEAL, Action.MEASURE);
        Pipeline meant =
                pipeline == null ? pipelines.usual(who.organization()) : pipelines.get(who.organization(), pipeline);
        Map<Long, FunnelStore.Flow> flows =
                tenancy.read(who.organization(), () -> funnels.flows(who.organization(), period, meant.id()));
        return meant.stages().stream()
                .map(stage -> new Step(stage, flows.getOrDefault(stage.id(), FunnelStore.Flow.NONE)))
                .toList();
    }

    private void known(Who who, @Nullable Long pipeline) {
        if (pipeline != null) {
            pipelines.get(who.organization(), pipeline);
        }
    }

    private <T> Grouped<T> grouped(
            Who who,
            Period period,
            By by,
            T none,
            Function<Tally, T> figure,
            BinaryOperator<T> plus,
            Supplier<List<Tally>> select) {
        who.require(Entity.DEAL, Action.MEASURE);
        return tenancy.read(who.organization(), () -> {
            Map<String, T> groups = new LinkedHashMap<>();
            period.keys(by).forEach(key -> groups.put(key, none));
            select.get().stream()
                    .filter(tally -> by != By.EMPLOYEE || maySee(who, tally.key()))
                    .sorted(Comparator.comparing(Tally::key))
                    .forEach(tally -> groups.merge(tally.key(), figure.apply(tally), plus));
            T total = groups.values().stream().reduce(none, plus);
            return new Grouped<>(total, by == By.NOTHING ? List.of() : labelled(who, by, groups));
        });
    }

    private static boolean maySee(Who who, String employee) {
        return who.scope(Entity.EMPLOYEE, Action.MEASURE) == Scope.ALL
                || employee.equals(String.valueOf(who.employee()));
    }

    private <T> List<Group<T>> labelled(Who who, By by, Map<String, T> groups) {
        Map<String, String> names = by == By.EMPLOYEE ? store.names(who.organization()) : Map.of();
        List<Group<T>> labelled = new ArrayList<>();
        groups.forEach((key, figure) -> labelled.add(new Group<>(key, FigureWords.label(by, key, names), figure)));
        return labelled;
    }
}
