package dev.frontdesk.media;

import dev.frontdesk.platform.OrganizationId;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Serves a kept file so that no browser runs it: only pictures, sound and video are shown in place, everything else is
 * a download of no type, and whatever it is may load nothing and run nothing. Whether the caller may see it is asked
 * before.
 */
@Component
public class FileAnswer {

    private static final String POLICY = "sandbox; default-src 'none'; media-src 'self'; img-src 'self'";

    private final MediaFiles files;

    FileAnswer(MediaFiles files) {
        this.files = files;
    }

    /** Empty when the file is not kept. */
    public Optional<ResponseEntity<Resource>> of(OrganizationId organization, FileId id, String name) {
        return files.find(organization, id)
                .flatMap(file -> files.open(organization, id).map(content -> answer(file, content, name)));
    }

    private static ResponseEntity<Resource> answer(StoredFile file, InputStream content, String name) {
        boolean inline = file.showsInline();
        ContentDisposition disposition = (inline ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(FileNames.harmless(name, "file"), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentLength(file.bytes())
                .contentType(inline ? MediaType.parseMediaType(file.mediaType()) : MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(new InputStreamResource(content));
    }
}
