package dev.frontdesk.sandbox.telegram.markup;

/** The text is not valid in its dialect; the message is the provider's own sentence. */
public final class MarkupException extends Exception {

    MarkupException(String message) {
        super(message, null, false, false);
    }

    static MarkupException at(String what, String source, int index) {
        return new MarkupException(what + " at byte offset " + Source.bytesBefore(source, index));
    }
}
