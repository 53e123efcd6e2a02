package dev.frontdesk.assistant;

import dev.frontdesk.assistant.DemoContent.Answer;
import dev.frontdesk.assistant.DemoContent.Persona;
import dev.frontdesk.assistant.DemoStore.Loading;
import dev.frontdesk.audit.Actor;
import dev.frontdesk.knowledge.Documents;
import dev.frontdesk.organization.OrganizationCreated;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Fills the demo organization: its project at once, its documents in the background, so that readiness waits for
 * nothing. What a stopped program left undone is done at the next start; what is there already is not added twice.
 */
@Component
class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);

    private final Projects projects;
    private final Documents documents;
    private final DemoStore store;
    private final Clock clock;

    Demo(Projects projects, Documents documents, DemoStore store, Clock clock) {
        this.projects = projects;
        this.documents = documents;
        this.store = store;
        this.clock = clock;
    }

    @EventListener
    void furnish(OrganizationCreated created) {
        if (!created.demo()) {
            return;
        }
        DemoContent content = DemoContent.read();
        Project project = projects.create(
                created.organization(), Actor.SYSTEM, content.project(), content.prompt(), content.language());
        for (Persona persona : content.agents()) {
            projects.addAgent(
                    created.organization(),
                    Actor.SYSTEM,
                    project.id(),
                    persona.name(),
                    persona.command(),
                    persona.prompt(),
                    persona.tools(),
                    persona.model());
        }
        store.begin(created.organization(), project.id());
    }

    @TransactionalEventListener
    void load(OrganizationCreated created) {
        if (created.demo()) {
            loadInBackground();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void loadInBackground() {
        Thread.ofVirtual().name("demo").start(() -> {
            Optional<Loading> left = store.take(clock.instant());
            left.ifPresent(this::load);
        });
    }

    private void load(Loading loading) {
        DemoContent content = DemoContent.read();
        for (Answer pair : content.answers()) {
            documents.addQuestion(
                    Actor.SYSTEM, loading.organization(), loading.project(), pair.question(), pair.answer());
        }
        int loaded = 0;
        for (String name : content.documents()) {
            try {
                documents.addFile(
                        Actor.SYSTEM, loading.organization(), loading.project(), name, DemoContent.document(name));
            } catch (IOException e) {
                throw new IllegalStateException("The demo's document " + name + " cannot be read", e);
            }
            LOG.atInfo()
                    .addKeyValue("document", name)
                    .addKeyValue("loaded", ++loaded)
                    .addKeyValue("of", content.documents().size())
                    .log("demo_document_added");
        }
        store.finish(loading.organization());
    }
}
