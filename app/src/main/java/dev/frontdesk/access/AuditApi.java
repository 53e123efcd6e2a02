package dev.frontdesk.access;

import dev.frontdesk.audit.Audit;
import dev.frontdesk.audit.AuditTrail;
import dev.frontdesk.audit.RecordedEntry;
import dev.frontdesk.audit.TrailFilter;
import dev.frontdesk.audit.Verification;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Download;
import dev.frontdesk.platform.OrganizationId;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail of the organization, for those who administer it. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditApi {

    /** @param name null once erased */
    record Actor(String kind, @Nullable UUID id, @Nullable String name) {}

    record Subject(String kind, @Nullable String id) {}

    /**
     * @param id grows with time
     * @param outcome {@code succeeded}, {@code refused} or {@code failed}
     * @param personal facts by the id of the person they are about; empty once erased
     */
    record Entry(
            String id,
            Instant at,
            Actor actor,
            String action,
            @Nullable Subject subject,
            String outcome,
            Map<String, Object> details,
            Map<String, Map<String, Object>> personal) {

        static Entry of(RecordedEntry entry) {
            String kind = entry.subjectKind();
            return new Entry(
                    Long.toString(entry.position()),
                    entry.at(),
                    new Actor(entry.actorKind(), entry.actorId(), entry.actorName()),
                    entry.action(),
                    kind == null ? null : new Subject(kind, entry.subjectId()),
                    entry.outcome(),
                    entry.details(),
                    entry.personal());
        }
    }

    /**
     * @param sealed entries found whole
     * @param unsealed entries newer than the last seal
     * @param head hash of the last seal, to be noted down and compared later
     * @param brokenAt where the first difference is; null when intact
     */
    record Verified(
            boolean intact,
            long sealed,
            long unsealed,
            @Nullable Instant sealedUpTo,
            @Nullable String head,
            @Nullable Broken brokenAt) {}

    /** @param kind {@code changed}, {@code missing} (before this entry), {@code added} or {@code seal} */
    record Broken(String kind, String entryId, long seal) {}

    private final AuditTrail trail;
    private final JsonMapper json;

    AuditApi(AuditTrail trail, JsonMapper json) {
        this.trail = trail;
        this.json = json;
    }

    /** Newest first. {@code installation=true} shows super admins what belongs to no organization. */
    @Operation(summary = "List audit entries, newest first")
    @GetMapping
    Listing<Entry> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "false") boolean installation,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Long cursor) {
        int size = Listing.limit(limit);
        List<RecordedEntry> found = trail.find(
                whose(caller, installation),
                new TrailFilter(action, actor, from, to),
                Objects.requireNonNullElse(cursor, Long.MAX_VALUE),
                size + 1);
        return Listing.of(found, size, RecordedEntry::position, Entry::of);
    }

    /** Everything that fits, as one file. */
    @Operation(summary = "Download audit entries as CSV or JSON, by Accept")
    @GetMapping(path = "/export", produces = "text/csv")
    ResponseEntity<Download> csv(
            Caller caller,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "false") boolean installation) {
        OrganizationId organization = whose(caller, installation);
        TrailFilter filter = new TrailFilter(action, actor, from, to);
        return file("csv", MediaType.parseMediaType("text/csv;charset=UTF-8"), out -> {
            AuditFile file = AuditFile.csv(out, json);
            trail.export(organization, filter, file::add);
            file.end();
        });
    }

    /** Everything that fits, as one JSON array. */
    @Operation(summary = "Download audit entries as CSV or JSON, by Accept")
    @GetMapping(path = "/export", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Download> json(
            Caller caller,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "false") boolean installation) {
        OrganizationId organization = whose(caller, installation);
        TrailFilter filter = new TrailFilter(action, actor, from, to);
        return file("json", MediaType.APPLICATION_JSON, out -> {
            AuditFile file = AuditFile.json(out, json);
            trail.export(organization, filter, file::add);
            file.end();
        });
    }

    @Operation(summary = "Check that nothing was changed, removed or slipped in")
    @GetMapping("/verification")
    Verified verify(Caller caller, @RequestParam(defaultValue = "false") boolean installation) {
        Verification found = trail.verify(whose(caller, installation));
        Verification.Break broken = found.broken();
        return new Verified(
                found.intact(),
                found.sealed(),
                found.unsealed(),
                found.sealedUpTo(),
                found.head(),
                broken == null
                        ? null
                        : new Broken(
                                broken.kind().name().toLowerCase(Locale.ROOT),
                                Long.toString(broken.position()),
                                broken.seal()));
    }

    private static OrganizationId whose(Caller caller, boolean installation) {
        if (installation) {
            caller.requireSuperAdmin();
            return Audit.INSTALLATION;
        }
        caller.requireAdminister();
        return caller.organization();
    }

    private static ResponseEntity<Download> file(String ending, MediaType type, Download body) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("audit." + ending)
                                .build()
                                .toString())
                .body(body);
    }
}
