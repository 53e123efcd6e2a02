package dev.frontdesk.panel;

import dev.frontdesk.organization.Caller;
import java.util.List;

/**
 * Tells what needs a person: broken connections, waiting customers, documents that could not be read. Implemented by the
 * modules; gathered by the overview and counted on the rail.
 */
public interface Attention {

    /** At most a handful, the most urgent first; only what this person may see. */
    List<Notice> notices(Caller caller, Phrases words);

    /**
     * @param text what happened, in words
     * @param cure what to do about it, in words; empty when the link says it all
     * @param link where it is done
     * @param count how many things this stands for
     */
    record Notice(Room room, Tone tone, String text, String cure, String link, int count) {}
}
