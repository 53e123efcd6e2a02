package dev.frontdesk.knowledge.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** One search in one project: by words, by meaning where there are vectors, fused by rank. */
final class Search {

    private static final int DEPTH = 40;
    private static final int RANK_CONSTANT = 60;

    /** A number is rarely repeated in the answer: one asks for 200 and finds "up to 300". */
    private static final double NUMBER = 0.4;
    /** Documents that do not mention a circumstance may still answer. */
    private static final double MINOR = 0.4;

    /** Of a thing that everybody has words for, and the documents none. */
    private static final double UNHEARD_OF = 1.5;

    /** Above 1: a missing rare word weighs more than several common ones that are there. */
    private static final double EMPHASIS = 1.5;

    /** What the three views of a passage count: how often the words stand in it, how many do, how many in its headings. */
    private static final double FREQUENCY_SHARE = 0.5;

    private static final double COVERAGE_SHARE = 1;
    private static final double TOPIC_SHARE = 0.3;

    /** One way to find a word, and how close to the word itself it comes: 1 at most. */
    private record Way(Term term, double closeness) {
        Query query() {
            Query query = new TermQuery(term);
            return closeness == 1 ? query : new BoostQuery(query, (float) closeness);
        }

        Way inTopic() {
            return new Way(new Term(Topic.FIELD, Topic.term(term.field(), term.text())), closeness);
        }
    }

    /** @param weight what the word tells */
    private record Clue(double weight, List<Way> ways) {

        Query query() {
            List<Query> all = ways.stream().map(Way::query).toList();
            return all.size() == 1 ? all.getFirst() : new DisjunctionMaxQuery(all, 0);
        }
    }

    private static final Comparator<ScoreDoc> BEST_FIRST =
            Comparator.<ScoreDoc>comparingDouble(doc -> -doc.score).thenComparingInt(doc -> doc.doc);

    private final IndexSearcher searcher;
    private final List<Clue> clues = new ArrayList<>();

    /** @param vocabulary of what is searched */
    Search(IndexSearcher searcher, Vocabulary vocabulary, Question question) throws IOException {
        this.searcher = searcher;
        int all = searcher.getIndexReader().numDocs();
        for (Word word : question.words()) {
            List<Vocabulary.Form> forms = vocabulary.forms(word);
            clues.add(new Clue(
                    weight(word, forms, all),
                    forms.stream()
                            .map(form -> new Way(new Term(form.field(), form.text()), form.closeness()))
                            .toList()));
        }
    }

    private static double weight(Word word, List<Vocabulary.Form> forms, int all) {
        double closest =
                forms.stream().mapToDouble(Vocabulary.Form::closeness).max().orElse(0);
        int passages = forms.stream()
                .filter(form -> form.closeness() == closest)
                .mapToInt(Vocabulary.Form::passages)
                .max()
                .orElse(0);
        double weight = Math.pow(Vocabulary.rarity(passages, all), EMPHASIS);
        if (word.isNumber()) {
            return weight * NUMBER;
        }
        if (!forms.isEmpty()) {
            return weight;
        }
        return word.isMinor() ? weight * MINOR : word.concepts().isEmpty() ? weight : weight * UNHEARD_OF;
    }

    List<Candidate> run(@Nullable String vectorField, float @Nullable [] vector) {
        try {
            ScoreDoc[] byWords = byWords();
            if (vectorField == null || vector == null) {
                return candidates(byWords);
            }
            ScoreDoc[] byMeaning =
                    searcher.search(new KnnFloatVectorQuery(vectorField, vector, DEPTH), DEPTH).scoreDocs;
            return candidates(fuse(byWords, byMeaning));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ScoreDoc[] byWords() throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        clues.stream().filter(clue -> !clue.ways().isEmpty()).forEach(clue -> query.add(clue.query(), Occur.SHOULD));
        ScoreDoc[] found = searcher.search(query.build(), DEPTH).scoreDocs;
        double[] coverage = coverage(found, false);
        double[] topic = coverage(found, true);
        double most = found.length == 0 ? 1 : found[0].score;
        for (int i = 0; i < found.length; i++) {
            found[i].score = (float)
                    (FREQUENCY_SHARE * found[i].score / most + COVERAGE_SHARE * coverage[i] + TOPIC_SHARE * topic[i]);
        }
        Arrays.sort(found, BEST_FIRST);
        return found;
    }

    private static ScoreDoc[] fuse(ScoreDoc[]... rankings) {
        Map<Integer, Float> scores = new HashMap<>();
        for (ScoreDoc[] ranking : rankings) {
            for (int rank = 0; rank < ranking.length; rank++) {
                scores.merge(ranking[rank].doc, 1f / (RANK_CONSTANT + rank + 1), Float::sum);
            }
        }
        return scores.entrySet().stream()
                .map(entry -> new ScoreDoc(entry.getKey(), entry.getValue()))
                .sorted(BEST_FIRST)
                .limit(DEPTH)
                .toArray(ScoreDoc[]::new);
    }

    private List<Candidate> candidates(ScoreDoc[] found) throws IOException {
        double[] coverage = coverage(found, false);
        StoredFields stored = searcher.storedFields();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            UUID passage = UUID.fromString(stored.document(found[i].doc).get(ProjectIndex.PASSAGE));
            candidates.add(new Candidate(passage, found[i].score, coverage[i]));
        }
        return candidates;
    }

    /** For each of the passages, the share of the question that it has, anywhere or in its title and headings. */
    private double[] coverage(ScoreDoc[] found, boolean topicOnly) throws IOException {
        double[] covered = new double[found.length];
        double total = 0;
        Integer[] byDoc = new Integer[found.length];
        Arrays.setAll(byDoc, i -> i);
        Arrays.sort(byDoc, Comparator.comparingInt(i -> found[i].doc));
        for (Clue clue : clues) {
            total += clue.weight();
            double[] closeness = new double[found.length];
            for (Way way : clue.ways()) {
                Query query = new TermQuery(topicOnly ? way.inTopic().term() : way.term());
                Weight weight = searcher.createWeight(query, ScoreMode.COMPLETE_NO_SCORES, 1);
                for (int i : matching(weight, found, byDoc)) {
                    closeness[i] = Math.max(closeness[i], way.closeness());
                }
            }
            for (int i = 0; i < found.length; i++) {
                covered[i] += clue.weight() * closeness[i];
            }
        }
        double all = total;
        return Arrays.stream(covered).map(part -> all == 0 ? 0 : part / all).toArray();
    }

    private List<Integer> matching(Weight weight, ScoreDoc[] found, Integer[] byDoc) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        List<Integer> matching = new ArrayList<>();
        DocIdSetIterator docs = DocIdSetIterator.empty();
        int leaf = -1;
        for (int i : byDoc) {
            int at = ReaderUtil.subIndex(found[i].doc, leaves);
            if (at != leaf) {
                leaf = at;
                Scorer scorer = weight.scorer(leaves.get(leaf));
                docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            }
            int doc = found[i].doc - leaves.get(leaf).docBase;
            if (docs.docID() < doc && docs.docID() != DocIdSetIterator.NO_MORE_DOCS) {
                docs.advance(doc);
            }
            if (docs.docID() == doc) {
                matching.add(i);
            }
        }
        return matching;
    }
}
