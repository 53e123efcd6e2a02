package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choosing a new password by a link. */
@Pages
@RequestMapping("/password-reset")
class ResetPages {

    private final PasswordChanges passwords;
    private final Templates templates;

    ResetPages(PasswordChanges passwords, Templates templates) {
        this.passwords = passwords;
        this.templates = templates;
    }

    @GetMapping
    Html show(Page page, @RequestParam(defaultValue = "") String token) {
        return passwords
                .find(token)
                .map(account -> Html.of(form(page, token, account, Typed.NOTHING)))
                .orElseGet(() -> usedUp(page));
    }

    @PostMapping
    Html choose(
            Page page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Typed typed = Typed.of(form);
        String token = typed.get("token");
        Account account = passwords.find(token).orElse(null);
        if (account == null) {
            return usedUp(page);
        }
        try {
            Check check = new Check(page.phrases());
            Secret password = check.password("password", typed.get("password"), account.email());
            check.done();
            if (passwords.byLink(token, password).isEmpty()) {
                return usedUp(page);
            }
        } catch (Problem.Invalid invalid) {
            return Html.invalid(form(page, token, account, typed.refused(invalid)));
        }
        Cookies.SESSION.clear(request, response);
        return Html.go("/sign-in").toast(Tone.GOOD, page.say("access.reset.done"));
    }

    private JteModel form(Page page, String token, Account account, Typed typed) {
        return templates.accessDoor(
                page,
                Door.of(page, "access.reset", account.email())
                        .form(
                                "/password-reset?token=" + token,
                                page.say("access.reset.do"),
                                typed,
                                DoorFields.newPassword(page)));
    }

    private Html usedUp(Page page) {
        return Html.of(
                HttpStatus.NOT_FOUND,
                templates.accessDoor(
                        page, Door.of(page, "access.reset.used").or(page.say("access.sign-in"), "/sign-in")));
    }
}
