package dev.frontdesk.access;

import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.Problem;
import dev.frontdesk.platform.Secret;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: name, language, password, second factor, sessions. */
@Pages
@RequestMapping("/app/settings/account")
class AccountPages {

    private final OwnAccount own;
    private final Templates templates;

    AccountPages(OwnAccount own, Templates templates) {
        this.own = own;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, SignedIn person) {
        return templates.accessAccount(
                page,
                new AccountView(
                        person.account().email(),
                        AccountView.about(page, person, Typed.NOTHING),
                        AccountView.password(page, Typed.NOTHING),
                        secondFactor(page, person, Typed.NOTHING),
                        AccountView.sessions(person, own.sessions(person))));
    }

    private SecondFactorView secondFactor(Page page, SignedIn person, Typed typed) {
        return own.hasSecondFactor(person)
                ? SecondFactorView.on(page, own.recoveryCodesLeft(person), typed)
                : SecondFactorView.off(page, typed);
    }

    @PutMapping
    Html change(Page page, SignedIn person, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        try {
            Check check = new Check(page.phrases());
            String name = check.name("name", typed.get("name"));
            String language = check.language("language", typed.get("language"));
            check.done();
            own.change(person, name, language);
            return Html.go("/app/settings/account");
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.access_about(page, AccountView.about(page, person, typed.refused(invalid))));
        }
    }

    @PutMapping("/password")
    Html changePassword(Page page, SignedIn person, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        try {
            Check check = new Check(page.phrases());
            Secret wanted = check.password(
                    "password", typed.get("password"), person.account().email());
            check.done();
            String problem = problem(page, own.changePassword(person, secret(typed), wanted));
            if (problem != null) {
                return Html.invalid(
                        templates.access_password(page, AccountView.password(page, typed.refused("current", problem))));
            }
        } catch (Problem.Invalid invalid) {
            return Html.invalid(templates.access_password(page, AccountView.password(page, typed.refused(invalid))));
        }
        return Html.of(
                        templates.access_password(page, AccountView.password(page, Typed.NOTHING)),
                        templates.access_sessions(page, AccountView.sessions(person, own.sessions(person)), true))
                .toast(Tone.GOOD, page.say("access.password.changed"));
    }

    /** Null when the password was right. */
    private static @Nullable String problem(Page page, OwnAccount.Proof proof) {
        return switch (proof) {
            case OwnAccount.Proof.Right _ -> null;
            case OwnAccount.Proof.Wrong _ -> page.say("access.password.wrong");
            case OwnAccount.Proof.Paused(Duration pause) -> SignInPages.waiting(page, pause);
        };
    }

    private static Secret secret(Typed typed) {
        String current = typed.get("current");
        return new Secret(current.isEmpty() || current.length() > Passwords.LENGTH_MAX ? "-" : current);
    }

    @PostMapping("/second-factor")
    Html addSecondFactor(Page page, SignedIn person, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        String problem = problem(page, own.prove(person, secret(typed)));
        if (problem != null || own.hasSecondFactor(person)) {
            Typed refused = problem == null ? typed : typed.refused("current", problem);
            return Html.invalid(templates.access_secondfactor(page, secondFactor(page, person, refused)));
        }
        byte[] secret = own.proposeSecondFactor(person);
        return Html.of(
                templates.access_secondfactor(page, SecondFactorView.adding(page, person, secret, Typed.NOTHING)));
    }

    @PutMapping("/second-factor")
    Html confirmSecondFactor(Page page, SignedIn person, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        Optional<byte[]> proposed = own.proposedSecondFactor(person);
        Optional<List<Secret>> codes = own.confirmSecondFactor(person, typed.get("code"));
        if (codes.isPresent()) {
            return Html.of(templates.access_secondfactor(page, SecondFactorView.added(codes.get())));
        }
        Typed refused = typed.refused("code", page.say("access.code.wrong"));
        return Html.invalid(templates.access_secondfactor(
                page,
                proposed.map(secret -> SecondFactorView.adding(page, person, secret, refused))
                        .orElseGet(() -> secondFactor(page, person, Typed.NOTHING))));
    }

    /** By POST, because a password belongs into a body. */
    @PostMapping("/second-factor/end")
    Html endSecondFactor(Page page, SignedIn person, @RequestParam MultiValueMap<String, String> form) {
        Typed typed = Typed.of(form);
        String problem = problem(page, own.prove(person, secret(typed)));
        if (problem != null) {
            return Html.invalid(
                    templates.access_secondfactor(page, secondFactor(page, person, typed.refused("current", problem))));
        }
        own.dropSecondFactor(person);
        return Html.of(templates.access_secondfactor(page, secondFactor(page, person, Typed.NOTHING)))
                .toast(Tone.GOOD, page.say("access.second-factor.ended"));
    }

    @DeleteMapping("/sessions/{id}")
    JteModel endSession(Page page, SignedIn person, @PathVariable UUID id) {
        own.endSession(person, id);
        return templates.access_sessions(page, AccountView.sessions(person, own.sessions(person)), false);
    }

    @DeleteMapping("/sessions")
    JteModel endOtherSessions(Page page, SignedIn person) {
        own.endOtherSessions(person);
        return templates.access_sessions(page, AccountView.sessions(person, own.sessions(person)), false);
    }
}
