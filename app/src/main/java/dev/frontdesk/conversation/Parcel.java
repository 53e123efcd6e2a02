package dev.frontdesk.conversation;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.connector.Markup;
import dev.frontdesk.connector.Messenger;
import dev.frontdesk.connector.Messenger.Limits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as a channel takes it.
 *
 * @param rendered in the channel's dialect; null where rendering the whole text gives just this
 * @param plain the same without markup
 */
record Parcel(@Nullable String rendered, @Nullable String plain, Beside beside) {

    /** Whatever it is, sent as it stands: the channel's limits are not known now. */
    static List<Parcel> unfitted(Beside beside) {
        return List.of(new Parcel(null, null, beside));
    }

    /**
     * Divides what is to be said among messages: the text beside the first files where it fits there, buttons under the
     * end of the text, or written out where the channel has too few. Either way they are kept with the message under
     * which they stand.
     *
     * <p>Files are left out where the channel takes none.
     *
     * @return empty where nothing of it can be seen
     */
    static List<Parcel> of(String markdown, Beside beside, Messenger messenger) {
        Limits limits = messenger.limits();
        if (beside.template() != null) {
            return unfitted(beside);
        }
        boolean buttons = beside.choices().size() <= limits.choicesMax();
        String text = buttons ? markdown : markdown + writtenOut(beside.choices());
        List<Choices.Option> choices = beside.choices();
        List<Markup.Fitted> texts =
                text.isBlank() ? List.of() : Markup.fit(text, messenger.dialect(), limits.textMax());
        List<List<StoredPart>> files =
                limits.attachmentsMax() > 0 ? bundles(beside.files(), limits) : new ArrayList<>();
        boolean caption = texts.size() == 1
                && !files.isEmpty()
                && limits.captionMax() > 0
                && Markup.fit(text, messenger.dialect(), limits.captionMax()).size() == 1;
        if (texts.size() == 1 && files.isEmpty() && text.equals(markdown)) {
            return unfitted(new Beside(List.of(), choices, null));
        }
        List<Parcel> parcels = new ArrayList<>();
        for (Markup.Fitted part : texts) {
            List<Choices.Option> under = parcels.size() == texts.size() - 1 ? choices : List.of();
            List<StoredPart> along = caption ? files.removeFirst() : List.of();
            parcels.add(new Parcel(part.rendered(), part.plain(), new Beside(along, under, null)));
        }
        for (List<StoredPart> bundle : files) {
            parcels.add(new Parcel("", "", new Beside(bundle, texts.isEmpty() ? choices : List.of(), null)));
            choices = List.of();
        }
        return parcels;
    }

    private static String writtenOut(List<Choices.Option> choices) {
        StringBuilder list = new StringBuilder("\n");
        for (int i = 0; i < choices.size(); i++) {
            list.append("\n").append(i + 1).append(". ").append(choices.get(i).label());
        }
        return list.toString();
    }

    /** No more files together than the channel takes, and no more bytes than one of them may have. */
    private static List<List<StoredPart>> bundles(List<StoredPart> files, Limits limits) {
        List<List<StoredPart>> bundles = new ArrayList<>();
        List<StoredPart> bundle = new ArrayList<>();
        long bytes = 0;
        for (StoredPart file : files) {
            boolean full = bundle.size() >= Math.max(1, limits.attachmentsMax())
                    || bytes + file.bytes() > limits.attachmentBytesMax();
            if (full && !bundle.isEmpty()) {
                bundles.add(List.copyOf(bundle));
                bundle.clear();
                bytes = 0;
            }
            bundle.add(file);
            bytes += file.bytes();
        }
        if (!bundle.isEmpty()) {
            bundles.add(List.copyOf(bundle));
        }
        return bundles;
    }
}
