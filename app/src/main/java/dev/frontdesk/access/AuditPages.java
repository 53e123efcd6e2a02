package dev.frontdesk.access;

import dev.frontdesk.audit.AuditTrail;
import dev.frontdesk.audit.RecordedEntry;
import dev.frontdesk.audit.TrailFilter;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Member;
import dev.frontdesk.organization.Members;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.PartOf;
import dev.frontdesk.platform.Download;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail for people: filter, export, and whether it is whole. */
@Pages
@RequestMapping("/app/audit")
class AuditPages {

    private static final int SHOWN = 100;
    private static final int MEMBERS_MAX = 500;

    private final AuditTrail trail;
    private final Members members;
    private final AuditApi api;
    private final Templates templates;

    AuditPages(AuditTrail trail, Members members, AuditApi api, Templates templates) {
        this.trail = trail;
        this.members = members;
        this.api = api;
        this.templates = templates;
    }

    /** Days are those of UTC; empty parameters take all. */
    @GetMapping
    JteModel list(
            Page page,
            Caller caller,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Long cursor) {
        caller.requireAdminister();
        AuditList.Filter filter = new AuditList.Filter(action.strip(), actor, from, to);
        List<RecordedEntry> found =
                trail.find(caller.organization(), wanted(filter), cursor == null ? Long.MAX_VALUE : cursor, SHOWN + 1);
        List<Member> people = members.list(caller.organization(), null, MEMBERS_MAX);
        return templates.accessAudit(page, AuditList.of(page, filter, found, SHOWN, people));
    }

    private static TrailFilter wanted(AuditList.Filter filter) {
        LocalDate to = filter.to();
        return new TrailFilter(
                filter.action().isEmpty() ? null : filter.action(),
                filter.actor(),
                begin(filter.from()),
                to == null ? null : begin(to.plusDays(1)));
    }

    private static @Nullable Instant begin(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Recomputes the chain, which takes its time; the page asks for it once it stands. */
    @PartOf("/app/audit")
    @GetMapping("/verification")
    JteModel verification(Page page, Caller caller) {
        caller.requireAdminister();
        return templates.access_verification(page, trail.verify(caller.organization()));
    }

    @GetMapping("/export.csv")
    ResponseEntity<Download> csv(
            Caller caller,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        TrailFilter filter = wanted(new AuditList.Filter(action.strip(), actor, from, to));
        return api.csv(caller, filter.action(), filter.actor(), filter.from(), filter.to(), false);
    }

    @GetMapping("/export.json")
    ResponseEntity<Download> json(
            Caller caller,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        TrailFilter filter = wanted(new AuditList.Filter(action.strip(), actor, from, to));
        return api.json(caller, filter.action(), filter.actor(), filter.from(), filter.to(), false);
    }
}
