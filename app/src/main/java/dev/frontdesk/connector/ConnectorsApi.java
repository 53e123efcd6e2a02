package dev.frontdesk.connector;

import dev.frontdesk.connector.ConnectionView.Page;
import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be connected, over REST. */
@RestController
class ConnectorsApi {

    private final ConnectorCards cards;

    ConnectorsApi(ConnectorCards cards) {
        this.cards = cards;
    }

    @Operation(summary = "List what can be connected, with the fields each needs")
    @GetMapping("/api/v1/connectors")
    Page<ConnectorView> connectors(Caller caller) {
        caller.requireConverse();
        return new Page<>(cards.all(), null);
    }
}
