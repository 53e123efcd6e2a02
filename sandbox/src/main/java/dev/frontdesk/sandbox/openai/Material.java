package dev.frontdesk.sandbox.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a prompt gives the model to answer from, and what is asked. Callers mark passages off in many ways; those known
 * here are tags ({@code <passage>…</passage>}), code fences, triple quotes, numbered blocks ({@code [1] …}) and a line
 * that announces them. A prompt with none of these is material as a whole.
 */
record Material(String question, List<String> passages) {

    private static final String NAMES =
            "passages?|documents?|docs?|sources?|context|contexts|knowledge|excerpts?|quotes?|quotation|data|material|materials|information|snippets?|chunks?|reference|references|result|results|article|content";
    private static final Pattern TAGGED =
            Pattern.compile("<(" + NAMES + ")(?:\\s[^<>]*)?>(.*?)</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern FENCED = Pattern.compile("(```|\"\"\"|~~~)[\\w-]*\\n(.*?)\\1", Pattern.DOTALL);
    private static final Pattern NUMBERED = Pattern.compile(
            "(?miu)^[ \\t]*(?:#+[ \\t]*)?(?:\\[\\d+]|\\(\\d+\\)|(?:passage|source|document|excerpt|пассаж|источник|документ|уривок|джерело)\\s*(?:№\\s*)?\\d+)[.:)]?[^\\S\\n]*");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?mi)^.{0,80}\\b(?:following|below|information|context|passages|documents)\\b.{0,40}:[^\\S\\n]*\\n");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>\\n]{0,200}>");

    static Material of(ChatRequest request) {
        String question = request.question();
        List<String> passages = new ArrayList<>();
        for (ChatMessage message : request.messages()) {
            if (message.instructs()) {
                marked(message.text()).ifPresent(passages::addAll);
            }
        }
        String asked = question;
        Optional<List<String>> inQuestion = marked(question);
        if (inQuestion.isPresent()) {
            passages.addAll(inQuestion.get());
            asked = unmarked(question);
        }
        if (passages.isEmpty()) {
            request.messages().stream()
                    .filter(ChatMessage::instructs)
                    .map(ChatMessage::text)
                    .forEach(passages::add);
        }
        request.sinceQuestion().stream()
                .filter(ChatMessage::isTool)
                .map(ChatMessage::text)
                .forEach(passages::add);
        return new Material(asked, passages);
    }

    private static Optional<List<String>> marked(String text) {
        List<String> found = new ArrayList<>();
        Matcher tagged = TAGGED.matcher(text);
        while (tagged.find()) {
            found.addAll(inner(tagged.group(2)));
        }
        Matcher fenced = FENCED.matcher(text);
        while (found.isEmpty() && fenced.find()) {
            found.add(fenced.group(2));
        }
        if (found.isEmpty()) {
            found.addAll(numbered(text));
        }
        Matcher announced = ANNOUNCED.matcher(text);
        if (found.isEmpty() && announced.find()) {
            found.add(text.substring(announced.end()));
        }
        found.removeIf(String::isBlank);
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** Passages within a tag that holds them all, or what it holds as one passage. */
    private static List<String> inner(String text) {
        List<String> found = new ArrayList<>();
        Matcher nested = TAGGED.matcher(text);
        while (nested.find()) {
            found.add(bare(nested.group(2)));
        }
        if (found.isEmpty()) {
            List<String> parts = numbered(text);
            found.addAll(parts.isEmpty() ? List.of(bare(text)) : parts);
        }
        return found;
    }

    private static List<String> numbered(String text) {
        List<String> found = new ArrayList<>();
        Matcher label = NUMBERED.matcher(text);
        int start = -1;
        while (label.find()) {
            if (start >= 0) {
                found.add(bare(text.substring(start, label.start())));
            }
            start = label.end();
        }
        if (start >= 0) {
            found.add(bare(text.substring(start)));
        }
        return found;
    }

    private static String bare(String text) {
        return text.indexOf('<') < 0 ? text : TAG.matcher(text).replaceAll("\n");
    }

    private static String unmarked(String text) {
        String rest = FENCED.matcher(TAGGED.matcher(text).replaceAll("\n")).replaceAll("\n");
        Matcher announced = ANNOUNCED.matcher(rest);
        if (announced.find()) {
            rest = rest.substring(0, announced.start());
        }
        Matcher label = NUMBERED.matcher(rest);
        if (label.find()) {
            rest = rest.substring(0, label.start());
        }
        return rest.strip().toLowerCase(Locale.ROOT).startsWith("question:")
                ? rest.strip().substring("question:".length())
                : rest;
    }
}
