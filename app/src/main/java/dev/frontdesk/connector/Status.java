package dev.frontdesk.connector;

/** What a connection does now. */
public enum Status {
    /** Nobody started it. */
    STOPPED,
    /** It was started and is being set up at the provider. */
    PENDING,
    RUNNING,
    /** It was started and does not work; the last error says why. */
    ERROR,
    /** Its parameters are saved, and it is switched off. For what carries no conversations. */
    DISABLED
}
