package dev.frontdesk.media;

import dev.frontdesk.media.MediaQuotas.Quota;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How much the files of messages may take up. */
@RestController
@RequestMapping("/api/v1/media/quota")
class MediaQuotaApi {

    /** @param bytesMax 0 or more; no file is kept that would go beyond it */
    record Wanted(@Nullable Long bytesMax) {}

    private final MediaQuotas quotas;

    MediaQuotaApi(MediaQuotas quotas) {
        this.quotas = quotas;
    }

    @Operation(summary = "Show how much the files of messages take up, and may")
    @GetMapping
    Quota show(Caller caller) {
        caller.requireAdminister();
        return quotas.of(caller.organization());
    }

    @Operation(summary = "Change how much they may take up")
    @PutMapping
    Quota change(Caller caller, @RequestBody Wanted wanted) {
        Long bytesMax = wanted.bytesMax();
        if (bytesMax == null || bytesMax < 0) {
            throw new Problem.Invalid("bytesMax", "Give a number of bytes, 0 or more.");
        }
        return quotas.change(caller, bytesMax);
    }
}
