package dev.frontdesk.connectors.mail;

/** Undoes the line breaks of {@code format=flowed} (RFC 3676): a space at the end says that the line goes on. */
final class Flowed {

    private Flowed() {}

    static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        boolean goesOn = false;
        for (String line : text.split("\n", -1)) {
            boolean quoted = line.startsWith(">");
            if (joined.length() > 0 && !(goesOn && !quoted)) {
                joined.append('\n');
            }
            joined.append(!quoted && line.startsWith(" ") ? line.substring(1) : line);
            goesOn = line.endsWith(" ") && !line.equals("-- ") && !quoted;
        }
        return joined.toString();
    }
}
