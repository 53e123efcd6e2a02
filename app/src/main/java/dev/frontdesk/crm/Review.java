package dev.frontdesk.crm;

import java.util.List;

/**
 * What the analytics page and its API show of a period.
 *
 * @param currency the organization's own; sums of others stand beside it, never in it
 * @param parts by what the revenue is divided
 * @param worth of the open deals as they stand now, by stage in the stages' order
 * @param employees those whom the reader may see, the one who won most first
 */
record Review(
        Period period,
        String currency,
        By parts,
        Figures.Wins wins,
        Figures.Grouped<Figures.Revenue> revenue,
        List<Figures.Step> funnel,
        Figures.Grouped<Figures.Conversion> sources,
        Figures.Grouped<Figures.Worth> worth,
        List<Performances.Performance> employees) {

    Review {
        funnel = List.copyOf(funnel);
        employees = List.copyOf(employees);
    }

    /** Whether nothing happened in the period and nothing is open. */
    boolean isEmpty() {
        return wins.won() + wins.lost() == 0
                && sources.total().leads() == 0
                && worth.total().deals() == 0
                && revenue.total().came().of().isEmpty()
                && revenue.total().went().of().isEmpty()
                && funnel.stream().allMatch(step -> step.flow().entered() == 0);
    }
}
