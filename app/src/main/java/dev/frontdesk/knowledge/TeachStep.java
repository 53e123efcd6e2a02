package dev.frontdesk.knowledge;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.FirstStep;
import dev.frontdesk.platform.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** First the assistant must know something. */
@Component
@Order(1)
class TeachStep implements FirstStep {

    private final DocumentStore documents;
    private final Tenancy tenancy;

    TeachStep(DocumentStore documents, Tenancy tenancy) {
        this.documents = documents;
        this.tenancy = tenancy;
    }

    @Override
    public String word() {
        return "knowledge.step";
    }

    @Override
    public boolean done(Caller caller) {
        return tenancy.read(caller.organization(), () -> documents.any(caller.organization()));
    }

    @Override
    public String link(@Nullable String project) {
        return project == null ? "/app/projects" : "/app/projects/" + project + "/knowledge";
    }
}
