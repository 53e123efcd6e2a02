package dev.frontdesk.conversation;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Objects;

/**
 * How people attend to a project, as it is stored and shown.
 *
 * @param unanswered whether two questions in a row without an answer call a person
 * @param anger whether an angry customer does
 * @param vip whether a contact with the label VIP always does
 * @param keywords words, or beginnings of words, that do
 * @param patienceMinutes after which the assistant offers to go on, while nobody comes; 1 to 1440
 * @param pause {@code automatic}: fragments written quickly one after the other are waited for, 0.6 to 2.5 seconds, and
 *     answered together; {@code off}: each is answered by itself
 * @param timeZone of the hours, e.g. {@code Europe/Kyiv}
 * @param monday hours such as {@code 09:00-13:00, 14:00-18:00}; empty: closed; all days empty: always open
 * @param holidays days such as {@code 2026-12-25}, or {@code 12-25} for every year
 * @param awayEn what customers are told outside of the hours, where {@code {back}} stands for when somebody is back;
 *     empty: words of our own
 */
public record DeskView(
        boolean unanswered,
        boolean anger,
        boolean vip,
        List<String> keywords,
        int patienceMinutes,
        String pause,
        String timeZone,
        String monday,
        String tuesday,
        String wednesday,
        String thursday,
        String friday,
        String saturday,
        String sunday,
        List<String> holidays,
        String awayEn,
        String awayRu,
        String awayUk) {

    static final String AUTOMATIC = "automatic";
    static final String OFF = "off";

    static final DeskView USUAL = new DeskView(
            true, true, true, List.of(), 10, AUTOMATIC, "UTC", "", "", "", "", "", "", "", List.of(), "", "", "");

    /** Desks of earlier versions have no word on the pause. */
    public DeskView {
        pause = Objects.requireNonNullElse(pause, AUTOMATIC);
        keywords = List.copyOf(keywords);
        holidays = List.copyOf(holidays);
    }

    String day(DayOfWeek day) {
        return switch (day) {
            case MONDAY -> monday;
            case TUESDAY -> tuesday;
            case WEDNESDAY -> wednesday;
            case THURSDAY -> thursday;
            case FRIDAY -> friday;
            case SATURDAY -> saturday;
            case SUNDAY -> sunday;
        };
    }
}
