package dev.frontdesk.model;

import java.util.Base64;
import java.util.List;

/**
 * What a person sent beside their words: data, whatever it says.
 *
 * @param files as their text
 * @param pictures for a model that can see
 */
public record Enclosed(List<SentFile> files, List<Picture> pictures) {

    public static final Enclosed NOTHING = new Enclosed(List.of(), List.of());

    public Enclosed {
        files = List.copyOf(files);
        pictures = List.copyOf(pictures);
    }

    public boolean isEmpty() {
        return files.isEmpty() && pictures.isEmpty();
    }

    public record SentFile(String name, String text) {}

    /** @param base64 the content */
    public record Picture(String mediaType, String base64) {

        public static Picture of(String mediaType, byte[] content) {
            return new Picture(mediaType, Base64.getEncoder().encodeToString(content));
        }

        String dataUrl() {
            return "data:" + mediaType + ";base64," + base64;
        }
    }
}
