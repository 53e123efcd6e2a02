package dev.frontdesk.access;

import dev.frontdesk.organization.Account;
import dev.frontdesk.organization.People;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.FrontdeskSettings.SignUp;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Beginning an organization: the first of an installation, or one of one's own where sign-up is open. */
@Pages
class SetUpPages {

    private final SetUp setUp;
    private final SignIn signIn;
    private final Attempts attempts;
    private final FrontdeskSettings settings;
    private final Templates templates;

    SetUpPages(SetUp setUp, SignIn signIn, Attempts attempts, FrontdeskSettings settings, Templates templates) {
        this.setUp = setUp;
        this.signIn = signIn;
        this.attempts = attempts;
        this.settings = settings;
        this.templates = templates;
    }

    @GetMapping("/setup")
    Html setUp(Page page, @RequestParam(defaultValue = "") String token) {
        return setUp.mayBegin(token) ? Html.of(setUpForm(page, token, Typed.NOTHING)) : usedUp(page);
    }

    @PostMapping("/setup")
    Html begin(
            Page page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Typed typed = Typed.of(form);
        String token = typed.get("token");
        try {
            Optional<Account> account = setUp.begin(token, newcomer(page, typed));
            return account.map(made -> enter(made, request, response)).orElseGet(() -> usedUp(page));
        } catch (Problem.Invalid invalid) {
            return Html.invalid(setUpForm(page, token, typed.refused(invalid)));
        }
    }

    private Html usedUp(Page page) {
        return Html.of(
                HttpStatus.NOT_FOUND,
                templates.accessDoor(
                        page, Door.of(page, "access.set-up.used").or(page.say("access.sign-in"), "/sign-in")));
    }

    private JteModel setUpForm(Page page, String token, Typed typed) {
        return templates.accessDoor(
                page,
                Door.of(page, "access.set-up")
                        .form(
                                "/setup?token=" + token,
                                page.say("access.set-up.do"),
                                typed,
                                DoorFields.organization(page),
                                DoorFields.name(page),
                                DoorFields.email(page),
                                DoorFields.newPassword(page)));
    }

    @GetMapping("/sign-up")
    Html signUp(Page page) {
        return open() ? Html.of(signUpForm(page, Typed.NOTHING)) : closed(page);
    }

    @PostMapping("/sign-up")
    Html signUp(
            Page page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!open()) {
            return closed(page);
        }
        Typed typed = Typed.of(form);
        Optional<Duration> pause = attempts.begin(Attempts.Aim.ADDRESS, request.getRemoteAddr());
        if (pause.isPresent()) {
            return Html.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    signUpForm(page, typed.refused("", SignInPages.waiting(page, pause.get()))));
        }
        try {
            return enter(setUp.signUp(newcomer(page, typed)), request, response);
        } catch (Problem.Invalid invalid) {
            return Html.invalid(signUpForm(page, typed.refused(invalid)));
        } catch (People.EmailTaken taken) {
            return Html.invalid(signUpForm(page, typed.refused("email", page.say("access.email.taken"))));
        }
    }

    private boolean open() {
        return settings.signUp() == SignUp.OPEN;
    }

    private Html closed(Page page) {
        return Html.of(
                HttpStatus.FORBIDDEN,
                templates.accessDoor(
                        page, Door.of(page, "access.sign-up.closed").or(page.say("access.sign-in"), "/sign-in")));
    }

    private JteModel signUpForm(Page page, Typed typed) {
        return templates.accessDoor(
                page,
                Door.of(page, "access.sign-up")
                        .form(
                                "/sign-up",
                                page.say("access.sign-up.do"),
                                typed,
                                DoorFields.organization(page),
                                DoorFields.name(page),
                                DoorFields.email(page),
                                DoorFields.newPassword(page))
                        .or(page.say("access.sign-up.known"), "/sign-in"));
    }

    private static SetUp.Newcomer newcomer(Page page, Typed typed) {
        Check check = new Check(page.phrases());
        String email = check.email("email", typed.get("email"));
        SetUp.Newcomer newcomer = new SetUp.Newcomer(
                email,
                check.name("name", typed.get("name")),
                check.password("password", typed.get("password"), email),
                check.name("organization", typed.get("organization")),
                page.locale().getLanguage());
        check.done();
        return newcomer;
    }

    private Html enter(Account account, HttpServletRequest request, HttpServletResponse response) {
        Cookies.SESSION.write(signIn.open(account, "sign_up", Visit.of(request)), request, response);
        return Html.go("/app");
    }
}
