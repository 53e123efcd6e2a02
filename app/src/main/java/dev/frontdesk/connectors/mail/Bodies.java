package dev.frontdesk.connectors.mail;

import java.util.ArrayList;
import java.util.List;

/** The texts of a mail: of alternatives the plain one, unless it says nothing; of several the one after the other. */
final class Bodies {

    /** A plain text much shorter than this, beside a page, only says that there is a page. */
    private static final int STUB_MAX = 80;

    private static final int BODIES_MAX = 20;

    private record Body(boolean html, int alternative, String source) {}

    private final List<Body> all = new ArrayList<>();

    void add(boolean html, int alternative, Headers headers, byte[] bytes) {
        if (all.size() < BODIES_MAX) {
            String source = Charsets.decode(bytes, headers.parameter("content-type", "charset"));
            boolean flowed = "flowed".equalsIgnoreCase(headers.parameter("content-type", "format"));
            all.add(new Body(html, alternative, flowed && !html ? Flowed.joined(source) : source));
        }
    }

    /** Plain texts alone, as they came. */
    String plain() {
        StringBuilder text = new StringBuilder();
        all.stream()
                .filter(body -> !body.html())
                .forEach(body -> text.append(body.source()).append('\n'));
        return text.toString();
    }

    /** @param whole keep what a page quotes */
    String text(boolean whole) {
        StringBuilder text = new StringBuilder();
        for (Body body : all) {
            if (isChosen(body)) {
                String part = body.html() ? HtmlText.of(body.source(), whole) : body.source();
                text.append(part.strip()).append("\n\n");
            }
        }
        return text.toString();
    }

    private boolean isChosen(Body body) {
        if (body.alternative() < 0) {
            return true;
        }
        List<Body> rivals = all.stream()
                .filter(other -> other.alternative() == body.alternative() && other.html() != body.html())
                .toList();
        if (rivals.isEmpty()) {
            return true;
        }
        Body plain = body.html() ? rivals.getFirst() : body;
        Body html = body.html() ? body : rivals.getFirst();
        return body.html() == isStub(plain, html);
    }

    private static boolean isStub(Body plain, Body html) {
        String text = plain.source().strip();
        return text.isEmpty()
                || (text.length() < STUB_MAX && HtmlText.of(html.source(), true).length() > 4 * text.length());
    }
}
