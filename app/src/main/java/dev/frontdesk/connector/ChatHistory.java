package dev.frontdesk.connector;

import dev.frontdesk.connector.InboundSink.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said in a chat, for connectors whose clients ask us for it because no provider keeps it. Implemented by the
 * conversation module.
 */
public interface ChatHistory {

    /**
     * Messages after the cursor, oldest first; without a cursor the latest ones. Of ours not those that failed.
     */
    List<Entry> after(Source source, String chatId, @Nullable String cursor, int limit);

    /**
     * @param cursor to go on from
     * @param id of the client for what it said, ours for what we said
     * @param text Markdown of what we said, plain text of what the person said
     * @param files what we sent with it, in their order
     * @param choices buttons under it
     */
    record Entry(
            String cursor,
            String id,
            boolean fromPerson,
            String text,
            List<File> files,
            List<Choices.Option> choices,
            Instant at) {}

    /** @param mediaType as sniffed from its content */
    record File(String name, String mediaType, long bytes) {}

    /**
     * A file that we sent into this chat.
     *
     * @param id {@link Entry#id} of the message
     * @param number of the file in it, from 0
     * @return empty where this chat has no such file
     */
    Optional<Attachment> file(Source source, String chatId, String id, int number);
}
