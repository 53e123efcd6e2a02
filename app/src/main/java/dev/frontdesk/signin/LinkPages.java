package dev.frontdesk.signin;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Typed;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the link of a chat leads: the person who is signed in to the panel says that the chat is theirs. */
@Pages
@RequestMapping(PanelAddress.PATH)
class LinkPages {

    private final Offers offers;
    private final Templates templates;

    LinkPages(Offers offers, Templates templates) {
        this.offers = offers;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller, @RequestParam(defaultValue = "") String c) {
        Chats.requirePerson(caller);
        return form(page, caller, c, Typed.NOTHING);
    }

    private JteModel form(Page page, Caller caller, String token, Typed typed) {
        Offer.@Nullable ChatSeen chat =
                offers.chat(caller.organization(), token).orElse(null);
        Field code = Field.text("code", page.say("signin.link.code"))
                .hint(page.say("signin.link.code.hint"))
                .autocomplete("one-time-code")
                .needed();
        List<Field> fields = List.of(typed.into(code));
        return templates.signinLink(
                page,
                chat == null ? "" : chat.name(),
                chat == null ? "" : page.sayOr("connectors." + chat.connector() + ".name", chat.connector()),
                chat == null ? "" : token,
                fields,
                caller.name());
    }

    @PostMapping
    Html confirm(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        Chats.requirePerson(caller);
        Typed typed = Typed.of(form);
        String token = typed.get("c");
        return switch (offers.confirm(caller, token, typed.get("code").strip())) {
            case LINKED -> Html.go("/app/settings/chats");
            case WRONG_DIGITS ->
                Html.invalid(form(page, caller, token, typed.refused("code", page.say("signin.link.wrong"))));
            case GONE -> Html.invalid(form(page, caller, "", Typed.NOTHING));
            case TAKEN -> Html.invalid(form(page, caller, token, typed.refused("code", page.say("signin.link.taken"))));
        };
    }
}
