package dev.frontdesk.access;

import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;

/** The REST interface, to be browsed by whoever may read its OpenAPI description: everybody. */
@Pages
class ApiPages {

    private static final String PATH = "/api";

    private final ApiReference reference;
    private final Addresses addresses;
    private final Templates templates;

    ApiPages(ApiReference reference, Addresses addresses, Templates templates) {
        this.reference = reference;
        this.addresses = addresses;
        this.templates = templates;
    }

    @GetMapping(PATH)
    JteModel show(Page page, HttpServletRequest request) {
        return templates.accessApi(page, reference.groups(request, PATH), addresses.base());
    }
}
