package dev.frontdesk.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.access.Browser.Seen;
import dev.frontdesk.access.TestPeople.Person;
import dev.frontdesk.testkit.FrontdeskTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A session does nothing without a form token, whatever else a request brings. */
@FrontdeskTest
@Import(TestPeople.class)
@TestPropertySource(properties = "frontdesk.trusted-proxies=127.0.0.1")
class FormTokensTests {

    private record Call(String method, String path) {}

    private final RequestMappingHandlerMapping handlers;
    private final OpenAddresses open;
    private final Browser browser;
    private int addresses;

    @Autowired
    FormTokensTests(
            TestPeople people,
            OpenAddresses open,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        this.handlers = handlers;
        this.open = open;
        Person owner = people.vendor();
        this.browser = people.browser(owner);
    }

    @Test
    void asksForATokenWhereverSomethingIsChanged() {
        List<String> let = new ArrayList<>();
        for (Call call : calls()) {
            Seen seen = browser.json(call.method(), call.path(), "", Map.of());
            if (seen.status() != 403) {
                let.add(call + " " + seen.status());
            }
        }
        assertThat(let).isEmpty();
        assertThat(browser.get("/app").status()).as("still signed in").isLessThan(400);
    }

    @Test
    void isNotTalkedOutOfItByAMadeUpKey() {
        List<String> let = new ArrayList<>();
        for (String key : List.of("Bearer x", "Basic eDp4", "")) {
            for (Call call : calls()) {
                Seen seen = browser.json(
                        call.method(), call.path(), "", Map.of("Authorization", key, "X-Forwarded-For", address()));
                if (seen.status() != 401 && seen.status() != 403) {
                    let.add(call + " with '" + key + "' " + seen.status());
                }
            }
        }
        assertThat(let).isEmpty();
        assertThat(browser.get("/app").status()).as("still signed in").isEqualTo(200);
    }

    /** Each call comes from somewhere else, as strangers may call only so often. */
    private String address() {
        addresses++;
        return "198.18." + addresses / 250 + "." + (addresses % 250 + 1);
    }

    private List<Call> calls() {
        TreeSet<String> found = new TreeSet<>();
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("dev.frontdesk")) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    mapping.getPatternValues().forEach(path -> found.add(method + " " + filled(path)));
                }
            }
        });
        List<Call> calls = found.stream()
                .map(each -> each.split(" ", 2))
                .map(each -> new Call(each[0], each[1]))
                .filter(call -> !call.method().equals("GET") && !open.matches(request(call)))
                .toList();
        assertThat(calls).hasSizeGreaterThan(100);
        return calls;
    }

    private static String filled(String pattern) {
        return pattern.replaceAll("\\{(?:[^{}]|\\{[^{}]*})*}", TestPeople.unknownId())
                .replaceAll("\\*+", "x");
    }

    private static MockHttpServletRequest request(Call call) {
        MockHttpServletRequest request = new MockHttpServletRequest(call.method(), call.path());
        request.setServletPath(call.path());
        return request;
    }
}
