package dev.frontdesk.connectors.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.util.CRLFOutputStream;

/** A mail as it goes over the wire, written twice, to count it and to send it, and held in memory never. */
final class LetterBytes implements Literal {

    private final OwnLetter letter;
    private final int size;

    private LetterBytes(OwnLetter letter, int size) {
        this.letter = letter;
        this.size = size;
    }

    static LetterBytes of(OwnLetter letter) throws IOException, MessagingException {
        Counting counting = new Counting();
        letter.writeTo(new CRLFOutputStream(counting));
        return new LetterBytes(letter, Math.toIntExact(counting.bytes));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try {
            letter.writeTo(new CRLFOutputStream(out));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
        }
    }
}
