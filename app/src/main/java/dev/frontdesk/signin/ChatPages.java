package dev.frontdesk.signin;

import dev.frontdesk.connector.ConnectionView;
import dev.frontdesk.connector.Connections;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.ConnectionId;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The settings page of linked chats: one's own, and for an admin everybody's. */
@Pages
@RequestMapping("/app/settings/chats")
class ChatPages {

    private static final int DOORS_MAX = 200;

    private final Chats chats;
    private final Offers offers;
    private final PasswordRules rules;
    private final Connections connections;
    private final Templates templates;

    ChatPages(Chats chats, Offers offers, PasswordRules rules, Connections connections, Templates templates) {
        this.chats = chats;
        this.offers = offers;
        this.rules = rules;
        this.connections = connections;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller) {
        return templates.signinChats(page, view(caller));
    }

    private ChatsView view(Caller caller) {
        boolean admin = caller.mayAdminister();
        return new ChatsView(
                chats.own(caller), admin ? chats.all(caller) : List.of(), admin ? doors(caller) : List.of(), admin);
    }

    private List<ChatsView.Door> doors(Caller caller) {
        Set<UUID> allowed = rules.allowed(caller.organization());
        return connections.list(caller, null, null, DOORS_MAX).items().stream()
                .map(each -> new ChatsView.Door(each.id(), name(each), allowed.contains(each.id())))
                .toList();
    }

    private static String name(ConnectionView connection) {
        return connection.account() == null ? connection.label() : connection.label() + " · " + connection.account();
    }

    @PostMapping("/offers")
    JteModel offer(Page page, Caller caller) {
        Chats.requirePerson(caller);
        return templates.signin_offer(
                page, "/login " + offers.fromPanel(caller).token().reveal());
    }

    @DeleteMapping("/{id}")
    Html end(Page page, Caller caller, @PathVariable UUID id) {
        chats.end(caller, id, false);
        return Html.of(templates.signin_list(page, view(caller))).toast(Tone.GOOD, page.say("signin.ended"));
    }

    @PutMapping("/doors/{connection}")
    Html turn(
            Page page, Caller caller, @PathVariable UUID connection, @RequestParam(defaultValue = "false") boolean on) {
        caller.requireAdminister();
        ConnectionId id = new ConnectionId(connection);
        connections.get(caller, id);
        rules.turn(caller, id, on);
        return Html.of(templates.signin_doors(page, view(caller).doors())).toast(Tone.GOOD, page.say("panel.saved"));
    }
}
