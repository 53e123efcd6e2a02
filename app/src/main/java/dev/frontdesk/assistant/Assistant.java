package dev.frontdesk.assistant;

import dev.frontdesk.conversation.HandOver.Reason;
import dev.frontdesk.conversation.TurnRunner;
import dev.frontdesk.knowledge.Found;
import dev.frontdesk.knowledge.Hit;
import dev.frontdesk.model.ChatModel;
import dev.frontdesk.model.ChatReply;
import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.Language;
import dev.frontdesk.model.ModelFailure;
import dev.frontdesk.model.Models;
import dev.frontdesk.model.Passage;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The turn: a command is obeyed, anything else is looked up in the documents and put to the model. */
@Component
class Assistant implements TurnRunner {

    private static final Logger LOG = LoggerFactory.getLogger(Assistant.class);

    private static final int REPLY_TOKENS_MAX = 1_500;

    private final Projects projects;
    private final Inquiry inquiry;
    private final Models models;
    private final Speech speech;

    Assistant(Projects projects, Inquiry inquiry, Models models, Speech speech) {
        this.projects = projects;
        this.inquiry = inquiry;
        this.models = models;
        this.speech = speech;
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
        Project project = projects.get(turn.organization(), turn.project());
        Language language = Transcript.language(turn, project);
        if (turn.messages().isEmpty()) {
            return Reply.saying(speech.say(language, "attachment"));
        }
        Optional<Command> command = Command.in(turn.messages());
        if (command.isPresent()) {
            Command given = command.get();
            return speech.obey(given, project, language)
                    .orElseGet(() ->
                            speech.switched(given, answer(Transcript.without(given, turn), project, language, tokens)));
        }
        if (PersonWanted.in(turn.messages())) {
            return Reply.calling(Reason.WORDS, speech.say(language, "hand-over"));
        }
        Reply reply = answer(turn, project, language, tokens);
        return turn.attachments().isEmpty() ? reply : speech.adding(reply, language, "attachment.beside");
    }

    private Reply answer(Turn turn, Project project, Language language, Optional<Consumer<String>> tokens) {
        Inquiry.Outcome outcome = inquiry.of(turn);
        Found found = outcome.found();
        ChatRequest request = new ChatRequest(
                Instructions.of(project, turn, language),
                found.hits().stream().map(Assistant::passage).toList(),
                outcome.answered(),
                outcome.unanswered(),
                Transcript.lines(turn),
                language,
                REPLY_TOKENS_MAX);
        try {
            ChatReply reply = ask(models.chat(project.model()), request, tokens);
            Reply settled = Citations.settle(reply, found, Transcript.showsSources(turn));
            return settled.leaving(Unanswered.question(turn, outcome, settled));
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

    private static Passage passage(Hit hit) {
        String heading = hit.heading().isBlank() ? "" : "# " + hit.heading() + "\n\n";
        return new Passage(hit.passageId().toString(), hit.title(), heading + hit.text());
    }

    private static ChatReply ask(ChatModel model, ChatRequest request, Optional<Consumer<String>> tokens) {
        Patience patience = new Patience();
        while (true) {
            try {
                return tokens.isPresent()
                        ? model.stream(request, patience.watching(tokens.get()))
                        : model.reply(request);
            } catch (ModelFailure failure) {
                patience.waitOrThrow(failure);
            }
        }
    }
}
