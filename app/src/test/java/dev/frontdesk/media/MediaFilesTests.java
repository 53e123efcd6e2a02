package dev.frontdesk.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.organization.Role;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.panel.Words;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
    MediaQuotas quotas;

    @Autowired
    FullQuota full;

    @Autowired
    MediaCleanup cleanup;

    @Autowired
    ApiClient api;

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
    void keepsNoMoreThanTheOrganizationMay() throws IOException {
        store("first".getBytes(UTF_8));
        Caller operator =
                new Caller(Caller.Kind.API_KEY, Ids.next(), "Operator", organization, Role.VENDOR, true, Set.of());
        assertThat(quotas.change(operator, 10)).isEqualTo(new MediaQuotas.Quota(1, 5, 10));
        store("other".getBytes(UTF_8));
        assertThatThrownBy(() -> store("more".getBytes(UTF_8))).isInstanceOf(MediaFiles.Full.class);
        assertThat(store("first".getBytes(UTF_8)).bytes()).isEqualTo(5);
        assertThat(quotas.of(organization)).isEqualTo(new MediaQuotas.Quota(2, 10, 10));
        Caller vendor =
                new Caller(Caller.Kind.API_KEY, Ids.next(), "Vendor", organization, Role.VENDOR, false, Set.of());
        assertThatThrownBy(() -> quotas.change(vendor, 20)).isInstanceOf(Caller.Forbidden.class);
    }

    @Test
    void tellsOnTheOverviewThatRoomIsRunningOut() throws IOException {
        Caller operator =
                new Caller(Caller.Kind.API_KEY, Ids.next(), "Operator", organization, Role.VENDOR, true, Set.of());
        Caller employee =
                new Caller(Caller.Kind.API_KEY, Ids.next(), "Employee", organization, Role.EMPLOYEE, false, Set.of());
        store("first".getBytes(UTF_8));
        quotas.change(operator, 6);
        assertThat(full.notices(operator, Words.here())).isEmpty();
        quotas.change(operator, 5);
        assertThat(full.notices(operator, Words.here())).singleElement().satisfies(notice -> {
            assertThat(notice.tone()).isEqualTo(Tone.BAD);
            assertThat(notice.link()).isEqualTo("/app/settings/files");
        });
        assertThat(full.notices(employee, Words.here())).isEmpty();
    }

    @Test
    void tellsTheQuotaByTheApi() {
        assertThat(api.get("/api/v1/media/quota").json().path("bytesMax").asLong())
                .isEqualTo(10L << 30);
        assertThat(api.put("/api/v1/media/quota", Map.of("bytesMax", -1)).status())
                .isEqualTo(422);
        assertThat(api.put("/api/v1/media/quota", Map.of("bytesMax", 10L << 30))
                        .json()
                        .path("bytesMax")
                        .asLong())
                .isEqualTo(10L << 30);
    }

    @Test
    void removesWhatNothingRefersToAfterAWeek() throws IOException {
        StoredFile file = store("never sent".getBytes(UTF_8));
        cleanup.clean(Instant.now().plus(Duration.ofDays(6)));
        assertThat(files.find(organization, file.id())).isPresent();
        cleanup.clean(Instant.now().plus(Duration.ofDays(8)));
        assertThat(files.find(organization, file.id())).isEmpty();
        assertThat(pieces()).isZero();
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
