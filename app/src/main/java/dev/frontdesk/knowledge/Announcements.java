package dev.frontdesk.knowledge;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.platform.Signals;
import org.springframework.stereotype.Component;

/**
 * Tells every node that a document changed, so that pages show its progress: topic {@value #TOPIC}, payload
 * {@code <organization>/<project>/<document>}.
 */
@Component
class Announcements {

    static final String TOPIC = "document";

    private final Signals signals;

    Announcements(Signals signals) {
        this.signals = signals;
    }

    void changed(Document document) {
        changed(document.organization(), document.project(), document.id());
    }

    void changed(OrganizationId organization, ProjectId project, DocumentId document) {
        signals.send(TOPIC, organization + "/" + project + "/" + document);
    }
}
