package dev.frontdesk.connector;

/** Where a connection's provider lives: in the sandbox on this machine, or in the real world. */
public enum Environment {
    SANDBOX,
    REAL
}
