package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Attached;
import dev.frontdesk.conversation.TurnRunner.Reply;
import dev.frontdesk.conversation.TurnRunner.Source;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.knowledge.DocumentId;
import dev.frontdesk.knowledge.Pictures;
import dev.frontdesk.media.MediaFiles;
import dev.frontdesk.media.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** An answer that stands on a picture of the knowledge shows it. */
@Component
class ShownPictures {

    private static final Logger LOG = LoggerFactory.getLogger(ShownPictures.class);
    private static final int PICTURES_MAX = 2;

    private final Pictures pictures;
    private final MediaFiles files;

    ShownPictures(Pictures pictures, MediaFiles files) {
        this.pictures = pictures;
        this.files = files;
    }

    Reply with(Reply reply, Turn turn) {
        List<Attached> shown = new ArrayList<>();
        for (Source source : reply.sources()) {
            if (shown.size() < PICTURES_MAX && Pictures.mayBe(source.title(), source.passage())) {
                picture(turn, source).ifPresent(shown::add);
            }
        }
        return shown.isEmpty() ? reply : reply.showing(shown);
    }

    private Optional<Attached> picture(Turn turn, Source source) {
        try {
            Optional<Pictures.Opened> found =
                    pictures.open(turn.organization(), turn.project(), new DocumentId(source.documentId()));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (InputStream content = found.get().content()) {
                StoredFile file = files.store(turn.organization(), content, MediaFiles.BYTES_MAX);
                return Optional.of(new Attached("photo", found.get().name(), file, null));
            }
        } catch (IOException failure) {
            LOG.atWarn().setCause(failure).log("assistant_picture_not_shown");
            return Optional.empty();
        }
    }
}
