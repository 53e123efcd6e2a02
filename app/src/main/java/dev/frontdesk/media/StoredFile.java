package dev.frontdesk.media;

/**
 * A file that is kept.
 *
 * @param mediaType sniffed from the content, never what somebody said it was
 */
public record StoredFile(FileId id, String mediaType, long bytes) {

    /** Whether a browser may show it in a page of ours: pictures, sound and video without active content. */
    public boolean showsInline() {
        return showsInline(mediaType);
    }

    /** The same of a type that was sniffed before. */
    public static boolean showsInline(String mediaType) {
        return switch (mediaType) {
            case "image/png", "image/jpeg", "image/gif", "image/webp" -> true;
            case "audio/ogg",
                    "audio/vorbis",
                    "audio/opus",
                    "audio/mpeg",
                    "audio/mp4",
                    "audio/x-wav",
                    "audio/vnd.wave" -> true;
            case "video/mp4", "video/webm" -> true;
            default -> false;
        };
    }

    public boolean isPicture() {
        return showsInline() && mediaType.startsWith("image/");
    }
}
