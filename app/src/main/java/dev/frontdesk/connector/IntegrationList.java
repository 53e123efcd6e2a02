package dev.frontdesk.connector;

import dev.frontdesk.panel.Tone;
import java.util.List;

/** The page "Integrations". */
public record IntegrationList(List<Item> items) {

    /** @param project its name; empty where the connection belongs to the whole organization */
    public record Item(ConnectionView connection, String provider, String project, Tone tone, boolean mayConfigure) {}
}
