package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Download;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** CSV files in and out, for whoever may. */
@Pages
@RequestMapping("/app/crm/{kind:[a-z]+}")
class ImportPages {

    private final Imports imports;
    private final Exports exports;
    private final Visits visits;
    private final Templates templates;

    ImportPages(Imports imports, Exports exports, Visits visits, Templates templates) {
        this.imports = imports;
        this.exports = exports;
        this.visits = visits;
        this.templates = templates;
    }

    @GetMapping("/import")
    JteModel form(Page page, Caller caller, @PathVariable String kind) {
        Entity entity = RecordPages.entity(kind);
        return visits.make(caller, who -> {
            Imports.require(who, entity);
            List<String> columns = Attributes.first(entity)
                    .map(attribute -> RecordWords.label(page, attribute.name()))
                    .toList();
            return templates.crmImport(page, CrmTabs.of(page, who, entity), entity, columns, CsvTable.ROWS_MAX);
        });
    }

    @PostMapping("/import/checks")
    Html check(Page page, Caller caller, @PathVariable String kind, @RequestParam MultipartFile file)
            throws IOException {
        Entity entity = RecordPages.entity(kind);
        byte[] bytes = file.getBytes();
        try {
            ImportReport report = visits.make(caller, who -> imports.check(who, entity, bytes));
            return Html.of(templates.crm_imported(page, entity, report, List.of()));
        } catch (Problem.Invalid invalid) {
            return Html.of(templates.crm_imported(page, entity, null, messages(invalid)));
        }
    }

    private static List<String> messages(Problem.Invalid invalid) {
        return invalid.errors().stream().map(Problem.Field::message).toList();
    }

    @PostMapping("/import")
    Html run(
            Page page,
            Caller caller,
            @PathVariable String kind,
            @RequestParam MultipartFile file,
            @RequestParam String digest)
            throws IOException {
        Entity entity = RecordPages.entity(kind);
        byte[] bytes = file.getBytes();
        try {
            ImportReport report = visits.make(caller, who -> imports.run(who, entity, bytes, digest));
            return Html.go("/app/crm/" + kind).toast(Tone.GOOD, page.say("crm.page.import.done", report.imported()));
        } catch (Problem.Invalid invalid) {
            return Html.of(templates.crm_imported(page, entity, null, messages(invalid)));
        }
    }

    /** What the list shows, as a file. */
    @GetMapping("/export.csv")
    ResponseEntity<Download> export(
            Caller caller, @PathVariable String kind, @RequestParam Map<String, String> parameters) {
        Entity entity = RecordPages.entity(kind);
        String search = parameters.getOrDefault("q", "").strip();
        return visits.make(
                caller,
                who -> exports.file(
                        who, entity, ListFilters.said(entity, parameters), search.isEmpty() ? null : search));
    }
}
