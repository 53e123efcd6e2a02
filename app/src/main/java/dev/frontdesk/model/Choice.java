package dev.frontdesk.model;

import dev.frontdesk.model.Lexicon.Asked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses the sentences that answer a question from the passages that the search found for it. */
final class Choice {

    private static final int PASSAGES_READ_MAX = 5;
    private static final int SENTENCES_MAX = 3;

    /** What a word in the heading above a sentence counts, beside 1 in the sentence itself. */
    private static final double HEADING_SHARE = 0.7;

    /** What it counts when the sentence says it too: a rule stands under its own heading, an exception elsewhere. */
    private static final double TWICE_SHARE = 0.25;

    /** How much less a passage counts than the one the search put before it. */
    private static final double RANK_DECAY = 0.9;

    /** The share of the best sentence's score from which another is worth quoting too. */
    private static final double NEXT_SHARE = 0.8;

    /** A name in the question tells more than its other words. */
    private static final double NAME_SHARE = 1.6;

    /** What a price counts where one is asked, or a time. */
    private static final double EXPECTED_SHARE = 0.35;

    /** What an exception counts where none is asked for. */
    private static final double EXCEPTION_SHARE = 0.75;

    /** The share from which the neighbours of the best sentence belong to it: rows, zones, sizes. */
    private static final double BESIDE_SHARE = 0.65;

    /** A sentence shorter than this leans on the one before it. */
    private static final int LEANING_LENGTH_MAX = 25;

    private static final Pattern NAME = Pattern.compile("(?<=[\\p{L}\\p{N},]\\s)\\p{Lu}\\p{L}+");
    private static final Pattern LEANING = Pattern.compile(
            "(?iU)^(?:it|they|its|he|she|this|these|if (?:more|less)|она?|оно|они|"
                    + "е[её]|его|их|если (?:больше|меньше|осталось)|він|вона|воно|вони|його|її|їх|якщо (?:більше|менше)|менш|пізніше|позже|later)\\b.*");

    /** @param words those of the question that it speaks of */
    private record Scored(int passage, int index, double score, Set<String> words) {}

    private record Place(Sentence sentence, Set<String> said, Set<String> above, Set<String> exceptions) {
        double closeness(Asked asked) {
            double here = closest(asked, said);
            double heading = closest(asked, above);
            return Math.max(here, HEADING_SHARE * heading) + TWICE_SHARE * Math.min(here, heading);
        }

        private static double closest(Asked asked, Set<String> terms) {
            double closest = 0;
            for (Map.Entry<String, Double> term : asked.terms().entrySet()) {
                if (term.getValue() > closest && terms.contains(term.getKey())) {
                    closest = term.getValue();
                }
            }
            return closest;
        }
    }

    private final Lexicon lexicon;
    private final String question;

    Choice(Lexicon lexicon, String question) {
        this.lexicon = lexicon;
        this.question = question;
    }

    /** From the one or two passages that answer best; empty only without passages. */
    List<Quotation> from(List<Passage> passages) {
        List<Passage> read = passages.subList(0, Math.min(PASSAGES_READ_MAX, passages.size()));
        List<List<Place>> texts = read.stream().map(this::places).toList();
        List<Scored> scored = scored(texts);
        if (scored.isEmpty()) {
            return List.of();
        }
        if (scored.getFirst().score() == 0) {
            // The search found it by meaning: the passage opens the answer.
            int sentences = Math.min(2, texts.getFirst().size());
            return List.of(quotation(
                    read,
                    texts,
                    0,
                    IntStream.range(0, sentences).boxed().collect(Collectors.toCollection(TreeSet::new))));
        }
        Map<Integer, SortedSet<Integer>> wanted = best(texts, scored);
        return wanted.entrySet().stream()
                .map(each -> quotation(read, texts, each.getKey(), each.getValue()))
                .toList();
    }

    private static Quotation quotation(
            List<Passage> read, List<List<Place>> texts, int passage, SortedSet<Integer> wanted) {
        List<Sentence> sentences =
                texts.get(passage).stream().map(Place::sentence).toList();
        return Quotation.of(read.get(passage), sentences, wanted);
    }

    private List<Place> places(Passage passage) {
        return Sentence.of(passage.text()).stream()
                .map(each -> new Place(
                        each,
                        lexicon.said(each.text()),
                        lexicon.said(each.heading().isEmpty() ? passage.title() : each.heading()),
                        lexicon.exceptions(each.heading() + "\n" + each.text())))
                .toList();
    }

