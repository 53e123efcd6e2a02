package dev.frontdesk.conversation;

import dev.frontdesk.conversation.HandOver.Reason;
import dev.frontdesk.conversation.OpeningStore.Standing;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.model.Language;
import dev.frontdesk.panel.Words;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sees in every turn whether a person is needed, and tells the customer so. Asks the database nothing. */
@Component
class Reception {

    private final Desks desks;
    private final Vips vips;
    private final Projects projects;
    private final Words words;
    private final Clock clock;

    Reception(Desks desks, Vips vips, Projects projects, Words words, Clock clock) {
        this.desks = desks;
        this.vips = vips;
        this.projects = projects;
        this.words = words;
        this.clock = clock;
    }

    boolean mayAnswer(Opening opening, Standing standing) {
        return standing.handOver().assistantSpeaks() || goesOn(opening, standing);
    }

    private static boolean goesOn(Opening opening, Standing standing) {
        return standing.handOver().state() == HandOver.State.QUEUED
                && standing.offered()
                && texts(opening).stream().anyMatch(GoOn::in);
    }

    /** What is to be said without asking the assistant; empty: it shall be asked. */
    Optional<Reply> before(Opening opening, Standing standing) {
        if (goesOn(opening, standing)) {
            return Optional.of(Reply.saying(say(opening, standing, "resumed")));
        }
        if (standing.offered() || isCommand(opening)) {
            return Optional.empty();
        }
        return desk(opening)
                .rules()
                .called(texts(opening), vips.contains(standing.contact()))
                .map(reason -> away(opening, standing, Reply.calling(reason, say(opening, standing, "called"))));
    }

    /** What the assistant says, with what has to be said beside it. */
    Reply after(Opening opening, Standing standing, Reply reply) {
        if (reply.wanted() == null
                && reply.unanswered() != null
                && desk(opening).rules().calledAfterUnanswered(standing.unanswered())) {
            String text = reply.markdown() + "\n\n" + say(opening, standing, "called");
            return away(opening, standing, reply.calling(Reason.NO_ANSWER).with(text));
        }
        if (reply.wanted() != null) {
            return away(opening, standing, reply);
        }
        boolean returning = standing.handOver().state() == HandOver.State.RETURNING;
        return returning && !isCommand(opening) && !reply.markdown().isBlank()
                ? reply.with(say(opening, standing, "returned") + "\n\n" + reply.markdown())
                : reply;
    }

    /** Outside of the hours: when people are back, and that the assistant may go on until then. */
    private Reply away(Opening opening, Standing standing, Reply reply) {
        Desk desk = desk(opening);
        Instant now = clock.instant();
        if (desk.hours().open(now)) {
            return reply;
        }
        Language language = language(opening, standing);
        String back = desk.hours()
                .opens(now)
                .map(time -> written(time, language))
                .orElseGet(() -> words.in(language.locale()).say("conversation.call.later"));
        String own = Objects.requireNonNullElse(desk.away().get(language), "");
        String text = own.isBlank()
                ? words.in(language.locale()).say("conversation.call.away", back)
                : own.replace("{back}", back);
        return reply.with(reply.markdown() + "\n\n" + text + "\n\n" + say(opening, standing, "meanwhile"));
    }

    private static String written(ZonedDateTime time, Language language) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM, HH:mm", language.locale())
                .format(time);
    }

    /** How the turn leaves the conversation. */
    Ending.Change change(Opening opening, Standing standing, Optional<Reply> said) {
        HandOver now = standing.handOver();
        if (said.isEmpty()) {
            return new Ending.Change(now.state(), null, null, null, standing.unanswered(), null);
        }
        Reply reply = said.get();
        Reason reason = reply.wanted();
        if (reason == null) {
            int unanswered = reply.unanswered() == null ? 0 : standing.unanswered() + 1;
            return new Ending.Change(
                    now.resumed().answered().state(), null, null, null, unanswered, reply.unanswered());
        }
        Instant at = clock.instant();
        boolean open = desk(opening).hours().open(at);
        return new Ending.Change(now.called().state(), reason, at, open ? null : at, 0, reply.unanswered());
    }

    private static List<String> texts(Opening opening) {
        return opening.said().stream().map(said -> said.message().text()).toList();
    }

    private static boolean isCommand(Opening opening) {
        return texts(opening).stream().anyMatch(text -> text.startsWith("/"));
    }

    private Desk desk(Opening opening) {
        var project = opening.source().project();
        return project == null ? Desk.USUAL : desks.of(opening.source().organization(), project);
    }

    private String say(Opening opening, Standing standing, String key) {
        return words.in(language(opening, standing).locale()).say("conversation.call." + key);
    }

    private Language language(Opening opening, Standing standing) {
        var project = opening.source().project();
        String usual = project == null
                ? Locale.ENGLISH.getLanguage()
                : projects.find(opening.source().organization(), project)
                        .map(Project::language)
                        .orElse("en");
        return Language.of(
                String.join("\n", texts(opening)),
                Language.ofTag(standing.language(), Language.ofTag(usual, Language.ENGLISH)));
    }
}
