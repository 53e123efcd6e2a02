package dev.frontdesk.conversation;

import dev.frontdesk.panel.Attention.Notice;
import dev.frontdesk.panel.Tone;
import java.util.List;
import java.util.UUID;

/**
 * The first page.
 *
 * @param steps to the first answer; empty once all are done
 * @param notices what needs a person
 * @param channels what runs, or should
 * @param plot messages by the hour, as JSON {@code {times, received, sent}}
 */
public record Overview(
        String organization,
        List<Step> steps,
        List<Notice> notices,
        List<Channel> channels,
        String plot,
        long received,
        long sent) {

    public record Step(String word, boolean done, boolean next, String link) {}

    public record Channel(
            UUID id, String connector, String name, String provider, Tone tone, String state, String link) {}
}
