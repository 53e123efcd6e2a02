package dev.frontdesk.connectors.mail;

import java.util.List;

/**
 * A conversation by mail: whom it is with, and its thread.
 *
 * @param thread 16 hexadecimal digits
 */
record ChatAddress(String address, String thread) {

    /** @throws IllegalArgumentException when it is none */
    static ChatAddress parse(String id) {
        int hash = id.lastIndexOf('#');
        if (hash < 1 || !id.substring(hash + 1).matches("[0-9a-f]{16}")) {
            throw new IllegalArgumentException("No conversation by mail: " + id);
        }
        return new ChatAddress(id.substring(0, hash), id.substring(hash + 1));
    }

    /**
     * The thread that a mail belongs to: the one of ours that it answers, else of the first mail it names, else, for a
     * reply that names none, of its subject.
     */
    static ChatAddress of(Letter letter, OwnIds ours) {
        List<String> named = new java.util.ArrayList<>(letter.references());
        if (letter.inReplyTo() != null) {
            named.add(letter.inReplyTo());
        }
        String thread = ours.thread(named).orElseGet(() -> {
            if (!named.isEmpty()) {
                return LetterReader.hash(named.getFirst());
            }
            return Subjects.isReply(letter.subject())
                    ? LetterReader.hash("subject " + Subjects.bare(letter.subject()))
                    : LetterReader.hash(letter.messageId());
        });
        return new ChatAddress(letter.replyTo(), thread);
    }

    @Override
    public String toString() {
        return address + "#" + thread;
    }
}
