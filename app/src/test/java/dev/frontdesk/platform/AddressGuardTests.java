package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    private final AddressGuard guard = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.9.9.9:8080/",
                "http://localhost/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/",
                "http://198.18.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[::10.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[2002:7f00:1::]/",
                "http://[fc00::1]/",
                "http://[fd12:3456::1]/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/"
            })
    void refusesWhatLeadsInside(String address) {
        assertThatThrownBy(() -> guard.check(URI.create(address)))
                .isInstanceOf(AddressGuard.Refused.class)
                .hasMessageContaining("FRONTDESK_ALLOWED_PRIVATE_HOSTS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://1.1.1.1/",
                "https://172.15.255.255/",
                "https://172.32.0.1/",
                "https://100.63.255.255/",
                "https://100.128.0.1/",
                "https://[2606:4700::1111]/"
            })
    void passesPublicAddresses(String address) {
        guard.check(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://1.1.1.1/",
                "file:///etc/passwd",
                "https://user:fake@1.1.1.1/",
                "https:///path",
                "//1.1.1.1/",
                "gopher://1.1.1.1"
            })
    void refusesWhatIsNoPlainWebAddress(String address) {
        assertThatThrownBy(() -> guard.check(URI.create(address)))
                .isInstanceOf(AddressGuard.Refused.class)
                .hasMessageNotContaining("fake");
    }

    @Test
    void passesWhatTheOperatorAllowed() throws Exception {
        AddressGuard lenient = new AddressGuard(List.of(" LocalHost ", "10.1.0.0/16", "fd00::/8", "192.168.7.7"));

        lenient.check(URI.create("http://localhost:8090/"));
        lenient.check(URI.create("http://10.1.200.3/"));
        lenient.check(URI.create("http://[fd00::5]/"));
        lenient.check(URI.create("http://192.168.7.7/"));
        assertThat(lenient.resolve("localhost")).isNotEmpty();
        for (String other : List.of("http://10.2.0.1/", "http://127.0.0.1/", "http://192.168.7.8/")) {
            assertThatThrownBy(() -> lenient.check(URI.create(other))).isInstanceOf(AddressGuard.Refused.class);
        }
    }

    @Test
    void refusesToStartOnASettingThatIsNoRange() {
        assertThatThrownBy(() -> new AddressGuard(List.of("10.1.0.0/99")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("FRONTDESK_ALLOWED_PRIVATE_HOSTS");
    }

    @Test
    void anAddressInsideAnotherCountsAsItself() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 10;
        assertThat(AddressRange.parse("10.0.0.0/8", "test").contains(InetAddress.getByAddress(mapped)))
                .isTrue();
    }
}
