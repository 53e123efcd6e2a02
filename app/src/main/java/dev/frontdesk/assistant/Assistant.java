package dev.frontdesk.assistant;

import dev.frontdesk.conversation.ChatCommand;
import dev.frontdesk.conversation.HandOver.Reason;
import dev.frontdesk.conversation.Steps;
import dev.frontdesk.conversation.TurnRunner;
import dev.frontdesk.knowledge.Found;
import dev.frontdesk.knowledge.Hit;
import dev.frontdesk.knowledge.Pictures;
import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.Enclosed;
import dev.frontdesk.model.Language;
import dev.frontdesk.model.ModelFailure;
import dev.frontdesk.model.Passage;
import dev.frontdesk.model.ToolDefinition;
import dev.frontdesk.project.Agent;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import dev.frontdesk.tool.Asker;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The turn: a command is obeyed, anything else is looked up in the documents and put to the model. */
@Component
class Assistant implements TurnRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Assistant.class);

    /** A picture is known by its name alone; whoever cites it shows it. */
    private static final String PICTURE = "\n(a picture of this, sent along when cited)";

    private static final int REPLY_TOKENS_MAX = 1_500;

    private final Projects projects;
    private final Inquiry inquiry;
    private final Speech speech;
    private final Enclosures enclosures;
    private final PersonOffered person;
    private final ShownPictures pictures;
    private final Rounds rounds;
    private final Confirming confirming;
    private final Phrased phrased;
    private final List<ChatCommand> commands;
    private final Asking asking;
    private final Budgets budgets;
    private final Summaries summaries;
    private final boolean rehearsing;

    @Autowired
    Assistant(
            Projects projects,
            Inquiry inquiry,
            Speech speech,
            Enclosures enclosures,
            PersonOffered person,
            ShownPictures pictures,
            Rounds rounds,
            Confirming confirming,
            Phrased phrased,
            Asking asking,
            Budgets budgets,
            Summaries summaries,
            ObjectProvider<ChatCommand> commands) {
        this.projects = projects;
        this.inquiry = inquiry;
        this.speech = speech;
        this.enclosures = enclosures;
        this.person = person;
        this.pictures = pictures;
        this.rounds = rounds;
        this.confirming = confirming;
        this.phrased = phrased;
        this.commands = commands.orderedStream().toList();
        this.asking = asking;
        this.budgets = budgets;
        this.summaries = summaries;
        this.rehearsing = false;
    }

    /** With other hands, obeying no command but an agent's, and keeping nothing. */
    private Assistant(Assistant live, Hands hands) {
        this.projects = live.projects;
        this.inquiry = live.inquiry;
        this.speech = live.speech;
        this.enclosures = live.enclosures;
        this.person = live.person;
        this.pictures = live.pictures;
        this.rounds = live.rounds.with(hands);
        this.confirming = live.confirming;
        this.phrased = live.phrased.with(hands);
        this.commands = List.of();
        this.asking = live.asking;
        this.budgets = live.budgets;
        this.summaries = live.summaries;
        this.rehearsing = true;
    }

    /** The reply with these settings and hands, of which nothing is kept. */
    Reply rehearse(Turn turn, Project project, Hands hands) {
        return new Assistant(this, hands).run(turn, project, Optional.empty());
    }

    @Override
    public Reply run(Turn turn) {
        return run(turn, Optional.empty());
    }

    /** What grows has the citations as the model wrote them; the reply has them settled. */
    @Override
    public Reply run(Turn turn, Consumer<String> growing) {
        return run(turn, Optional.of(growing));
    }

    private Reply run(Turn turn, Optional<Consumer<String>> tokens) {
        // Whoever tries it sees what they changed; customers what is published.
        Project project = Transcript.showsSources(turn)
                ? projects.draft(turn.organization(), turn.project())
                : projects.get(turn.organization(), turn.project());
        return run(turn, project, tokens);
    }

    private Reply run(Turn turn, Project project, Optional<Consumer<String>> tokens) {
        Language language = Transcript.language(turn, project);
        Enclosures.Sorted brought = enclosures.of(turn, project.model());
        Turn heard = Transcript.heard(turn, brought);
        if (heard.messages().isEmpty()) {
            return Reply.saying(speech.say(language, Enclosures.answer(project.model())));
        }
        Language spoken = brought.spoken().isEmpty() ? language : Transcript.language(heard, project);
        return answer(heard, project, spoken, brought, tokens);
    }

    private Reply answer(
            Turn turn,
            Project project,
            Language language,
            Enclosures.Sorted brought,
            Optional<Consumer<String>> tokens) {
        Optional<Command> command = Command.in(turn.messages());
        if (command.isPresent()) {
            Command given = command.get();
            phrased.drop(turn);
            Optional<Reply> obeyed = obey(given, turn, project, language);
            if (obeyed.isPresent()) {
                return obeyed.get();
            }
            return speech.obey(given, project, turn, language)
                    .map(reply -> forgetting(turn, reply))
                    .orElseGet(() -> speech.switched(
                            given,
                            think(Transcript.without(given, turn), project, language, brought.enclosed(), tokens)));
        }
        if (PersonWanted.in(turn.messages())) {
            return Reply.calling(Reason.WORDS, speech.say(language, "hand-over"));
        }
        Optional<Reply> granted = project.model().isBuiltIn()
                ? phrased.answer(turn, agent(project, turn), chosen(project, turn), language)
                : Optional.empty();
        if (granted.isPresent()) {
            return granted.get();
        }
        Reply reply = think(turn, project, language, brought.enclosed(), tokens);
        return brought.unread() ? speech.adding(reply, language, "attachment.beside") : reply;
    }

    private Reply forgetting(Turn turn, Reply reply) {
        if (reply.forget() && !rehearsing) {
            summaries.forget(turn);
        }
        return reply;
    }

    private Optional<Reply> obey(Command given, Turn turn, Project project, Language language) {
        for (ChatCommand known : commands) {
            Optional<Reply> reply = known.obey(given.name(), given.rest(), turn);
            if (reply.isPresent()) {
                return reply;
            }
        }
        return rehearsing
                ? Optional.empty()
                : confirming.pressed(given, turn, agent(project, turn), chosen(project, turn), language);
    }

    private static @Nullable String agent(Project project, Turn turn) {
        return project.agentOrFirst(turn.agent()).map(Agent::command).orElse(null);
    }

    private static List<String> chosen(Project project, Turn turn) {
        return project.agentOrFirst(turn.agent()).map(Agent::tools).orElse(List.of());
    }

    private Reply think(
            Turn turn, Project project, Language language, Enclosed enclosed, Optional<Consumer<String>> tokens) {
        Asker asker = Askers.of(turn, language);
        List<ToolDefinition> tools =
                project.model().isBuiltIn() ? List.of() : rounds.offered(asker, chosen(project, turn));
        String agent = agent(project, turn);
        Diary diary = new Diary(agent);
        Recollection had = summaries.recall(turn, project, agent);
        Inquiry.Outcome outcome = inquiry.of(turn);
        Found found = outcome.found();
        ChatRequest request = new ChatRequest(
                Instructions.of(project, turn, language, !tools.isEmpty()),
                found.hits().stream().map(Assistant::passage).toList(),
                outcome.answered(),
                outcome.unanswered(),
                had.shown(turn),
                language,
                REPLY_TOKENS_MAX,
                enclosed);
        diary.prepared(request, found, had.summary() != null);
        Reply reply = !project.model().isBuiltIn() && budgets.spent(turn).isPresent()
                ? spent(project, turn, language, diary)
                : think(turn, project, language, outcome, asker, request, tools, tokens, diary);
        Steps steps = diary.steps(project.model().prices());
        budgets.count(turn, steps.tokens());
        if (!rehearsing && !"budget_spent".equals(reply.attention())) {
            summaries.goOn(turn, project, agent, language, had);
        }
        return reply.after(steps);
    }

    private Reply spent(Project project, Turn turn, Language language, Diary diary) {
        diary.withheld(
                Asking.first(project.model(), project.agentOrFirst(turn.agent()).orElse(null))
                        .name());
        return new Reply(speech.say(language, "budget.spent"), List.of(), null, false, null, "budget_spent", null);
    }

    private Reply think(
            Turn turn,
            Project project,
            Language language,
            Inquiry.Outcome outcome,
            Asker asker,
            ChatRequest request,
            List<ToolDefinition> tools,
            Optional<Consumer<String>> tokens,
            Diary diary) {
        Found found = outcome.found();
        try {
            Rounds.Outcome acted = rounds.run(
                    turn, asker, chosen(project, turn), request, tools, asking.of(project, turn, tokens, diary), diary);
            if (acted.stopped()) {
                return stopped(acted, language);
            }
            Reply cited = Citations.settle(acted.reply(), found, Transcript.showsSources(turn));
            if (!acted.made().isEmpty()) {
                return called(acted, cited);
            }
            Reply settled = cited;
            Reply left = settled.leaving(Unanswered.question(turn, outcome, settled));
            return pictures.with(person.under(left, turn, language), turn);
        } catch (ModelFailure failure) {
            LOG.atWarn()
                    .addKeyValue("organization", turn.organization())
                    .addKeyValue("project", turn.project())
                    .addKeyValue("kind", failure.kind())
                    .addKeyValue("problem", failure.getMessage())
                    .log("assistant_model_failed");
            String attention = "model_" + failure.kind().name().toLowerCase(Locale.ROOT);
            return new Reply(speech.say(language, "model-failed"), List.of(), null, false, null, attention, null);
        }
    }

    /** The model's own words count for nothing here: what is said is what was done, and what is asked. */
    private Reply stopped(Rounds.Outcome acted, Language language) {
        if (acted.toConfirm().isPresent()) {
            return confirming.asking(acted.toConfirm().get(), acted.changes(), language);
        }
        String done = acted.changes();
        return called(
                acted, Reply.saying((done.isEmpty() ? "" : done + "\n\n") + speech.say(language, "tools.unfinished")));
    }

    private static Reply called(Rounds.Outcome acted, Reply reply) {
        boolean person = acted.made().stream()
                .anyMatch(each -> each.done() && each.tool().equals(OwnTools.HAND_OVER));
        return person ? Reply.calling(Reason.ASSISTANT, reply.markdown()) : reply;
    }

    private static Passage passage(Hit hit) {
        String heading = hit.heading().isBlank() ? "" : "# " + hit.heading() + "\n\n";
        String picture = Pictures.mayBe(hit.title(), hit.text()) ? PICTURE : "";
        return new Passage(hit.passageId().toString(), hit.title(), heading + hit.text() + picture);
    }
}
