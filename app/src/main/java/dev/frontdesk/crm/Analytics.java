package dev.frontdesk.crm;

import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Page;
import java.util.List;
import java.util.stream.Stream;

/**
 * The page of figures.
 *
 * @param range first and last day of an own period
 * @param own whether an own period is looked at
 * @param about the days that are shown and the time zone in which they begin
 */
public record Analytics(
        CrmTabs tabs,
        List<Choice> choices,
        List<Field> range,
        boolean own,
        String about,
        List<Tile> tiles,
        List<Plot> plots) {

    public record Choice(String name, String link, boolean here) {}

    public record Tile(String name, String figure, String note) {}

    public Analytics {
        choices = List.copyOf(choices);
        range = List.copyOf(range);
        tiles = List.copyOf(tiles);
        plots = List.copyOf(plots);
    }

    static Analytics of(Page page, Who who, Review review, String chosen, List<Field> range) {
        return new Analytics(
                CrmTabs.analytics(page, who),
                Reviews.OFFERED.stream()
                        .map(word -> new Choice(
                                page.say("crm.analytics.period." + word),
                                "/app/crm/analytics?period=" + word,
                                word.equals(chosen)))
                        .toList(),
                range,
                chosen.equals(Reviews.CUSTOM),
                FigureWords.period(review.period()) + " · "
                        + review.period().zone().getId(),
                review.isEmpty() ? List.of() : tiles(page, review),
                review.isEmpty() ? List.of() : ReviewPlots.of(page, review));
    }

    private static List<Tile> tiles(Page page, Review review) {
        Figures.Conversion leads = review.sources().total();
        Figures.Worth worth = review.worth().total();
        return Stream.of(
                        tile(
                                page,
                                "paid",
                                sums(review, review.revenue().total().net()),
                                page.say(
                                        "crm.analytics.tile.booked",
                                        sums(review, review.revenue().total().booked()))),
                        tile(
                                page,
                                "win-rate",
                                FigureWords.percent(review.wins().percent()),
                                page.say(
                                        "crm.analytics.tile.of",
                                        review.wins().won(),
                                        review.wins().won() + review.wins().lost())),
                        tile(
                                page,
                                "rate",
                                FigureWords.percent(leads.percent()),
                                page.say("crm.analytics.tile.of", leads.converted(), leads.leads())),
                        tile(
                                page,
                                "open",
                                sums(review, worth.value()),
                                page.say("crm.analytics.tile.deals", worth.deals())))
                .toList();
    }

    private static String sums(Review review, Sums sums) {
        return sums.of().isEmpty()
                ? Amounts.shown(sums.get(review.currency()), review.currency())
                : FigureWords.sums(sums);
    }

    private static Tile tile(Page page, String word, String figure, String note) {
        return new Tile(page.say("crm.analytics.tile." + word), figure, note);
    }
}
