package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound;
import java.util.List;
import java.util.stream.Stream;

/** Brings what somebody wrote into a form and a length that everything behind it can take. */
final class Tamed {

    /** UTF-16 units; what follows is left out, and an ellipsis and a remark show it. As long as a person's answer may be. */
    static final int LENGTH_MAX = 32_000;

    private Tamed() {}

    /** What says nothing at all, only characters that are none, is nothing we have a use for. */
    static Inbound of(Inbound inbound) {
        return switch (inbound) {
            case Inbound.Message message
            when message.parts().isEmpty() && saysNothing(message.text()) ->
                new Inbound.Ignored("message without a character");
            case Inbound.Message message
            when message.text().length() > LENGTH_MAX ->
                new Inbound.Message(
                        message.chat(),
                        message.from(),
                        message.at(),
                        message.messageId(),
                        cut(message.text()),
                        withRemark(message.parts()),
                        message.replyTo(),
                        message.addressed());
            case Inbound.Edited edited
            when edited.text().length() > LENGTH_MAX ->
                new Inbound.Edited(edited.chat(), edited.from(), edited.at(), edited.messageId(), cut(edited.text()));
            default -> inbound;
        };
    }

    private static List<Inbound.Part> withRemark(List<Inbound.Part> parts) {
        Inbound.Part remark = Inbound.Part.remark(Inbound.Remark.TEXT_CUT, 1, null);
        return parts.contains(remark)
                ? parts
                : Stream.concat(parts.stream(), Stream.of(remark)).toList();
    }

    /** An empty text is another matter: it stands for something that we cannot read. */
    private static boolean saysNothing(String text) {
        return !text.isBlank()
                && text.codePoints()
                        .allMatch(point -> Character.isWhitespace(point)
                                || Character.getType(point) == Character.SURROGATE
                                || Character.getType(point) == Character.CONTROL);
    }

    private static String cut(String text) {
        return Texts.beginning(text, LENGTH_MAX) + "…";
    }
}
