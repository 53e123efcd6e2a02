package dev.frontdesk.conversation;

/** Names for files that came without one. */
final class FileEndings {

    private FileEndings() {}

    static String name(StoredPart part) {
        String type = part.mediaType() == null ? "" : part.mediaType();
        String ending = switch (type) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/gif" -> ".gif";
            case "image/webp" -> ".webp";
            case "audio/ogg", "audio/vorbis", "audio/opus" -> ".ogg";
            case "audio/mpeg" -> ".mp3";
            case "audio/mp4" -> ".m4a";
            case "video/mp4" -> ".mp4";
            case "video/webm" -> ".webm";
            case "application/pdf" -> ".pdf";
            default -> "";
        };
        return part.word() + ending;
    }
}
