package dev.frontdesk.connectors.vk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What was written, with mentions as their names, without the one at its beginning that only addresses it to us, and with
 * what was forwarded or linked behind it.
 *
 * @param namesUs whether it mentions us
 */
record Wording(String text, boolean namesUs) {

    private static final Pattern MENTION = Pattern.compile("\\[(id|club|public|event)(\\d{1,15})\\|([^\\]\\n]*)\\]");
    private static final int FORWARDED_DEPTH_MAX = 5;
    private static final int FORWARDED_LENGTH_MAX = 20_000;

    static Wording of(JsonNode message, long group) {
        String text = message.path("text").asString("");
        Matcher mention = MENTION.matcher(text);
        StringBuilder plain = new StringBuilder(text.length());
        boolean namesUs = text.contains("@club" + group) || text.contains("@public" + group);
        while (mention.find()) {
            boolean ours = !mention.group(1).equals("id") && mention.group(2).equals(Long.toString(group));
            boolean first = text.substring(0, mention.start()).isBlank();
            namesUs |= ours;
            mention.appendReplacement(plain, ours && first ? "" : Matcher.quoteReplacement(mention.group(3)));
        }
        mention.appendTail(plain);
        String wording = plain.toString();
        if (namesUs) {
            wording = wording.replaceFirst("^\\s*[@*](club|public)" + group + "\\b", "")
                    .replaceFirst("^[\\s,:]+", "");
        }
        StringBuilder more = new StringBuilder();
        links(message, more);
        forwarded(message, more, 0);
        return new Wording((wording + more).strip(), namesUs);
    }

    private static void links(JsonNode message, StringBuilder more) {
        for (JsonNode attachment : message.path("attachments")) {
            String url = attachment.path("link").path("url").asString("");
            if (!url.isEmpty() && !message.path("text").asString("").contains(url)) {
                more.append('\n').append(url);
            }
            JsonNode wall = attachment.path("wall");
            if (wall.isObject()) {
                more.append('\n').append(wall.path("text").asString(""));
            }
        }
    }

    private static void forwarded(JsonNode message, StringBuilder more, int depth) {
        for (JsonNode each : message.path("fwd_messages")) {
            if (depth == FORWARDED_DEPTH_MAX || more.length() > FORWARDED_LENGTH_MAX) {
                return;
            }
            String text = each.path("text").asString("");
            if (!text.isBlank()) {
                more.append("\n> ").append(text.replace("\n", "\n> "));
            }
            forwarded(each, more, depth + 1);
        }
    }
}
