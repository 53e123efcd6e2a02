package dev.frontdesk.connectors.max;

import java.util.List;

/**
 * What was written, without a mention at its beginning that only addresses it to us.
 *
 * @param namesUs whether it mentions us
 */
record Wording(String text, boolean namesUs) {

    static Wording of(Update.Body body, Bot bot) {
        String text = body.text() == null ? "" : body.text();
        List<Update.Mark> marks = body.markup() == null ? List.of() : body.markup();
        String wording = text;
        boolean namesUs = false;
        for (Update.Mark mark : marks) {
            int end = mark.from() + mark.length();
            boolean within = mark.from() >= 0 && mark.length() > 0 && end <= text.length() && end > 0;
            if (within && isOurs(mark, text.substring(mark.from(), end), bot)) {
                namesUs = true;
                if (mark.from() == 0) {
                    String rest = text.substring(end).replaceFirst("^[\\s,:]+", "");
                    wording = rest.isEmpty() ? text : rest;
                }
            }
        }
        return new Wording(wording, namesUs);
    }

    private static boolean isOurs(Update.Mark mark, String word, Bot bot) {
        return "user_mention".equals(mark.type())
                && ((bot.id() != 0 && mark.userId() == bot.id())
                        || bot.isNamed(mark.userLink() == null ? word : mark.userLink()));
    }
}
