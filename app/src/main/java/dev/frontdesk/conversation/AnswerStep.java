package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.FirstStep;
import dev.frontdesk.platform.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At last somebody writes to it. */
@Component
@Order(3)
class AnswerStep implements FirstStep {

    private final HubStore store;
    private final Tenancy tenancy;

    AnswerStep(HubStore store, Tenancy tenancy) {
        this.store = store;
        this.tenancy = tenancy;
    }

    @Override
    public String word() {
        return "conversation.step";
    }

    @Override
    public boolean done(Caller caller) {
        return tenancy.read(caller.organization(), () -> store.any(caller.organization()));
    }

    @Override
    public String link(@Nullable String project) {
        return project == null ? "/app/projects" : "/app/projects/" + project + "/try";
    }
}
