package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Long polls, uploads and files live at addresses that answers name. Only VK's own are called, or those beside the API
 * where the operator set its address.
 */
final class VkHosts {

    private static final List<String> DOMAINS =
            List.of("vk.ru", "vk.com", "userapi.com", "vkuserphoto.ru", "vkuser.net");

    private VkHosts() {}

    static URI trusted(URI base, String address) {
        URI url;
        try {
            url = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw refused("no address");
        }
        boolean beside = url.getAuthority() != null
                && url.getAuthority().equals(base.getAuthority())
                && String.valueOf(url.getScheme()).equals(base.getScheme());
        if (beside || ("https".equals(url.getScheme()) && isOurs(url.getHost()))) {
            return url;
        }
        throw refused(String.valueOf(url.getHost()));
    }

    private static boolean isOurs(@Nullable String host) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        return DOMAINS.stream().anyMatch(domain -> name.equals(domain) || name.endsWith("." + domain));
    }

    private static Rejected refused(String host) {
        return new Rejected("Foreign address", "VK named an address that is not its own: " + host, new Reason.Other());
    }
}
