package dev.frontdesk.sandbox.openai;

/** Rough token counts: about four Latin or two and a half other characters to a token, as byte-pair encodings have it. */
final class Tokens {

    private Tokens() {}

    static int count(CharSequence text) {
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x80) {
                latin++;
            }
        }
        int other = text.length() - latin;
        return (latin + 3) / 4 + (other * 2 + 4) / 5;
    }
}
