package dev.frontdesk.knowledge;

import dev.frontdesk.knowledge.extraction.Block;
import dev.frontdesk.knowledge.extraction.Block.Heading;
import dev.frontdesk.knowledge.extraction.Block.Item;
import dev.frontdesk.knowledge.extraction.Block.Paragraph;
import dev.frontdesk.knowledge.extraction.Block.Table;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Cuts a document into passages that can be understood alone: what stands under one heading stays together up to
 * {@value #WORDS_MAX} words, a question stays with its answer, and a row carries the names of its columns.
 */
final class Splitter {

    private static final int WORDS_MAX = 220;
    private static final int WORDS_GOAL = 120;
    private static final int TABLE_WORDS_GOAL = 60;
    /** A sentence longer than this is cut between words: it is no sentence. */
    private static final int SENTENCE_WORDS_MAX = WORDS_MAX;

    private final Language language;
    private final TreeMap<Integer, String> headings = new TreeMap<>();
    private final List<String> parts = new ArrayList<>();
    private int words;
    private final List<Draft> drafts = new ArrayList<>();

    private Splitter(Language language) {
        this.language = language;
    }

    /** @param language of what shows none of its own */
    static List<Draft> split(List<Block> blocks, Language language) {
        Splitter splitter = new Splitter(language);
        blocks.forEach(splitter::add);
        splitter.end();
        return splitter.drafts;
    }

    private void add(Block block) {
        switch (block) {
            case Heading(int level, String text) -> {
                end();
                headings.tailMap(level, true).clear();
                headings.put(level, text);
            }
            case Paragraph(String text) -> paragraph(text);
            case Item(String text) -> part("• " + text);
            case Table table -> table(table);
        }
    }

    private void paragraph(String text) {
        if (isQuestionWithAnswer(text)) {
            end();
            part(text);
            end();
        } else if (endsWithQuestion(text) && count(text) < 40) {
            end();
            part(text);
        } else {
            part(text);
        }
    }

    private static boolean isQuestionWithAnswer(String text) {
        int line = text.indexOf('\n');
        return line > 0 && endsWithQuestion(text.substring(0, line)) && count(text) <= WORDS_MAX;
    }

    private static boolean endsWithQuestion(String text) {
        return text.stripTrailing().endsWith("?");
    }

    private void part(String text) {
        int size = count(text);
        if (size > WORDS_MAX) {
            end();
            cut(text);
            return;
        }
        if (words + size > WORDS_MAX || words >= WORDS_GOAL) {
            end();
        }
        parts.add(text);
        words += size;
    }

    /** Cuts at sentences; the last sentence of a piece opens the next one, so that a thought is whole in one of them. */
    private void cut(String text) {
        String last = "";
        for (String sentence : sentences(text)) {
            int size = count(sentence);
            if (words > 0 && words + size > WORDS_GOAL + WORDS_GOAL / 2) {
                end(" ");
                if (count(last) + size <= WORDS_GOAL) {
                    parts.add(last);
                    words = count(last);
                }
            }
            parts.add(sentence);
            words += size;
            last = sentence;
        }
        end(" ");
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
            String sentence = text.substring(start, end).strip();
            if (count(sentence) <= SENTENCE_WORDS_MAX) {
                sentences.add(sentence);
            } else {
                String[] all = sentence.split("\\s+");
                for (int i = 0; i < all.length; i += WORDS_GOAL) {
                    sentences.add(String.join(" ", List.of(all).subList(i, Math.min(all.length, i + WORDS_GOAL))));
                }
            }
        }
        return sentences;
    }

    private void table(Table table) {
        end();
        for (List<String> row : table.rows()) {
            String text = row(table.columns(), row);
            int size = count(text);
            if (size > WORDS_MAX) {
                end();
                cut(text);
                continue;
            }
            if (words > 0 && words + size > TABLE_WORDS_GOAL) {
                end();
            }
            parts.add(text);
            words += size;
        }
        end();
    }

    private static String row(List<String> columns, List<String> cells) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append("; ");
            }
            String column = i < columns.size() ? columns.get(i) : "";
            text.append(column.isEmpty() ? cell : column + ": " + cell);
        }
        return text.toString();
    }

    private void end() {
        end("\n");
    }

    private void end(String separator) {
        String text = String.join(separator, parts).strip();
        parts.clear();
        words = 0;
        if (!text.isEmpty()) {
            String heading = String.join(" › ", headings.values());
            drafts.add(new Draft(heading, text, Language.of(text, language)));
        }
    }

    private static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
