package dev.frontdesk.access;

import dev.frontdesk.organization.People;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Typed;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.FrontdeskSettings.SignUp;
import dev.frontdesk.platform.Secret;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. */
@Pages
class SignInPages {

    private final SignIn signIn;
    private final Doorkeeper doorkeeper;
    private final Sessions sessions;
    private final People people;
    private final FrontdeskSettings settings;
    private final Templates templates;

    SignInPages(
            SignIn signIn,
            Doorkeeper doorkeeper,
            Sessions sessions,
            People people,
            FrontdeskSettings settings,
            Templates templates) {
        this.signIn = signIn;
        this.doorkeeper = doorkeeper;
        this.sessions = sessions;
        this.people = people;
        this.settings = settings;
        this.templates = templates;
    }

    /** The address as people type it. */
    @GetMapping("/")
    Html front() {
        return Html.go("/app");
    }

    @GetMapping("/sign-in")
    Html show(Page page, @RequestParam(defaultValue = "") String next) {
        if (page.caller().isPresent()) {
            return Html.go(Next.of(next));
        }
        return Html.of(
                people.nobody()
                        ? templates.accessDoor(page, Door.of(page, "access.set-up.waits"))
                        : form(page, next, Typed.NOTHING));
    }

    @PostMapping("/sign-in")
    Html signIn(
            Page page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Typed typed = Typed.of(form);
        String password = typed.get("password");
        if (typed.get("email").isBlank() || password.isEmpty() || password.length() > Passwords.LENGTH_MAX) {
            return Html.invalid(form(page, typed.get("next"), typed.refused("", page.say("access.sign-in.wrong"))));
        }
        String next = typed.get("next");
        SignIn.Outcome outcome =
                signIn.withPassword(typed.get("email").strip(), new Secret(password), Visit.of(request));
        return switch (outcome) {
            case SignIn.Outcome.In(Secret session) -> enter(session, next, request, response);
            case SignIn.Outcome.CodeNeeded(Secret step) -> {
                Cookies.STEP.write(step, request, response);
                yield Html.go("/sign-in/code?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            }
            case SignIn.Outcome.Paused(Duration pause) ->
                paused(response, pause, form(page, next, typed.refused("", waiting(page, pause))));
            case SignIn.Outcome.Wrong _, SignIn.Outcome.StartOver _ ->
                Html.invalid(form(page, next, typed.refused("", page.say("access.sign-in.wrong"))));
        };
    }

    @GetMapping("/sign-in/code")
    Html showCode(Page page, @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
        return Cookies.STEP.read(request).isEmpty()
                ? Html.go("/sign-in")
                : Html.of(codeForm(page, next, Typed.NOTHING));
    }

    @PostMapping("/sign-in/code")
    Html giveCode(
            Page page,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            HttpServletResponse response) {
        Typed typed = Typed.of(form);
        String next = typed.get("next");
        String step = Cookies.STEP.read(request).orElse("");
        return switch (signIn.withCode(step, typed.get("code"), Visit.of(request))) {
            case SignIn.Outcome.In(Secret session) -> enter(session, next, request, response);
            case SignIn.Outcome.Paused(Duration pause) ->
                paused(response, pause, codeForm(page, next, typed.refused("code", waiting(page, pause))));
            case SignIn.Outcome.Wrong _ ->
                Html.invalid(codeForm(page, next, typed.refused("code", page.say("access.code.wrong"))));
            case SignIn.Outcome.StartOver _, SignIn.Outcome.CodeNeeded _ -> {
                Cookies.STEP.clear(request, response);
                yield Html.go("/sign-in");
            }
        };
    }

    @PostMapping("/sign-out")
    Html signOut(HttpServletRequest request, HttpServletResponse response) {
        Cookies.SESSION
                .read(request)
                .flatMap(doorkeeper::person)
                .ifPresent(person ->
                        sessions.end(person.account().id(), person.session().id()));
        Cookies.SESSION.clear(request, response);
        return Html.go("/sign-in");
    }

    @GetMapping("/no-organization")
    Html nowhere(Page page) {
        return page.caller().isPresent()
                ? Html.go("/app")
                : Html.of(templates.accessDoor(
                        page,
                        Door.of(page, "access.nowhere")
                                .form("/sign-out", page.say("panel.person.out"), Typed.NOTHING)));
    }

    private static Html enter(Secret session, String next, HttpServletRequest request, HttpServletResponse response) {
        Cookies.SESSION.write(session, request, response);
        Cookies.STEP.clear(request, response);
        return Html.go(Next.of(next));
    }

    private static Html paused(HttpServletResponse response, Duration pause, JteModel form) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(pause)));
        return Html.of(HttpStatus.TOO_MANY_REQUESTS, form);
    }

    static String waiting(Page page, Duration pause) {
        return page.say("access.sign-in.paused", seconds(pause));
    }

    private static long seconds(Duration pause) {
        return pause.plusMillis(999).toSeconds();
    }

    private JteModel form(Page page, String next, Typed typed) {
        Door door = Door.of(page, "access.sign-in")
                .form(
                        "/sign-in",
                        page.say("access.sign-in.do"),
                        typed,
                        DoorFields.email(page),
                        DoorFields.password(page).hint(page.say("access.sign-in.forgotten")))
                .with("next", next);
        return templates.accessDoor(
                page, settings.signUp() == SignUp.OPEN ? door.or(page.say("access.sign-up.offer"), "/sign-up") : door);
    }

    private JteModel codeForm(Page page, String next, Typed typed) {
        return templates.accessDoor(
                page,
                Door.of(page, "access.second-step")
                        .form("/sign-in/code", page.say("access.sign-in.do"), typed, DoorFields.code(page))
                        .with("next", next)
                        .or(page.say("access.second-step.back"), "/sign-in"));
    }
}
