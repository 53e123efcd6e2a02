package dev.frontdesk.sandbox.whatsapp;

import java.util.List;
import java.util.regex.Pattern;

/** What a webhook's answer asks for: the texts of {@code <Response><Message>…</Message></Response>}. */
final class Twiml {

    private static final Pattern MESSAGE =
            Pattern.compile("<Message>\\s*(?:<Body>)?([^<]*)(?:</Body>)?\\s*</Message>", Pattern.CASE_INSENSITIVE);

    private Twiml() {}

    static List<String> messages(Courier.Outcome outcome) {
        if (!outcome.contentType().contains("xml")) {
            return List.of();
        }
        return MESSAGE.matcher(outcome.body())
                .results()
                .map(match -> match.group(1).strip())
                .filter(text -> !text.isEmpty())
                .map(text -> text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&"))
                .toList();
    }
}
