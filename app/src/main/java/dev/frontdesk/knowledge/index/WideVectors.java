package dev.frontdesk.knowledge.index;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/**
 * The usual codec, but for vectors longer than its 1,024: common models give 1,536 and 3,072. The limit is checked on
 * writing only, so that the files are those of the usual format, under its name, and are read by it.
 */
public final class WideVectors extends Lucene104Codec {

    public static final int DIMENSION_MAX = 4_096;

    private static final KnnVectorsFormat FORMAT = new KnnVectorsFormat("Lucene99HnswVectorsFormat") {
        private final KnnVectorsFormat usual = new Lucene99HnswVectorsFormat();

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return usual.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return usual.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return DIMENSION_MAX;
        }
    };

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return FORMAT;
    }
}