    private List<Scored> scored(List<List<Place>> texts) {
        Map<Asked, Double> weights = weights(texts);
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Set<String> asked = lexicon.exceptions(question);
        List<Expected> called = Expected.of(question);
        List<Scored> scored = new ArrayList<>();
        for (int passage = 0; passage < texts.size(); passage++) {
            for (int index = 0; index < texts.get(passage).size(); index++) {
                Place place = texts.get(passage).get(index);
                double score = 0;
                Set<String> words = new HashSet<>();
                for (Map.Entry<Asked, Double> each : weights.entrySet()) {
                    double closeness = place.closeness(each.getKey());
                    score += each.getValue() * closeness;
                    if (closeness > 0) {
                        words.add(each.getKey().word());
                    }
                }
                if (score > 0) {
                    score += EXPECTED_SHARE
                            * all
                            * Expected.share(called, place.sentence().text());
                }
                if (!asked.containsAll(place.exceptions())) {
                    score *= EXCEPTION_SHARE;
                }
                scored.add(new Scored(passage, index, score * Math.pow(RANK_DECAY, passage), words));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::score).reversed());
        return scored;
    }

    /** A word weighs the more the fewer sentences have it. */
    private Map<Asked, Double> weights(List<List<Place>> texts) {
        Set<String> names = new HashSet<>();
        NAME.matcher(question).results().forEach(name -> names.add(name.group().toLowerCase(java.util.Locale.ROOT)));
        int sentences = texts.stream().mapToInt(List::size).sum();
        Map<Asked, Double> weights = new LinkedHashMap<>();
        for (Asked asked : lexicon.asked(question)) {
            long having = texts.stream()
                    .flatMap(List::stream)
                    .filter(place -> place.closeness(asked) > 0)
                    .count();
            double weight = asked.share() * Math.log(1 + (sentences + 1.0) / (having + 0.5));
            weights.put(asked, names.contains(asked.word()) ? NAME_SHARE * weight : weight);
        }
        return weights;
    }

    private static Map<Integer, SortedSet<Integer>> best(List<List<Place>> texts, List<Scored> scored) {
        Scored best = scored.getFirst();
        Map<Integer, SortedSet<Integer>> wanted = new LinkedHashMap<>();
        Set<String> quoted = new HashSet<>();
        wanted.put(best.passage(), beside(best, scored));
        wanted.get(best.passage())
                .forEach(index -> quoted.add(
                        texts.get(best.passage()).get(index).sentence().text()));
        int taken = quoted.size();
        for (Scored next : scored) {
            if (taken >= SENTENCES_MAX || next.score() < NEXT_SHARE * best.score()) {
                break;
            }
            boolean near = wanted.containsKey(next.passage());
            String text = texts.get(next.passage()).get(next.index()).sentence().text();
            if ((near || wanted.size() < 2) && quoted.add(text)) {
                wanted.computeIfAbsent(next.passage(), passage -> new TreeSet<>())
                        .add(next.index());
                taken++;
            }
        }
        wanted.forEach((passage, indexes) -> complete(texts.get(passage), indexes, best.passage() == passage));
        return wanted;
    }

    /** The best sentence with those right before and after it that speak of all that it speaks of. */
    private static SortedSet<Integer> beside(Scored best, List<Scored> scored) {
        Map<Integer, Double> near = new HashMap<>();
        scored.stream()
                .filter(each -> each.passage() == best.passage() && each.words().containsAll(best.words()))
                .forEach(each -> near.put(each.index(), each.score()));
        SortedSet<Integer> together = new TreeSet<>(Set.of(best.index()));
        double enough = BESIDE_SHARE * best.score();
        while (together.size() < SENTENCES_MAX && near.getOrDefault(together.last() + 1, 0.0) >= enough) {
            together.add(together.last() + 1);
        }
        while (together.size() < SENTENCES_MAX && near.getOrDefault(together.first() - 1, 0.0) >= enough) {
            together.add(together.first() - 1);
        }
        return together;
    }

    /** A sentence is not torn from what it leans on, nor half an answer from the other half. */
    private static void complete(List<Place> text, SortedSet<Integer> wanted, boolean best) {
        for (int index : List.copyOf(wanted)) {
            Sentence sentence = text.get(index).sentence();
            if (sentence.answers()) {
                wanted.addAll(paragraph(text, index));
            } else if (sentence.follows() && leans(sentence)) {
                wanted.add(index - 1);
            }
        }
        int next = wanted.last() + 1;
        if (best
                && wanted.size() == 1
                && next < text.size()
                && text.get(next).sentence().follows()) {
            wanted.add(next);
        }
    }

    private static boolean leans(Sentence sentence) {
        return sentence.text().length() <= LEANING_LENGTH_MAX
                || LEANING.matcher(sentence.text()).matches();
    }

    private static Set<Integer> paragraph(List<Place> text, int index) {
        Set<Integer> together = new TreeSet<>();
        String heading = text.get(index).sentence().heading();
        int first = index;
        while (first > 0 && text.get(first).sentence().follows() && index - first < SENTENCES_MAX) {
            first--;
        }
        for (int i = first; i < text.size() && together.size() <= SENTENCES_MAX; i++) {
            Sentence sentence = text.get(i).sentence();
            if (!sentence.heading().equals(heading) || i > first && !sentence.follows()) {
                break;
            }
            together.add(i);
        }
        return together;
    }
}
