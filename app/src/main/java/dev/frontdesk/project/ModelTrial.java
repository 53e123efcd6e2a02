package dev.frontdesk.project;

import dev.frontdesk.model.ChatRequest;
import dev.frontdesk.model.ChatRequest.Line;
import dev.frontdesk.model.ChatRequest.Speaker;
import dev.frontdesk.model.Language;
import dev.frontdesk.model.ModelFailure;
import dev.frontdesk.model.ModelSettings;
import dev.frontdesk.model.Models;
import dev.frontdesk.panel.Words;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Asks a model and, if one is chosen, the embedding model for something small. */
@Component
public class ModelTrial {

    /** What came of it; as the API shows it. */
    public record Outcome(boolean ok, List<Trouble> problems) {}

    /** @param cure what to do, in the language of whoever asked */
    public record Trouble(String code, String message, String cure) {}

    private final Models models;
    private final Words words;

    ModelTrial(Models models, Words words) {
        this.words = words;
        this.models = models;
    }

    Outcome ask(ModelSettings model, Locale locale) {
        try {
            models.chat(model)
                    .reply(new ChatRequest(
                            "You are being tested.",
                            List.of(),
                            false,
                            List.of(new Line(Speaker.PERSON, "Say OK.")),
                            Language.ENGLISH,
                            64));
            models.embedding(model).ifPresent(embedding -> embedding.embedQuestion("OK"));
            return new Outcome(true, List.of());
        } catch (ModelFailure failure) {
            String cure = words.in(locale).say("model." + failure.kind().words());
            return new Outcome(false, List.of(new Trouble(failure.code(), failure.getMessage(), cure)));
        }
    }
}
