package dev.frontdesk.conversation;

import dev.frontdesk.model.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How people attend to a project: when they are called, their hours, and what is said outside of them.
 *
 * @param gathers whether messages written quickly one after the other become one turn
 * @param away by language; empty: words of our own
 */
record Desk(DeskRules rules, boolean gathers, DeskHours hours, Map<Language, String> away) {

    static final Desk USUAL = of(DeskView.USUAL);
    private static final int MONTH_AND_DAY_LENGTH = 5;

    /** @throws RuntimeException if something in it cannot be read, which {@link DeskForm} sees to */
    static Desk of(DeskView view) {
        Map<DayOfWeek, List<DeskHours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, DeskHours.day(view.day(day)));
        }
        Set<LocalDate> once = new HashSet<>();
        Set<MonthDay> yearly = new HashSet<>();
        for (String day : view.holidays()) {
            if (day.length() == MONTH_AND_DAY_LENGTH) {
                yearly.add(MonthDay.parse("--" + day));
            } else {
                once.add(LocalDate.parse(day));
            }
        }
        return new Desk(
                new DeskRules(
                        view.unanswered(),
                        view.anger(),
                        view.vip(),
                        view.keywords().stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toList(),
                        Duration.ofMinutes(view.patienceMinutes())),
                view.pause().equals(DeskView.AUTOMATIC),
                new DeskHours(ZoneId.of(view.timeZone()), week, once, yearly),
                Map.of(
                        Language.ENGLISH, view.awayEn(),
                        Language.RUSSIAN, view.awayRu(),
                        Language.UKRAINIAN, view.awayUk()));
    }
}
