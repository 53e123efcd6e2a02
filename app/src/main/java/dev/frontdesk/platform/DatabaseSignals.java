package dev.frontdesk.platform;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Signals over {@code LISTEN} and {@code NOTIFY}. While one notification is on its way, the next gathers. */
@Component
class DatabaseSignals implements Signals, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DatabaseSignals.class);
    private static final int WAITING_MAX = 50_000;

    /** At most so often a notification leaves, which bounds what signals cost. */
    private static final long PAUSE_MILLIS = 10;

    private record Signal(String topic, String payload) {}

    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, List<Consumer<String>>> receivers = new ConcurrentHashMap<>();
    private final List<Runnable> gapReceivers = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<Signal> leaving = new LinkedBlockingQueue<>(WAITING_MAX);
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SignalListener listener;
    private final Thread dispatcher;
    private final Thread sender;

    DatabaseSignals(DatabaseAddress address, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.dispatcher = Thread.ofPlatform().name("signals-in").daemon().start(this::dispatch);
        this.sender = Thread.ofPlatform().name("signals-out").daemon().start(this::sendBatches);
        this.listener = new SignalListener(address, this::receive, () -> arrived.add(this::tellOfGap));
    }

    @Override
    public void on(String topic, Consumer<String> receiver) {
        receivers.computeIfAbsent(topic, any -> new CopyOnWriteArrayList<>()).add(receiver);
    }

    @Override
    public void onGap(Runnable receiver) {
        gapReceivers.add(receiver);
    }

    @Override
    public void send(String topic, String payload) {
        if (!SignalText.fits(topic, 60) || !SignalText.fits(payload, 200)) {
            throw new IllegalArgumentException("Not a signal: " + topic + " of " + payload.length() + " characters");
        }
        arrived.add(() -> deliver(topic, payload));
        if (!leaving.offer(new Signal(topic, payload))) {
            log.atWarn().addKeyValue("topic", topic).log("signal_dropped");
        }
    }

    private void sendBatches() {
        List<Signal> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(leaving.take());
                leaving.drainTo(batch);
                Set<String> lines = new LinkedHashSet<>();
                batch.forEach(signal -> lines.add(signal.topic() + SignalText.SEPARATOR + signal.payload()));
                batch.clear();
                notifyOthers(SignalText.pack(node, lines));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void notifyOthers(List<String> texts) {
        try {
            transaction.executeWithoutResult(status -> {
                // A hint is not worth a wait for the disk.
                jdbc.sql("set local synchronous_commit to off").update();
                jdbc.sql("select pg_notify('" + SignalListener.CHANNEL + "', text) from unnest(?::text[]) as text")
                        .param(texts.toArray(String[]::new))
                        .query((row, index) -> index)
                        .list();
            });
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("batches", texts.size()).setCause(e).log("signals_lost");
        }
    }

    private void receive(String text) {
        if (!SignalText.isFrom(node, text)) {
            for (String line : SignalText.unpack(text)) {
                int end = line.indexOf(SignalText.SEPARATOR);
                arrived.add(() -> deliver(line.substring(0, end), line.substring(end + 1)));
            }
        }
    }

    private void dispatch() {
        try {
            while (true) {
                arrived.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String topic, String payload) {
        for (Consumer<String> receiver : receivers.getOrDefault(topic, List.of())) {
            guarded(topic, () -> receiver.accept(payload));
        }
    }

    private void tellOfGap() {
        gapReceivers.forEach(receiver -> guarded("gap", receiver));
    }

    @SuppressWarnings("CatchingUnchecked") // one receiver's fault must not silence the others
    private static void guarded(String topic, Runnable receiver) {
        try {
            receiver.run();
        } catch (RuntimeException e) {
            log.atError().addKeyValue("topic", topic).setCause(e).log("signal_receiver_failed");
        }
    }

    @Override
    public void close() throws SQLException {
        sender.interrupt();
        dispatcher.interrupt();
        listener.close();
    }
}
