package dev.frontdesk.sandbox.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A few sentences or list items of a passage under the heading, the question or the opening line that they belong to. */
record Section(String heading, List<Sentence> sentences) {

    /** One sentence; {@code item} when it stood in a list or a table. */
    record Sentence(String text, boolean item) {}

    private static final int HEADING_LENGTH_MAX = 90;
    private static final Pattern HEADING_MARKS = Pattern.compile("^[#*\\s]+|[*:\\s]+$");
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,2}[.)]\\s");
    private static final Pattern BULLET = Pattern.compile("^(?:[-*•–]|\\d{1,2}[.)])\\s+");
    private static final Pattern QUESTION_LABEL =
            Pattern.compile("(?iu)^(?:q|question|вопрос|питання|в|title|заголовок)\\s*[:.]\\s*");
    private static final Pattern ANSWER_LABEL = Pattern.compile("(?iu)^(?:a|answer|ответ|відповідь)\\s*:\\s*");
    private static final Set<String> ABBREVIATIONS = Set.of(
            "ул", "вул", "г", "м", "д", "кв", "стр", "тел", "им", "ім", "пр", "просп", "бул", "буд", "т", "н", "mr",
            "mrs", "dr", "st", "no");

    static List<Section> of(String passage) {
        List<Section> sections = new ArrayList<>();
        String heading = "";
        List<Sentence> sentences = new ArrayList<>();
        String[] lines = passage.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.chars().noneMatch(Character::isLetterOrDigit)) {
                continue;
            }
            if (leads(line)) {
                close(sections, heading, sentences);
                // A heading directly under a heading narrows it down, so both count.
                boolean underHeading = sentences.isEmpty() && !heading.isEmpty();
                heading = underHeading ? heading + " / " + bareHeading(line) : bareHeading(line);
                sentences = new ArrayList<>();
            } else if (isItem(line)) {
                sentences.add(new Sentence(withoutBullet(line), true));
            } else {
                split(line, sentences);
            }
        }
        close(sections, heading, sentences);
        return sections;
    }

    private static void close(List<Section> sections, String heading, List<Sentence> sentences) {
        if (!sentences.isEmpty()) {
            sections.add(new Section(heading, List.copyOf(sentences)));
        }
    }

    private static boolean leads(String line) {
        if (line.startsWith("#")) {
            return true;
        }
        if (line.length() > HEADING_LENGTH_MAX || isItem(line)) {
            return false;
        }
        char last = line.charAt(line.length() - 1);
        boolean emphasised = line.startsWith("**") && line.endsWith("**");
        return last == ':'
                || last == '?'
                || emphasised
                || (Character.isLetterOrDigit(last) && !line.contains(". ") && !line.contains(": "));
    }

    private static String bareHeading(String line) {
        String bare = HEADING_MARKS.matcher(line).replaceAll("");
        return QUESTION_LABEL.matcher(bare).replaceFirst("");
    }

    private static boolean isItem(String line) {
        return line.startsWith("- ")
                || line.startsWith("* ")
                || line.startsWith("• ")
                || line.startsWith("– ")
                || line.startsWith("|")
                || NUMBERED.matcher(line).lookingAt();
    }

    private static String withoutBullet(String line) {
        if (line.startsWith("|")) {
            return line.replaceAll("^\\|\\s*|\\s*\\|$", "").replaceAll("\\s*\\|\\s*", " · ");
        }
        return BULLET.matcher(line).replaceFirst("");
    }

    private static void split(String line, List<Sentence> sentences) {
        String text = ANSWER_LABEL.matcher(line).replaceFirst("");
        int start = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            if (endsSentence(text, start, i)) {
                sentences.add(new Sentence(text.substring(start, i + 1).strip(), false));
                start = i + 1;
            }
        }
        sentences.add(new Sentence(text.substring(start).strip(), false));
    }

    private static boolean endsSentence(String text, int start, int at) {
        char c = text.charAt(at);
        if ((c != '.' && c != '!' && c != '?' && c != '…') || !Character.isWhitespace(text.charAt(at + 1))) {
            return false;
        }
        int next = at + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        boolean opens = next < text.length()
                && (Character.isUpperCase(text.charAt(next))
                        || Character.isDigit(text.charAt(next))
                        || "«\"„“([*".indexOf(text.charAt(next)) >= 0);
        if (!opens || c != '.') {
            return opens;
        }
        int word = at;
        while (word > start && Character.isLetter(text.charAt(word - 1))) {
            word--;
        }
        return !ABBREVIATIONS.contains(text.substring(word, at).toLowerCase(java.util.Locale.ROOT));
    }
}
