package dev.frontdesk.model;

/** Makes words of speech. Thread-safe; blocks like {@link ChatModel}. */
public interface TranscriptionModel {

    /** Longest recording in bytes that providers take. */
    long BYTES_MAX = 25_000_000;

    /**
     * @param content a recording in a common format, e.g. OGG with Opus; at most {@link #BYTES_MAX}
     * @param name with the ending of its format: providers go by it
     * @return what was said, in the language it was said in; empty where nothing was
     * @throws ModelFailure when there is no answer
     */
    String transcribe(byte[] content, String name, String mediaType);
}
