package dev.frontdesk.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontdeskTest
class MediaFilesTests {

    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(document.cookie)</script></svg>";

    @Autowired
    MediaFiles files;

    @Autowired
    FileAnswer answers;

    @Autowired
    TestOrganizations organizations;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    OrganizationId organization;

    @BeforeEach
    void makeOrganization() {
        organization = organizations.create();
    }

    private StoredFile store(byte[] content) throws IOException {
        return files.store(organization, new ByteArrayInputStream(content), MediaFiles.BYTES_MAX);
    }

    @Test
    void keepsAFileOfManyPieces() throws IOException {
        byte[] content = new byte[3 * MediaStore.PIECE_BYTES + 17];
        new Random(1).nextBytes(content);
        StoredFile file = store(content);
        try (InputStream kept = files.open(organization, file.id()).orElseThrow()) {
            assertThat(kept.readAllBytes()).isEqualTo(content);
        }
        assertThat(file.bytes()).isEqualTo(content.length);
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        StoredFile first = store("same".getBytes(UTF_8));
        assertThat(store("same".getBytes(UTF_8))).isEqualTo(first);
        assertThat(pieces()).isEqualTo(1);
    }

    private long pieces() {
        return tenancy.read(
                organization,
                () -> jdbc.sql("select count(*) from media_content")
                        .query(Long.class)
                        .single());
    }

    @Test
    void hidesFilesFromOtherOrganizations() throws IOException {
        StoredFile file = store("ours".getBytes(UTF_8));
        assertThat(files.open(organizations.create(), file.id())).isEmpty();
    }

    @Test
    void refusesWhatIsTooLargeAndKeepsNothing() {
        assertThatThrownBy(() -> files.store(organization, new ByteArrayInputStream(new byte[11]), 10))
                .isInstanceOf(MediaFiles.TooLarge.class);
        assertThat(pieces()).isZero();
    }

    @Test
    void seesTypesForItself() throws IOException {
        assertThat(store(SVG.getBytes(UTF_8)).showsInline()).isFalse();
        assertThat(store("<html><script>x</script></html>".getBytes(UTF_8)).showsInline())
                .isFalse();
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
        assertThat(store(png).isPicture()).isTrue();
    }

    @Test
    void servesActiveContentOnlyAsADownload() throws IOException {
        StoredFile file = store(SVG.getBytes(UTF_8));
        var answer = answers.of(organization, file.id(), "../../x.svg").orElseThrow();
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_OCTET_STREAM);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment")
                .contains("x.svg")
                .doesNotContain("..");
        assertThat(answer.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
    }
}
