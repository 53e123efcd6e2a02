package dev.frontdesk.media;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Attention;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.panel.Room;
import dev.frontdesk.panel.Tone;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells on the overview when there is no room left for files, or soon will be. */
@Component
@Order(4)
class FullQuota implements Attention {

    private final MediaQuotas quotas;

    FullQuota(MediaQuotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public List<Notice> notices(Caller caller, Phrases words) {
        if (!caller.mayAdminister()) {
            return List.of();
        }
        int percent = quotas.of(caller.organization()).percent();
        return percent < MediaQuotas.WARNING
                ? List.of()
                : List.of(new Notice(
                        Room.SETTINGS,
                        percent >= 100 ? Tone.BAD : Tone.WARN,
                        words.say(percent >= 100 ? "media.quota.full" : "media.quota.warning", percent),
                        words.say("media.quota.cure"),
                        "/app/settings/files",
                        1));
    }
}
