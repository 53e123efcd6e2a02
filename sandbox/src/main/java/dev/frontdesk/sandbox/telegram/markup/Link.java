package dev.frontdesk.sandbox.telegram.markup;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand behind linked text; addresses that Telegram would not link lose their entity, silently. */
final class Link {

    private static final Pattern USER = Pattern.compile("tg://user\\?id=(\\d{1,18})", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB =
            Pattern.compile("(https?)://([^/?#\\s]+\\.[^/?#\\s.]+)([/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    private Link() {}

    static @Nullable Entity entity(String address, int offset, int length) {
        Matcher user = USER.matcher(address);
        if (user.matches()) {
            return new Entity(EntityType.TEXT_MENTION, offset, length, user.group(1));
        }
        String url = checked(address);
        return url == null ? null : new Entity(EntityType.TEXT_LINK, offset, length, url);
    }

    static @Nullable String checked(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("tg://") || lower.startsWith("ton://")) {
            return address.indexOf(' ') < 0 ? address : null;
        }
        Matcher web = WEB.matcher(address.contains("://") ? address : "http://" + address);
        if (!web.matches()) {
            return null;
        }
        String rest = web.group(3) == null ? "/" : web.group(3);
        return web.group(1).toLowerCase(Locale.ROOT) + "://" + web.group(2).toLowerCase(Locale.ROOT)
                + (rest.startsWith("/") ? rest : "/" + rest);
    }
}
