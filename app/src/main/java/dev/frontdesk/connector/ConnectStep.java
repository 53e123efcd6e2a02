package dev.frontdesk.connector;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.FirstStep;
import dev.frontdesk.platform.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Then it needs a line on which it can be reached. */
@Component
@Order(2)
class ConnectStep implements FirstStep {

    private final ConnectionStore store;
    private final Tenancy tenancy;

    ConnectStep(ConnectionStore store, Tenancy tenancy) {
        this.store = store;
        this.tenancy = tenancy;
    }

    @Override
    public String word() {
        return "connector.step";
    }

    @Override
    public boolean done(Caller caller) {
        return tenancy.read(
                caller.organization(),
                () -> !store.list(caller.organization(), null, null, 1).isEmpty());
    }

    @Override
    public String link(@Nullable String project) {
        return project == null ? "/app/connect" : "/app/projects/" + project + "/connect";
    }
}
