package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.organization.Role;
import dev.frontdesk.testkit.ApiClient;
import dev.frontdesk.testkit.ApiClient.Answer;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Files that are written while they are sent. */
@FrontdeskTest
@Import(TestPeople.class)
class DownloadsTests {

    private final ApiClient api;
    private final RequestMappingHandlerMapping routes;

    @Autowired
    DownloadsTests(TestPeople people, RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.api = people.key(people.vendor().organization(), Role.VENDOR);
        this.routes = requestMappingHandlerMapping;
    }

    /** Spring's streamed bodies race with the filters that add headers. */
    @Test
    void nothingIsWrittenBesideItsRequest() {
        assertThat(routes.getHandlerMethods().values())
                .filteredOn(method ->
                        method.getMethod().getGenericReturnType().getTypeName().contains("StreamingResponseBody"))
                .isEmpty();
    }

    @Test
    void haveTheHeadersOfEveryAnswer() {
        api.post("/api/v1/crm/customers", Map.of("name", "Ann"));
        for (String path : List.of("/api/v1/crm/customers/export", "/api/v1/audit/export")) {
            Answer file = api.send("GET", path, Map.of("Accept", "text/csv"), new byte[0]);
            assertThat(file.status()).as(file.text()).isEqualTo(200);
            assertThat(file.text()).containsIgnoringCase("id,");
            assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
            assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(api.send("GET", "/api/v1/audit/export", Map.of("Accept", "application/json"), new byte[0])
                        .json()
                        .isArray())
                .isTrue();
    }
}
