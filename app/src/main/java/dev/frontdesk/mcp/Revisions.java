package dev.frontdesk.mcp;

import java.util.List;

/** Revisions of the protocol that we speak, newest first. From 2026-07-28 on each request says all that it needs. */
final class Revisions {

    static final String MODERN = "2026-07-28";
    static final String NEGOTIATED = "2025-11-25";
    static final List<String> ALL = List.of(MODERN, NEGOTIATED, "2025-06-18", "2025-03-26");

    private Revisions() {}

    /** What an {@code initialize} is answered with: what was asked for, else the newest that still has one. */
    static String agree(String asked) {
        return ALL.contains(asked) && !asked.equals(MODERN) ? asked : NEGOTIATED;
    }
}
