package dev.frontdesk.knowledge.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The passages of one project, searchable. Searches run beside each other and beside one change. */
public final class ProjectIndex implements AutoCloseable {

    static final String PASSAGE = "passage";
    private static final String DOCUMENT = "document";
    private static final String VERSION = "version";
    /** Raise when fields or analyzers change: older folders are thrown away. */
    private static final String FORMAT = "2";

    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WORDS.setTokenized(true);
        WORDS.freeze();
    }

    private final Directory directory;
    private final SearcherManager searchers;
    private volatile long version;
    private volatile @Nullable Vocabulary vocabulary;

    ProjectIndex(Directory directory) throws IOException {
        this.directory = directory;
        if (!DirectoryReader.indexExists(directory)) {
            write(0, writer -> {});
        }
        Map<String, String> data = commitData();
        if (!FORMAT.equals(data.get("format"))) {
            throw new IOException("An index of another format: " + data);
        }
        version = Long.parseLong(data.getOrDefault(VERSION, "0"));
        searchers = new SearcherManager(directory, new SearcherFactory());
    }

    private Map<String, String> commitData() throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData();
        }
    }

    /** How far the project's changes are in. */
    public long version() {
        return version;
    }

    public boolean isEmpty() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return searcher.getIndexReader().numDocs() == 0;
        } finally {
            searchers.release(searcher);
        }
    }

    public List<Candidate> search(String question, @Nullable String model, float @Nullable [] vector)
            throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return new Search(searcher, vocabulary(searcher.getIndexReader()), Question.of(question))
                    .run(model == null ? null : vectorField(model), vector);
        } finally {
            searchers.release(searcher);
        }
    }

    /** Of what is searched now. */
    private Vocabulary vocabulary(IndexReader reader) {
        Vocabulary known = vocabulary;
        if (known == null || !known.isOf(reader)) {
            known = new Vocabulary(reader);
            vocabulary = known;
        }
        return known;
    }

    /** Takes in changes and commits; what is read afterwards shows them. One caller at a time. */
    public void apply(Iterable<Change> changes, long upTo) throws IOException {
        write(upTo, writer -> {
            for (Change change : changes) {
                put(writer, change);
            }
        });
        searchers.maybeRefreshBlocking();
        version = upTo;
    }

    private interface Writing {
        void to(IndexWriter writer) throws IOException;
    }

    private void write(long upTo, Writing writing) throws IOException {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setNoCFSRatio(1);
        merges.setSegmentsPerTier(6);
        IndexWriterConfig config = new IndexWriterConfig(Tongues.analyzer())
                .setCodec(new WideVectors())
                .setMergePolicy(merges)
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(32);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            writing.to(writer);
            writer.setLiveCommitData(
                    Map.of("format", FORMAT, VERSION, Long.toString(upTo)).entrySet());
            writer.commit();
        }
    }

    private static void put(IndexWriter writer, Change change) throws IOException {
        String document = change.document().toString();
        writer.deleteDocuments(new Term(DOCUMENT, document));
        for (Entry entry : change.entries()) {
            Document fields = new Document();
            fields.add(new StringField(DOCUMENT, document, Field.Store.NO));
            fields.add(new SortedDocValuesField(DOCUMENT, new BytesRef(document)));
            fields.add(new NumericDocValuesField(VERSION, change.version()));
            fields.add(new StoredField(PASSAGE, entry.passage().toString()));
            fields.add(new Field(entry.language().code(), entry.searched(), WORDS));
            fields.add(new Field(Concepts.FIELD, Concepts.in(entry.language(), entry.searched()), WORDS));
            fields.add(new Field(Topic.FIELD, Topic.in(entry.language(), entry.topic()), WORDS));
            fields.add(new Field(
                    Tongues.soundField(entry.language()), Tongues.sounds(entry.language(), entry.searched()), WORDS));
            entry.vectors()
                    .forEach((model, vector) -> fields.add(
                            new KnnFloatVectorField(vectorField(model), vector, VectorSimilarityFunction.COSINE)));
            writer.addDocument(fields);
        }
    }

    private static String vectorField(String model) {
        return "vector:" + model;
    }

    /** The documents that are in, with the version at which each came. */
    public Map<UUID, Long> documents() throws IOException {
        Map<UUID, Long> documents = new HashMap<>();
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                SortedDocValues names = DocValues.getSorted(leaf.reader(), DOCUMENT);
                NumericDocValues versions = DocValues.getNumeric(leaf.reader(), VERSION);
                Bits live = leaf.reader().getLiveDocs();
                int last = -1;
                for (int doc = names.nextDoc(); doc != SortedDocValues.NO_MORE_DOCS; doc = names.nextDoc()) {
                    if ((live == null || live.get(doc)) && names.ordValue() != last && versions.advanceExact(doc)) {
                        last = names.ordValue();
                        documents.put(UUID.fromString(names.lookupOrd(last).utf8ToString()), versions.longValue());
                    }
                }
            }
        } finally {
            searchers.release(searcher);
        }
        return documents;
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        directory.close();
    }
}
