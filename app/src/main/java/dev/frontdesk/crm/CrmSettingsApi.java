package dev.frontdesk.crm;

import dev.frontdesk.organization.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the organization counts, over REST. */
@RestController
@RequestMapping("/api/v1/crm/settings")
class CrmSettingsApi {

    /**
     * @param currency ISO 4217, of amounts that are said without one
     * @param timeZone such as Europe/Kyiv, in which days begin
     */
    record View(String currency, String timeZone) {

        static View of(CrmSettings settings) {
            return new View(settings.currency(), settings.zone().getId());
        }
    }

    /** What is absent stays. */
    record Wanted(@Nullable String currency, @Nullable String timeZone) {}

    private final Counting counting;
    private final Visits visits;

    CrmSettingsApi(Counting counting, Visits visits) {
        this.counting = counting;
        this.visits = visits;
    }

    @Operation(summary = "Show currency and time zone")
    @GetMapping
    View get(Caller caller) {
        return View.of(visits.make(caller, who -> counting.get(who)));
    }

    @Operation(summary = "Set currency and time zone")
    @PatchMapping
    View change(Caller caller, @RequestBody Wanted wanted) {
        return View.of(RecordJson.named(
                () -> visits.make(caller, who -> counting.set(who, wanted.currency(), wanted.timeZone()))));
    }
}
