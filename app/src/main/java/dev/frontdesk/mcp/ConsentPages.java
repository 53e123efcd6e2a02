package dev.frontdesk.mcp;

import dev.frontdesk.access.Proofs;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Organization;
import dev.frontdesk.organization.Organizations;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.platform.AccountId;
import dev.frontdesk.platform.ProjectId;
import dev.frontdesk.project.Project;
import dev.frontdesk.project.Projects;
import frontdesk.templates.Templates;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks a person who is signed in whether a program may act for them. */
@Pages
@RequestMapping("/oauth/authorization")
class ConsentPages {

    private final Programs programs;
    private final Grants grants;
    private final McpAddress address;
    private final Organizations organizations;
    private final Projects projects;
    private final Proofs proofs;
    private final Templates templates;

    ConsentPages(
            Programs programs,
            Grants grants,
            McpAddress address,
            Organizations organizations,
            Projects projects,
            Proofs proofs,
            Templates templates) {
        this.programs = programs;
        this.grants = grants;
        this.address = address;
        this.organizations = organizations;
        this.projects = projects;
        this.proofs = proofs;
        this.templates = templates;
    }

    @GetMapping
    Html ask(Page page, Caller caller, @RequestParam MultiValueMap<String, String> query) {
        Wish wish = Wish.of(query);
        return answer(
                page,
                caller,
                wish,
                (program, resource) ->
                        Html.of(templates.mcpConsent(page, consent(page, caller, wish, program, resource))));
    }

    private interface Next {
        Html of(Program program, String resource);
    }

    /** Nobody is sent to an address that the program has not named; there it stays between us and the person. */
    private Html answer(Page page, Caller caller, Wish wish, Next next) {
        if (caller.kind() != Caller.Kind.PERSON) {
            throw new Caller.Forbidden("Only a person can let a program in: sign in to the panel.");
        }
        Optional<Program> program = programs.find(wish.program()).filter(each -> each.returnsTo(wish.redirectUri()));
        if (program.isEmpty()) {
            return Html.of(HttpStatus.BAD_REQUEST, templates.mcpStranger(page));
        }
        if (!wish.error().isEmpty()) {
            return Html.go(wish.back("error", wish.error(), address.base()));
        }
        Optional<String> resource = resource(caller, wish.resource());
        return resource.isPresent()
                ? next.of(program.get(), resource.get())
                : Html.go(wish.back("error", "invalid_target", address.base()));
    }

    /** The path of one of our servers that this person can reach; without a wish, the whole organization's. */
    private Optional<String> resource(Caller caller, String wanted) {
        String whole = address.base() + McpAddress.PATH;
        if (wanted.isEmpty() || wanted.equals(whole) || wanted.equals(whole + "/") || wanted.equals(address.base())) {
            return Optional.of(McpAddress.PATH);
        }
        return wanted.startsWith(whole + "/")
                ? project(caller, wanted.substring(whole.length() + 1)).map(each -> McpAddress.PATH + "/" + each.id())
                : Optional.empty();
    }

    private Optional<Project> project(Caller caller, String id) {
        try {
            return projects.find(caller.organization(), new ProjectId(UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Consent consent(Page page, Caller caller, Wish wish, Program program, String resource) {
        String role = caller.superAdmin() ? "super-admin" : caller.role().name().toLowerCase(Locale.ROOT);
        return new Consent(
                program.name(),
                wish.host(),
                proofs.email(new AccountId(caller.id())).orElse(caller.name()),
                page.say("access.role." + role),
                organizations
                        .find(caller.organization())
                        .map(Organization::name)
                        .orElse(""),
                resource.equals(McpAddress.PATH)
                        ? null
                        : project(caller, resource.substring(McpAddress.PATH.length() + 1))
                                .map(Project::name)
                                .orElse(null),
                wish.fields());
    }

    @PostMapping
    Html decide(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        Wish wish = Wish.of(form);
        boolean yes = "yes".equals(form.getFirst("answer"));
        return answer(
                page,
                caller,
                wish,
                (program, resource) -> Html.go(
                        yes
                                ? wish.back(
                                        "code",
                                        grants.let(caller, program, resource, wish.redirectUri(), wish.challenge())
                                                .reveal(),
                                        address.base())
                                : wish.back("error", "access_denied", address.base())));
    }
}
