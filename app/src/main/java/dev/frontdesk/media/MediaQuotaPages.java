package dev.frontdesk.media;

import dev.frontdesk.media.MediaQuotas.Quota;
import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Field;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Typed;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The settings' tab "Files": what is kept, what may be, and what happens beyond it. */
@Pages
@RequestMapping("/app/settings/files")
class MediaQuotaPages {

    private static final long MEGABYTE = 1L << 20;

    private final MediaQuotas quotas;
    private final Templates templates;

    MediaQuotaPages(MediaQuotas quotas, Templates templates) {
        this.quotas = quotas;
        this.templates = templates;
    }

    @GetMapping
    JteModel show(Page page, Caller caller) {
        caller.requireAdminister();
        return templates.mediaFiles(page, tab(page, caller, Typed.NOTHING));
    }

    private MediaQuotaTab tab(Page page, Caller caller, Typed typed) {
        Quota quota = quotas.of(caller.organization());
        Field megabytes = Field.of(Field.Kind.NUMBER, "megabytes", page.say("media.quota.most"))
                .value(Long.toString(quota.bytesMax() / MEGABYTE))
                .hint(page.say("media.quota.most.hint"))
                .needed();
        return new MediaQuotaTab(
                quota.files(), quota.bytesUsed(), quota.bytesMax(), quota.percent(), typed.into(megabytes));
    }

    @PutMapping
    Html change(Page page, Caller caller, @RequestParam MultiValueMap<String, String> form) {
        caller.requireSuperAdmin();
        Typed typed = Typed.of(form);
        String digits = typed.get("megabytes").replaceAll("[\\s\\u00a0\\u202f]", "");
        if (!digits.matches("\\d{1,9}")) {
            Typed refused = typed.refused("megabytes", page.say("media.quota.invalid"));
            return Html.invalid(templates.media_files(page, tab(page, caller, refused)));
        }
        quotas.change(caller, Long.parseLong(digits) * MEGABYTE);
        return Html.of(templates.media_files(page, tab(page, caller, Typed.NOTHING)))
                .toast(Tone.GOOD, page.say("panel.saved"));
    }
}
