package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import frontdesk.templates.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files that a person adds to an answer before it is sent. */
@Pages
class FilePages {

    private final Attaching attaching;
    private final Templates templates;

    FilePages(Attaching attaching, Templates templates) {
        this.attaching = attaching;
        this.templates = templates;
    }

    /** Keeps one file; what comes back stands in the form that will send it. */
    @PostMapping("/app/messaging/{id:[0-9a-f-]{36}}/files")
    JteModel attach(Page page, Caller caller, @PathVariable UUID id, @RequestParam MultipartFile file)
            throws IOException {
        try (InputStream content = file.getInputStream()) {
            StoredPart part =
                    attaching.take(caller, new ConversationId(id), file.getOriginalFilename(), file.getSize(), content);
            return templates.conversation_chip(
                    page, String.valueOf(part.file()), String.valueOf(part.name()), part.bytes());
        }
    }
}
