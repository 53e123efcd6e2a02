package dev.frontdesk.connectors.whatsapp;

import dev.frontdesk.connector.Attachment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where Twilio fetches the files that we send. No browser has anything to do here, so none may show what it gets. */
@RestController
class OutgoingFilesApi {

    private final OutgoingFiles files;

    OutgoingFilesApi(OutgoingFiles files) {
        this.files = files;
    }

    @GetMapping(OutgoingFiles.PATH + "{key}/{name}")
    ResponseEntity<Resource> file(@PathVariable String key, @PathVariable String name) throws IOException {
        Optional<Attachment> found = files.find(key);
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Attachment file = found.get();
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentLength(file.bytes())
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new InputStreamResource(file.content().open()));
    }
}
