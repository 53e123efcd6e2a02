package dev.frontdesk.connectors.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Message-IDs of our own mails. They hold the key of the message, so that a repeat is the same mail to whoever gets it
 * twice, and the thread, so that an answer finds its conversation whatever its client left out.
 */
final class OwnIds {

    private final String domain;
    private final Pattern pattern;

    private OwnIds(String domain) {
        this.domain = domain;
        this.pattern = Pattern.compile(
                "<fd\\.[0-9a-f]{1,16}\\.([0-9a-f]{16})@" + Pattern.quote(domain) + ">", Pattern.CASE_INSENSITIVE);
    }

    static OwnIds of(String ownAddress) {
        return new OwnIds(ownAddress.substring(ownAddress.indexOf('@') + 1));
    }

    String make(long key, String thread) {
        return "<fd." + Long.toHexString(key) + "." + thread + "@" + domain + ">";
    }

    /** The thread of the latest of these that is ours. */
    Optional<String> thread(List<String> ids) {
        return ids.reversed().stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** The first of ours that is named in a text. */
    Optional<String> in(String text) {
        return pattern.matcher(text).results().map(result -> result.group()).findFirst();
    }
}
