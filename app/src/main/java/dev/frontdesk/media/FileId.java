package dev.frontdesk.media;

/**
 * The SHA-256 of a file's content in lower-case hexadecimal: 64 characters. Two files of the same content in one
 * organization are one.
 */
public record FileId(String value) {

    public FileId {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not the hash of a file: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
