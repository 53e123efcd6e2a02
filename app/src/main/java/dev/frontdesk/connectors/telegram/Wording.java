package dev.frontdesk.connectors.telegram;

import java.util.List;

/**
 * What was written, without the words that only address it to us: a mention at its beginning, or our name behind a
 * command.
 *
 * @param namesUs whether it mentions us or gives us a command
 */
record Wording(String text, boolean namesUs) {

    static Wording of(Update.Message message, Bot bot) {
        String text = message.text() != null ? message.text() : message.caption();
        List<Update.Entity> entities = message.text() != null ? message.entities() : message.captionEntities();
        if (text == null || text.isEmpty()) {
            return new Wording("", false);
        }
        String wording = text;
        boolean namesUs = false;
        for (Update.Entity entity : entities == null ? List.<Update.Entity>of() : entities) {
            int end = entity.offset() + entity.length();
            if (entity.offset() < 0 || entity.length() <= 0 || end > text.length()) {
                continue;
            }
            if (isOurs(entity, text.substring(entity.offset(), end), bot)) {
                namesUs = true;
                if (entity.offset() == 0) {
                    wording = withoutName(text, end, entity);
                }
            }
        }
        return new Wording(wording, namesUs);
    }

    private static boolean isOurs(Update.Entity entity, String word, Bot bot) {
        return switch (entity.type()) {
            case "mention" -> bot.isNamed(word.substring(1));
            case "text_mention" -> entity.user() != null && entity.user().id() == bot.id();
            case "bot_command" -> {
                int at = word.indexOf('@');
                yield at < 0 || bot.isNamed(word.substring(at + 1));
            }
            case null, default -> false;
        };
    }

    private static String withoutName(String text, int end, Update.Entity entity) {
        if ("bot_command".equals(entity.type())) {
            int at = text.substring(0, end).indexOf('@');
            return at < 0 ? text : text.substring(0, at) + text.substring(end);
        }
        String rest = text.substring(end).replaceFirst("^[\\s,:]+", "");
        return rest.isEmpty() ? text : rest;
    }
}
