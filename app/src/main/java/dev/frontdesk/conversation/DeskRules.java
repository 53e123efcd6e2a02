package dev.frontdesk.conversation;

import dev.frontdesk.conversation.HandOver.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a project calls a person without being asked.
 *
 * @param unanswered after two questions in a row that the assistant could not answer
 * @param anger when the customer is angry
 * @param vip at once, for contacts with the label VIP
 * @param keywords words, or beginnings of words, that call a person; in lower case
 * @param patience how long nobody may come before the assistant offers to go on
 */
record DeskRules(boolean unanswered, boolean anger, boolean vip, List<String> keywords, Duration patience) {

    private static final int UNANSWERED_MAX = 2;

    DeskRules {
        keywords = List.copyOf(keywords);
    }

    /** What the messages themselves call for; looks at nothing but them. */
    Optional<Reason> called(List<String> messages, boolean isVip) {
        if (vip && isVip) {
            return Optional.of(Reason.VIP);
        }
        for (String message : messages) {
            if (!keywords.isEmpty() && holdsKeyword(message.toLowerCase(Locale.ROOT))) {
                return Optional.of(Reason.KEYWORD);
            }
            if (anger && Anger.in(message)) {
                return Optional.of(Reason.ANGER);
            }
        }
        return Optional.empty();
    }

    /** @param before how many questions in a row went unanswered before this one */
    boolean calledAfterUnanswered(int before) {
        return unanswered && before + 1 >= UNANSWERED_MAX;
    }

    private boolean holdsKeyword(String message) {
        for (String keyword : keywords) {
            for (int at = message.indexOf(keyword); at >= 0; at = message.indexOf(keyword, at + 1)) {
                if (at == 0 || !Character.isLetterOrDigit(message.charAt(at - 1))) {
                    return true;
                }
            }
        }
        return false;
    }
}
