package dev.frontdesk.conversation;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.InboundSink;
import dev.frontdesk.connector.Item;
import dev.frontdesk.platform.GroupCommit;
import dev.frontdesk.platform.Ids;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes what arrived durable, many requests in one transaction, and only then lets its sender be answered. */
@Component
class Inbox implements InboundSink, DisposableBean {

    private static final Comparator<IntakeStore.Row> BY_KEY = Comparator.<IntakeStore.Row, UUID>comparing(
                    row -> row.arrival().source().organization().value())
            .thenComparing(row -> row.arrival().account())
            .thenComparing(row -> row.arrival().externalId());

    /** What one call of {@link #accept} brings. */
    private record Delivery(
            Source source,
            List<IntakeStore.Row> rows,
            @Nullable String cursor) {}

    private final IntakeStore store;
    private final Lanes lanes;
    private final Moves moves;
    private final PipelineMeters meters;
    private final GroupCommit<Delivery, List<Arrival>> writer;

    Inbox(IntakeStore store, Lanes lanes, Moves moves, PipelineMeters meters) {
        this.store = store;
        this.lanes = lanes;
        this.moves = moves;
        this.meters = meters;
        this.writer = new GroupCommit<>("intake", meters.batches("intake", this::store));
    }

    @Override
    public int accept(Source source, List<Item> items, @Nullable String cursor) {
        if (items.isEmpty() && cursor == null) {
            return 0;
        }
        try {
            items.forEach(item -> learn(source, item.inbound()));
            List<IntakeStore.Row> rows =
                    items.stream().map(item -> row(source, item)).toList();
            List<Arrival> fresh =
                    writer.submit(new Delivery(source, rows, cursor)).join();
            meters.received(fresh.size());
            lanes.arrived(fresh);
            return fresh.size();
        } catch (CompletionException failure) {
            throw new NotStored(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /** Before it is acknowledged, so that what follows from the new chat finds its conversation. */
    private void learn(Source source, Inbound inbound) {
        if (inbound instanceof Inbound.Moved moved) {
            moves.learn(source, moved);
        }
    }

    private IntakeStore.Row row(Source source, Item item) {
        Inbound inbound = Tamed.of(item.inbound());
        Arrival arrival =
                new Arrival(Ids.next(), item.externalId(), source, moves.conversation(source, inbound), inbound);
        boolean ignored = inbound instanceof Inbound.Ignored;
        return new IntakeStore.Row(arrival, ignored ? "" : item.raw(), ignored);
    }

    private List<List<Arrival>> store(List<Delivery> deliveries) {
        List<IntakeStore.Row> rows = new ArrayList<>();
        Map<UUID, IntakeStore.Cursor> cursors = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            rows.addAll(delivery.rows());
            if (delivery.cursor() != null) {
                cursors.put(
                        delivery.source().connection().value(),
                        new IntakeStore.Cursor(delivery.source(), delivery.cursor()));
            }
        }
        rows.sort(BY_KEY);
        Set<UUID> stored = store.store(rows, List.copyOf(cursors.values()));
        return deliveries.stream()
                .map(delivery -> delivery.rows().stream()
                        .filter(row ->
                                !row.handled() && stored.contains(row.arrival().id()))
                        .map(IntakeStore.Row::arrival)
                        .toList())
                .toList();
    }

    @Override
    public @Nullable String cursor(Source source) {
        return store.cursor(source).orElse(null);
    }

    @Override
    public void destroy() {
        writer.close();
    }

    /** Nothing of the call was stored; the provider must keep it and deliver it again. */
    static final class NotStored extends RuntimeException {
        NotStored(Throwable cause) {
            super("Could not store what arrived: " + cause.getMessage(), cause);
        }
    }
}
