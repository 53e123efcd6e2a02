package dev.frontdesk.assistant;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How many tokens of models may be used up.
 *
 * @param id of the project, or of the account or contact; the organization's own: the organization, or each person who
 *     has no budget of their own
 * @param tokens more than 0
 */
record Budget(Scope scope, UUID id, Period period, long tokens) {

    /** From this share on people are warned, in percent. */
    static final int WARNING = 80;

    enum Scope {
        ORGANIZATION,
        PROJECT,
        PERSON;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Scope of(String word) {
            return Stream.of(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word));
        }
    }

    /** Both in UTC. */
    enum Period {
        DAY,
        MONTH;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** When the one began that this day belongs to. */
        LocalDate start(LocalDate day) {
            return this == DAY ? day : day.withDayOfMonth(1);
        }

        static Period of(String word) {
            return Stream.of(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(word));
        }
    }

    /** @param tokens used up since the period began */
    record Used(Budget budget, long tokens) {

        /** Of the budget, in percent; may be above 100. */
        long share() {
            return tokens * 100 / budget.tokens();
        }

        boolean spent() {
            return tokens >= budget.tokens();
        }
    }
}
