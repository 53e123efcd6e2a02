package dev.frontdesk.mcp;

import dev.frontdesk.tool.Tool.Effect;
import java.util.Locale;

/** What a person has approved an outside tool for; what the server says about its harmlessness counts for nothing. */
public enum Use {
    OFF,
    /** It changes nothing: without asking, also several at once. */
    READ,
    /** It may change something: without asking, once. */
    WRITE,
    /** The person who asks confirms each call by a button. */
    ASK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Use of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    Effect effect() {
        return switch (this) {
            case READ -> Effect.READ;
            case WRITE -> Effect.WRITE;
            case OFF, ASK -> Effect.DESTRUCTIVE;
        };
    }
}
