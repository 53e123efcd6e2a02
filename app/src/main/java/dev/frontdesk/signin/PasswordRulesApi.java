package dev.frontdesk.signin;

import dev.frontdesk.connector.Connections;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.ConnectionId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether passwords may be typed into the chats of a connection. */
@RestController
@RequestMapping("/api/v1/connections/{connection}/chat-password")
class PasswordRulesApi {

    /** @param on whether {@code /login} asks for address and password there, beside the link */
    record Rule(boolean on) {}

    private final PasswordRules rules;
    private final Connections connections;

    PasswordRulesApi(PasswordRules rules, Connections connections) {
        this.rules = rules;
        this.connections = connections;
    }

    @Operation(summary = "Show whether a password may be typed into its chats")
    @GetMapping
    Rule show(Caller caller, @PathVariable UUID connection) {
        caller.requireAdminister();
        ConnectionId id = new ConnectionId(connection);
        connections.get(caller, id);
        return new Rule(rules.allow(caller.organization(), id));
    }

    @Operation(summary = "Allow or forbid to type a password into its chats")
    @PutMapping
    Rule turn(Caller caller, @PathVariable UUID connection, @RequestBody Rule rule) {
        caller.requireAdminister();
        ConnectionId id = new ConnectionId(connection);
        connections.get(caller, id);
        rules.turn(caller, id, rule.on());
        return rule;
    }
}
