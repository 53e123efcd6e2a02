package dev.frontdesk.crm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deals by stage.
 *
 * @param focus the deal that was moved just now; null: none
 */
public record Board(
        CrmTabs tabs,
        List<Column> columns,
        boolean mayCreate,
        @Nullable Long focus) {

    /**
     * A stage that a deal may go to.
     *
     * @param lost whether it needs a reason
     */
    public record Target(String code, String name, boolean lost) {

        static Target of(Stage stage) {
            return new Target(stage.code(), StageNames.shown(stage), stage.kind() == Stage.Kind.LOST);
        }
    }

    /**
     * @param kind {@code open}, {@code won} or {@code lost}
     * @param count of all deals there
     * @param sums of their values, by currency
     * @param rest how many are not shown
     */
    public record Column(
            String code, String name, String kind, long count, List<String> sums, List<Card> cards, long rest) {

        public Column {
            sums = List.copyOf(sums);
            cards = List.copyOf(cards);
        }
    }

    /**
     * @param late whether it should have closed before today
     * @param targets where it may go; empty: nowhere
     * @param left the open stage before; null: none
     * @param right the open stage behind; null: none
     * @param reopens whether this person may open it again
     */
    public record Card(
            long id,
            long version,
            String title,
            String customer,
            String value,
            String due,
            boolean late,
            String assigned,
            List<Target> targets,
            @Nullable Target left,
            @Nullable Target right,
            boolean reopens) {

        public Card {
            targets = List.copyOf(targets);
        }

        public boolean moves() {
            return !targets.isEmpty();
        }
    }

    public Board {
        columns = List.copyOf(columns);
    }
}
