package dev.frontdesk.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence, list item or table row of a passage, under the heading or the question it belongs to.
 *
 * @param follows whether it goes on in the paragraph of the sentence before it
 */
record Sentence(String text, boolean follows, String heading) {

    private static final int HEADING_LENGTH_MAX = 90;
    private static final Pattern ITEM = Pattern.compile("^(?:[-*•–+]|\\d{1,2}[.)])\\s+");
    private static final Pattern RULE = Pattern.compile("^[\\s|:=_*-]+$");
    private static final Pattern QUESTION_MARKER = Pattern.compile(
            "^(?:q|question|вопрос|питання)\\s*[:.]\\s+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANSWER_MARKER = Pattern.compile(
            "^(?:a|answer|ответ|відповідь)\\s*[:.]\\s+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern END = Pattern.compile("[.!?…]+[\"»”)]*\\s+(?=[\\p{Lu}\\p{N}\"«“(*\\[])");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "ул", "вул", "г", "д", "кв", "стр", "тел", "им", "ім", "пр", "просп", "бул", "буд", "т", "н", "м", "с",
            "mr", "mrs", "ms", "dr", "st", "no", "е", "о");

    static List<Sentence> of(String passage) {
        return new Reader().read(passage);
    }

    /** Whether it answers a question that stands above it. */
    boolean answers() {
        return heading.endsWith("?");
    }

    /** Reads line by line, keeping the heading and the head of the table that it is in. */
    private static final class Reader {
        private final List<Sentence> sentences = new ArrayList<>();
        private String heading = "";
        private List<String> columns = List.of();

        List<Sentence> read(String passage) {
            boolean continues = false;
            for (String raw : passage.split("\n", -1)) {
                String line = raw.strip();
                if (!line.startsWith("|")) {
                    columns = List.of();
                }
                if (line.isEmpty() || RULE.matcher(line).matches()) {
                    continues = false;
                } else if (line.startsWith("|")) {
                    row(line);
                } else if (leads(line)) {
                    heading = QUESTION_MARKER
                            .matcher(line.replaceAll("^[#>*\\s]+|[*:\\s]+$", ""))
                            .replaceFirst("");
                    continues = false;
                } else {
                    boolean item = ITEM.matcher(line).find();
                    // A line that goes on in small letters was wrapped; any other begins a paragraph.
                    split(bare(line), continues && !item && Character.isLowerCase(line.codePointAt(0)));
                    continues = !item;
                }
            }
            if (sentences.isEmpty() && !heading.isEmpty()) {
                add(heading, false);
            }
            return sentences;
        }

        private static boolean leads(String line) {
            if (line.startsWith("#") || QUESTION_MARKER.matcher(line).find()) {
                return true;
            }
            if (line.length() > HEADING_LENGTH_MAX || ITEM.matcher(line).find()) {
                return false;
            }
            char last = line.charAt(line.length() - 1);
            return last == '?' || last == ':' || (line.startsWith("**") && line.endsWith("**"));
        }

        private static String bare(String line) {
            String text = line.replaceFirst("^[>\\s]+", "");
            text = ITEM.matcher(text).replaceFirst("");
            return ANSWER_MARKER.matcher(text).replaceFirst("").strip();
        }

        private void row(String line) {
            List<String> cells =
                    List.of(line.replaceAll("^\\|\\s*|\\s*\\|$", "").split("\\s*\\|\\s*", -1));
            if (columns.isEmpty()) {
                columns = cells;
                return;
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isBlank()) {
                    text.append(text.isEmpty() ? "" : "; ")
                            .append(i < columns.size() && !columns.get(i).isBlank() ? columns.get(i) + ": " : "")
                            .append(cells.get(i));
                }
            }
            if (!text.isEmpty()) {
                add(text.toString(), false);
            }
        }

        private void split(String text, boolean follows) {
            int start = 0;
            boolean next = follows;
            Matcher end = END.matcher(text);
            while (end.find()) {
                if (text.charAt(end.start()) == '.' && abbreviated(text, start, end.start())) {
                    continue;
                }
                add(text.substring(start, end.end()).strip(), next);
                start = end.end();
                next = true;
            }
            if (start < text.length()) {
                add(text.substring(start).strip(), next);
            }
        }

        private static boolean abbreviated(String text, int start, int dot) {
            int word = dot;
            while (word > start && Character.isLetter(text.charAt(word - 1))) {
                word--;
            }
            return ABBREVIATIONS.contains(text.substring(word, dot).toLowerCase(java.util.Locale.ROOT));
        }

        private void add(String text, boolean follows) {
            sentences.add(new Sentence(text, follows, heading));
        }
    }
}
