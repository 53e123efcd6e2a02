package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.MemberConflict;
import dev.frontdesk.organization.People;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in by invitation: with the account one has, or with a new one. */
@Pages
@RequestMapping("/invitation")
class InvitationPages {

    private final Invitations invitations;
    private final SignIn signIn;
    private final Sessions sessions;
    private final Templates templates;

    InvitationPages(Invitations invitations, SignIn signIn, Sessions sessions, Templates templates) {
        this.invitations = invitations;
        this.signIn = signIn;
        this.sessions = sessions;
        this.templates = templates;
    }

    @GetMapping
    Html show(Page page, @RequestParam(defaultValue = "") String token, HttpServletRequest request) {
        return invitations
                .find(token)
                .map(found -> Html.of(form(page, token, found, AccessFilter.person(request), Typed.NOTHING)))
                .orElseGet(() -> usedUp(page));
    }

    @PostMapping
    Html accept(
            Page page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Typed typed = Typed.of(form);
        String token = typed.get("token");
        Invitations.Invitation found = invitations.find(token).orElse(null);
        if (found == null) {
            return usedUp(page);
        }
        SignedIn person = AccessFilter.person(request);
        try {
            return person == null ? acceptAnew(page, found, typed, request, response) : join(page, token, person);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(form(page, token, found, person, typed.refused(invalid)));
        } catch (People.EmailTaken taken) {
            return Html.invalid(form(page, token, found, person, typed.refused("", page.say("access.email.taken"))));
        } catch (MemberConflict already) {
            return Html.invalid(form(page, token, found, person, typed.refused("", page.say("access.member.already"))));
        }
    }

    private Html join(Page page, String token, SignedIn person) {
        Optional<OrganizationId> organization = invitations.accept(token, person.account());
        organization.ifPresent(joined -> sessions.enter(person.session(), joined));
        return organization.isPresent() ? Html.go("/app") : usedUp(page);
    }

    private Html acceptAnew(
            Page page,
            Invitations.Invitation invitation,
            Typed typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        Check check = new Check(page.phrases());
        String name = check.name("name", typed.get("name"));
        Secret password = check.password(
                "password", typed.get("password"), invitation.member().email());
        check.done();
        Optional<Account> account = invitations.accept(
                typed.get("token"), name, password, page.locale().getLanguage());
        account.ifPresent(
                made -> Cookies.SESSION.write(signIn.open(made, "invitation", Visit.of(request)), request, response));
        return account.isPresent() ? Html.go("/app") : usedUp(page);
    }

    private JteModel form(
            Page page, String token, Invitations.Invitation found, @Nullable SignedIn person, Typed typed) {
        Door door = Door.of(
                page,
                "access.invitation",
                found.organization().name(),
                page.say("access.role." + Check.name(found.member().role())));
        String action = "/invitation?token=" + token;
        if (person != null) {
            return templates.accessDoor(
                    page,
                    door.form(
                            action,
                            page.say("access.invitation.join", person.account().email()),
                            typed));
        }
        String signIn = "/sign-in?next=" + URLEncoder.encode(action, StandardCharsets.UTF_8);
        Door shown = found.opensAccount()
                ? door.form(
                        action,
                        page.say("access.invitation.do"),
                        typed,
                        DoorFields.email(page).value(found.member().email()).disabled(true),
                        DoorFields.name(page).value(found.member().name()),
                        DoorFields.newPassword(page))
                : door;
        return templates.accessDoor(page, shown.or(page.say("access.invitation.known"), signIn));
    }

    private Html usedUp(Page page) {
        return Html.of(
                HttpStatus.NOT_FOUND,
                templates.accessDoor(
                        page, Door.of(page, "access.invitation.used").or(page.say("access.sign-in"), "/sign-in")));
    }
}
