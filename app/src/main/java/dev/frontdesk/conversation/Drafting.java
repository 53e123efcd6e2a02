package dev.frontdesk.conversation;

import dev.frontdesk.connector.Channels;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pipeline's part in drafts. Where a connection answers by itself, it asks memory alone. */
@Component
class Drafting {

    private final Channels channels;
    private final JdbcClient jdbc;

    Drafting(Channels channels, @Qualifier("pipeline") JdbcClient jdbc) {
        this.channels = channels;
        this.jdbc = jdbc;
    }

    /** Whether what the assistant says in this turn waits for a person. */
    boolean isWanted(Opening opening) {
        return channels.find(opening.source().organization(), opening.source().connection())
                .map(channel -> channel.connection().answersAsDrafts())
                .orElse(false);
    }

    /**
     * A draft that does not know what the customer has just written is dropped: this turn makes another. Runs again with
     * a turn that is run again.
     */
    void outdate(Opening opening) {
        if (opening.said().isEmpty() || !isWanted(opening)) {
            return;
        }
        jdbc.sql("""
                        update message
                        set status = 'discarded', problem = 'The customer wrote again', problem_code = 'outdated',
                            settled_at = now()
                        where organization_id = ? and conversation_id = ? and status = 'draft'
                        """)
                .param(opening.source().organization().value())
                .param(opening.conversation().value())
                .update();
    }
}
