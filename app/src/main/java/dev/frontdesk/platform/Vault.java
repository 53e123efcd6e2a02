package dev.frontdesk.platform;

/**
 * Encrypts credentials at rest. Each value is bound to its place: opening it with another context fails, so that a
 * ciphertext copied to another row is worthless. A table that keeps sealed values registers them as a {@link
 * SealedColumn}, or they are lost when keys are changed.
 */
public interface Vault {

    /** Encrypts; {@code context} names the row and column, e.g. {@code connection/<id>/token}. */
    byte[] seal(byte[] plaintext, String context);

    /**
     * Decrypts what {@link #seal} made with the same context.
     *
     * @throws Unreadable if the value was changed, belongs to another place, or its key is gone
     */
    byte[] open(byte[] sealed, String context);

    /** Says which place, never what was in it. */
    final class Unreadable extends RuntimeException {
        Unreadable(String context, Throwable cause) {
            super("The secret of " + context + " can't be read; enter it again", cause);
        }
    }
}
