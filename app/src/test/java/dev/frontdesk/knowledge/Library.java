package dev.frontdesk.knowledge;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.knowledge.Document.Status;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.TestOrganizations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.core.io.ByteArrayResource;

/** A project with documents, for tests. */
final class Library {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    final OrganizationId organization;
    final ProjectId project;
    private final Documents documents;
    private final Knowledge knowledge;

    Library(TestOrganizations organizations, Projects projects, Documents documents, Knowledge knowledge) {
        this.organization = organizations.create();
        this.project =
                projects.create(organization, Actor.SYSTEM, "Shop", "", "en").id();
        this.documents = documents;
        this.knowledge = knowledge;
    }

    Document text(String title, String text) {
        return ready(documents
                .addText(Actor.SYSTEM, organization, project, title, text)
                .document());
    }

    Document question(String question, String answer) {
        return ready(documents
                .addQuestion(Actor.SYSTEM, organization, project, question, answer)
                .document());
    }

    /** As it is when it has been read, well or not. */
    Document file(String name, byte[] content) {
        return settled(upload(name, content).document());
    }

    Documents.Added upload(String name, byte[] content) {
        try {
            return documents.addFile(Actor.SYSTEM, organization, project, name, new ByteArrayResource(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Document ready(Document document) {
        Document settled = settled(document);
        if (settled.status() != Status.READY) {
            throw new AssertionError(settled.title() + " is " + settled.status() + " " + settled.failure());
        }
        return settled;
    }

    Document settled(Document document) {
        return Awaitility.await().atMost(PATIENCE).until(() -> now(document), now -> now.status() != Status.INDEXING);
    }

    Document now(Document document) {
        return documents.find(organization, project, document.id()).orElseThrow();
    }

    void remove(Document document) {
        documents.remove(Actor.SYSTEM, organization, project, document.id());
    }

    Found search(String question) {
        return knowledge.search(organization, project, question, 5);
    }

    List<String> titles(String question) {
        return search(question).hits().stream().map(Hit::title).distinct().toList();
    }
}
