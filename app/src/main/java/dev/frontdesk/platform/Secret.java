package dev.frontdesk.platform;

/** A text that must not appear in logs, errors, pages or prompts. Only {@link #reveal()} gives it away. */
public record Secret(String value) {

    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A secret must not be empty");
        }
    }

    public String reveal() {
        return value;
    }

    /** First and last characters, enough for its owner to recognise it: {@code 1234…wxyz}; short ones only dots. */
    public String preview() {
        return value.length() < 16 ? "••••" : value.substring(0, 4) + "…" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return "••••";
    }
}
