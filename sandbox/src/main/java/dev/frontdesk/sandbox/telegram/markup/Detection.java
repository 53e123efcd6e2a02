package dev.frontdesk.sandbox.telegram.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what nobody marked: commands, mentions, hashtags, addresses. */
final class Detection {

    private static final Pattern CANDIDATES =
            Pattern.compile("(?<email>[\\w.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,})"
                    + "|(?<url>https?://[^\\s<>\"/?#]+(?:[/?#][^\\s<>\"]*)?"
                    + "|\\b(?:[a-z0-9-]+\\.)+(?:com|org|net|info|io|dev|ru|ua|me|eu|de)\\b(?:/[^\\s<>\"]*)?)"
                    + "|(?<![\\w/<>])(?<command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\\w/<>])"
                    + "|(?<![\\w])(?<mention>@[A-Za-z0-9_]{3,32})(?!\\w)"
                    + "|(?<![\\p{L}\\p{N}_])(?<hashtag>#(?=[\\p{L}\\p{N}_]*\\p{L})[\\p{L}\\p{N}_]{1,256})");

    private Detection() {}

    static FormattedText detect(FormattedText tidy) {
        if (!isWorthwhile(tidy.text())) {
            return tidy;
        }
        List<Entity> found = new ArrayList<>();
        Matcher matcher = CANDIDATES.matcher(tidy.text());
        while (matcher.find()) {
            Entity entity = entity(matcher);
            if (tidy.entities().stream().noneMatch(other -> excludes(other, entity))) {
                found.add(entity);
            }
        }
        if (found.isEmpty()) {
            return tidy;
        }
        found.addAll(tidy.entities());
        return Tidy.tidy(new FormattedText(tidy.text(), found));
    }

    private static Entity entity(Matcher matcher) {
        int start = matcher.start();
        int length = matcher.end() - start;
        if (matcher.group("url") != null) {
            return new Entity(EntityType.URL, start, length - trailingPunctuation(matcher.group("url")));
        }
        EntityType type = matcher.group("email") != null
                ? EntityType.EMAIL
                : matcher.group("command") != null
                        ? EntityType.BOT_COMMAND
                        : matcher.group("mention") != null ? EntityType.MENTION : EntityType.HASHTAG;
        return new Entity(type, start, length);
    }

    private static int trailingPunctuation(String url) {
        int end = url.length();
        while (end > 1 && ".,:;!?)'".indexOf(url.charAt(end - 1)) >= 0) {
            end--;
        }
        return url.length() - end;
    }

    private static boolean excludes(Entity marked, Entity found) {
        boolean apart = found.end() <= marked.offset() || found.offset() >= marked.end();
        return !apart && !marked.type().isStyle() && !marked.type().isQuote();
    }

    private static boolean isWorthwhile(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '@' || c == '#' || (c == '.' && i + 1 < text.length() && text.charAt(i + 1) > ' ')) {
                return true;
            }
        }
        return false;
    }
}
