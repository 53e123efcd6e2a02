package dev.frontdesk.connectors.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts a reply down to what is new in it: without the mail it answers, and without the signature. */
final class QuotedText {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int MARKER_LINE_MAX = 300;

    private static final Pattern ATTRIBUTION = Pattern.compile(
            "^\\s*(on|am|le|el)\\s.{4,250}(wrote|schrieb|a écrit|escribió)\\s*:\\s*$"
                    + "|^.{4,250}(пишет|писал\\(?а?\\)?|написал\\(?а?\\)?|написала?|пише|написав|написав\\(ла\\)|написала)\\s*:\\s*$"
                    + "|^\\s*(чт|пт|сб|вс|пн|вт|ср|нд)?,?\\s*\\d{1,2}\\s.{3,40}\\d{4}.{0,40}<[^<>\\s]+@[^<>\\s]+>\\s*:\\s*$",
            FLAGS);
    private static final Pattern SEPARATOR = Pattern.compile(
            "^\\s*-{2,}\\s*(original message|forwarded message|исходное сообщение|пересылаемое сообщение"
                    + "|первоначальное сообщение|оригінальне повідомлення|вихідне повідомлення|переслане повідомлення"
                    + "|ursprüngliche nachricht)\\s*-{2,}\\s*$|^\\s*_{10,}\\s*$",
            FLAGS);
    private static final Pattern FROM = Pattern.compile("^\\s*\\*?(from|von|от|від|from:)\\*?\\s*:.*", FLAGS);
    private static final Pattern SENT = Pattern.compile(
            "^\\s*\\*?(sent|date|to|subject|gesendet|an|отправлено|дата|кому|тема|надіслано)\\*?\\s*:.*", FLAGS);
    private static final Pattern SIGNATURE = Pattern.compile("^-- ?$");
    private static final Pattern DEVICE = Pattern.compile(
            "^\\s*(sent from my |get outlook for |sent via |отправлено (с|из) |надіслано (з|із) |відправлено (з|із) ).{1,80}$",
            FLAGS);

    private QuotedText() {}

    /** The whole text again where nothing would be left. */
    static String without(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        int end = end(lines);
        List<String> own = new ArrayList<>(end);
        for (int i = 0; i < end; i++) {
            if (!lines.get(i).startsWith(">")) {
                own.add(lines.get(i));
            }
        }
        String left = String.join("\n", own).replaceAll("\n{3,}", "\n\n").strip();
        return left.isEmpty() ? text.strip() : left;
    }

    private static int end(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (SIGNATURE.matcher(line).matches()) {
                return i;
            }
            if (line.length() > MARKER_LINE_MAX) {
                continue;
            }
            if (SEPARATOR.matcher(line).matches() || DEVICE.matcher(line).matches() || isHeaderBlock(lines, i)) {
                return i;
            }
            if (isAttribution(lines, i)) {
                return hasOwnWordsBelow(lines, i + 1) ? lines.size() : i;
            }
        }
        return lines.size();
    }

    /** Clients fold the line that names whom they quote. */
    private static boolean isAttribution(List<String> lines, int i) {
        String line = lines.get(i);
        if (ATTRIBUTION.matcher(line).matches()) {
            return true;
        }
        String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
        return next.strip().endsWith(":")
                && next.length() <= MARKER_LINE_MAX
                && !line.isBlank()
                && ATTRIBUTION.matcher(line.strip() + " " + next.strip()).matches();
    }

    /** Whether the answers stand between the quoted lines. */
    private static boolean hasOwnWordsBelow(List<String> lines, int from) {
        boolean quoteSeen = false;
        for (String line : lines.subList(Math.min(from, lines.size()), lines.size())) {
            if (line.startsWith(">")) {
                quoteSeen = true;
            } else if (SIGNATURE.matcher(line).matches() || DEVICE.matcher(line).matches()) {
                return false;
            } else if (quoteSeen && !line.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeaderBlock(List<String> lines, int i) {
        return FROM.matcher(lines.get(i)).matches()
                && lines.subList(i + 1, Math.min(lines.size(), i + 4)).stream()
                        .filter(line -> line.length() <= MARKER_LINE_MAX)
                        .anyMatch(line -> SENT.matcher(line).matches());
    }
}
