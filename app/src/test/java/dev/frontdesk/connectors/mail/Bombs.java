package dev.frontdesk.connectors.mail;

/** Mails that are made to break who reads them. */
final class Bombs {

    private static final String TOP = """
            From: Eve <eve@example.net>
            To: shop@business.example
            Subject: bomb
            MIME-Version: 1.0
            """;

    private Bombs() {}

    /** Parts in parts in parts. */
    static String nested(int depth) {
        StringBuilder mail = new StringBuilder(TOP);
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=\"b")
                    .append(i)
                    .append("\"\n\n--b")
                    .append(i)
                    .append('\n');
        }
        return mail.append("Content-Type: text/plain\n\nboom\n").toString();
    }

    static String parts(int count) {
        StringBuilder mail = new StringBuilder(TOP).append("Content-Type: multipart/mixed; boundary=\"b\"\n\n");
        for (int i = 0; i < count; i++) {
            mail.append("--b\nContent-Type: application/x-part; name=\"p")
                    .append(i)
                    .append("\"\n\nx\n");
        }
        return mail.append("--b--\n").toString();
    }

    /** One line of header without end. */
    static String header(int length) {
        return TOP + "X-Long: " + "x".repeat(length) + "\n\ntext\n";
    }

    static String headers(int count) {
        StringBuilder mail = new StringBuilder(TOP);
        for (int i = 0; i < count; i++) {
            mail.append("X-H").append(i).append(": v\n");
        }
        return mail.append("\ntext\n").toString();
    }
}
