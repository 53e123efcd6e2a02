package dev.frontdesk.connector;

/** How a connection takes in what arrives. */
public enum Mode {
    WEBHOOK,
    POLLING
}
