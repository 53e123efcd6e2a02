package dev.frontdesk.assistant;

import dev.frontdesk.conversation.TurnRunner.Attached;
import dev.frontdesk.conversation.TurnRunner.Turn;
import dev.frontdesk.media.MediaFiles;
import dev.frontdesk.media.StoredFile;
import dev.frontdesk.model.Enclosed;
import dev.frontdesk.model.Enclosed.Picture;
import dev.frontdesk.model.Enclosed.SentFile;
import dev.frontdesk.model.ModelSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sorts what came along with a turn by what a project's model can take of it. */
@Component
class Enclosures {

    private static final int PICTURES_MAX = 4;

    /** What every provider takes, before it is encoded. */
    private static final long PICTURE_BYTES_MAX = 3_500_000;

    private final MediaFiles files;

    Enclosures(MediaFiles files) {
        this.files = files;
    }

    /**
     * @param spoken words of voice messages, which count as written
     * @param unread whether something came that the model cannot take
     */
    record Sorted(List<String> spoken, Enclosed enclosed, boolean unread) {}

    Sorted of(Turn turn, ModelSettings model) {
        List<String> spoken = new ArrayList<>();
        List<SentFile> texts = new ArrayList<>();
        List<Picture> pictures = new ArrayList<>();
        boolean unread = false;
        for (Attached each : turn.attachments()) {
            String text = each.text();
            Optional<Picture> picture = text == null && pictures.size() < PICTURES_MAX && model.sees()
                    ? picture(turn, each)
                    : Optional.empty();
            if (text != null && each.isSound()) {
                spoken.add(text);
            } else if (text != null && !model.isBuiltIn()) {
                texts.add(new SentFile(each.name() == null ? each.kind() : each.name(), text));
            } else if (picture.isPresent()) {
                pictures.add(picture.get());
            } else {
                unread = true;
            }
        }
        return new Sorted(spoken, new Enclosed(texts, pictures), unread);
    }

    private Optional<Picture> picture(Turn turn, Attached attached) {
        StoredFile file = attached.file();
        if (file == null || !file.isPicture() || file.bytes() > PICTURE_BYTES_MAX) {
            return Optional.empty();
        }
        Optional<InputStream> opened = files.open(turn.organization(), file.id());
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = opened.get()) {
            return Optional.of(Picture.of(file.mediaType(), content.readAllBytes()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Key of the words that say what the model can take. */
    static String answer(ModelSettings model) {
        if (model.isBuiltIn()) {
            return "attachment";
        }
        if (model.sees()) {
            return model.hears() ? "attachment.all" : "attachment.pictures";
        }
        return model.hears() ? "attachment.voice" : "attachment.documents";
    }
}
