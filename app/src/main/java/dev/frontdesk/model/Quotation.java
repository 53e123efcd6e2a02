package dev.frontdesk.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The sentences of one passage that speak most of what a question asks.
 *
 * @param paragraphs word for word, one to three
 */
record Quotation(Passage passage, List<String> paragraphs) {

    private static final int PASSAGES_READ_MAX = 5;
    private static final int SENTENCES_MAX = 3;
    private static final int LENGTH_MAX = 700;

    /** What a word in the heading or the question above a sentence counts, beside 1 in the sentence itself. */
    private static final double HEADING_SHARE = 0.7;

    /** How much less a passage counts than the one the search put before it. */
    private static final double RANK_DECAY = 0.85;

    /** The share of the best sentence's score from which another is worth quoting too. */
    private static final double NEXT_SHARE = 0.75;

    /** A name in the question tells more than its other words. */
    private static final double NAME_SHARE = 1.6;

    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},]\\s)\\p{Lu}\\p{L}+");

    private record Candidate(int passage, int index, double score) {}

    /** From the one or two passages that answer best; empty only without passages. */
    static List<Quotation> from(List<Passage> passages, String question) {
        List<Passage> read = passages.subList(0, Math.min(PASSAGES_READ_MAX, passages.size()));
        List<List<Sentence>> texts =
                read.stream().map(passage -> Sentence.of(passage.text())).toList();
        Map<String, Double> weights = weights(WordStems.of(question), texts);
        NAME.matcher(question)
                .results()
                .flatMap(name -> WordStems.of(name.group()).stream())
                .forEach(stem -> weights.computeIfPresent(stem, (same, weight) -> NAME_SHARE * weight));
        List<Candidate> candidates = new ArrayList<>();
        for (int passage = 0; passage < texts.size(); passage++) {
            List<Sentence> sentences = texts.get(passage);
            for (int index = 0; index < sentences.size(); index++) {
                double score = score(sentences.get(index), weights) * Math.pow(RANK_DECAY, passage);
                candidates.add(new Candidate(passage, index, score));
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        return candidates.isEmpty() ? List.of() : chosen(read, texts, candidates);
    }

    /** A word weighs the more the fewer sentences have it. */
    private static Map<String, Double> weights(Set<String> wanted, List<List<Sentence>> texts) {
        Map<String, Integer> counts = new HashMap<>();
        int sentences = 0;
        for (List<Sentence> text : texts) {
            for (Sentence sentence : text) {
                sentences++;
                Set<String> all = new HashSet<>(sentence.stems());
                all.addAll(sentence.headingStems());
                all.retainAll(wanted);
                all.forEach(stem -> counts.merge(stem, 1, Integer::sum));
            }
        }
        Map<String, Double> weights = new HashMap<>();
        for (String stem : wanted) {
            weights.put(stem, Math.log(1 + (sentences + 1.0) / (counts.getOrDefault(stem, 0) + 0.5)));
        }
        return weights;
    }

    private static double score(Sentence sentence, Map<String, Double> weights) {
        double score = 0;
        for (Map.Entry<String, Double> each : weights.entrySet()) {
            if (sentence.stems().contains(each.getKey())) {
                score += each.getValue();
            } else if (sentence.headingStems().contains(each.getKey())) {
                score += HEADING_SHARE * each.getValue();
            }
        }
        return score;
    }

    private static List<Quotation> chosen(
            List<Passage> passages, List<List<Sentence>> texts, List<Candidate> candidates) {
        Candidate best = candidates.getFirst();
        if (best.score() == 0) {
            // The search found it by meaning, perhaps in another language: the passage opens the answer.
            return List.of(new Quotation(passages.getFirst(), paragraphs(texts.getFirst(), Set.of(0, 1))));
        }
        Map<Integer, Set<Integer>> wanted = new HashMap<>();
        wanted.computeIfAbsent(best.passage(), passage -> new TreeSet<>()).add(best.index());
        int taken = 1;
        Set<String> texted =
                new HashSet<>(Set.of(texts.get(best.passage()).get(best.index()).text()));
        for (Candidate next : candidates.subList(1, candidates.size())) {
            boolean known = wanted.containsKey(next.passage());
            if (taken == SENTENCES_MAX || next.score() < NEXT_SHARE * best.score()) {
                break;
            }
            if ((known || wanted.size() < 2)
                    && texted.add(texts.get(next.passage()).get(next.index()).text())) {
                wanted.computeIfAbsent(next.passage(), passage -> new TreeSet<>())
                        .add(next.index());
                taken++;
            }
        }
        if (taken == 1 && best.index() + 1 < texts.get(best.passage()).size()) {
            Sentence following = texts.get(best.passage()).get(best.index() + 1);
            if (following.follows()) {
                wanted.get(best.passage()).add(best.index() + 1);
            }
        }
        return wanted.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey() == best.passage() ? -1 : each.getKey()))
                .map(each -> new Quotation(
                        passages.get(each.getKey()), paragraphs(texts.get(each.getKey()), each.getValue())))
                .toList();
    }

    /** Sentences that stood together stay together. */
    private static List<String> paragraphs(List<Sentence> sentences, Set<Integer> wanted) {
        List<String> paragraphs = new ArrayList<>();
        int previous = -2;
        int length = 0;
        for (int index : new TreeSet<>(wanted)) {
            if (index >= sentences.size()
                    || (length > 0 && length + sentences.get(index).text().length() > LENGTH_MAX)) {
                break;
            }
            String text = trimmed(sentences.get(index).text());
            length += text.length();
            if (index == previous + 1 && sentences.get(index).follows()) {
                paragraphs.add(paragraphs.removeLast() + " " + text);
            } else {
                paragraphs.add(text);
            }
            previous = index;
        }
        return List.copyOf(paragraphs);
    }

    private static String trimmed(String text) {
        if (text.length() <= LENGTH_MAX) {
            return text;
        }
        int space = text.lastIndexOf(' ', LENGTH_MAX);
        int end = space > LENGTH_MAX / 2 ? space : LENGTH_MAX;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
