package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Fault;
import dev.frontdesk.sandbox.Json;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings events to one callback server: those of a conversation one after the other, each again and again, with the same
 * {@code event_id}, until the answer is {@code ok}, {@code remove}, or there were too many attempts.
 */
final class Deliveries {

    private static final long PAUSE_MAX_MILLIS = 60_000;

    private final Group group;
    private final CallbackServer server;
    private final Map<Long, ArrayDeque<ObjectNode>> lines = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    Deliveries(Group group, CallbackServer server) {
        this.group = group;
        this.server = server;
    }

    void stop() {
        stopped.countDown();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Asks the address for the code. */
    void confirm() {
        ObjectNode question = Json.object().put("type", "confirmation").put("group_id", group.id());
        signed(question);
        Thread.startVirtualThread(() -> {
            Postman.Answer answer = post(question, 0);
            boolean right = answer.status() == 200 && answer.body().equals(server.code());
            server.status(right ? CallbackServer.Status.OK : CallbackServer.Status.FAILED);
        });
    }

    private void signed(ObjectNode event) {
        if (!server.secret().isEmpty()) {
            event.put("secret", server.secret());
        }
    }

    synchronized void offer(long peer, ObjectNode event) {
        ObjectNode own = event.deepCopy();
        signed(own);
        ArrayDeque<ObjectNode> line = lines.get(peer);
        if (line != null) {
            line.add(own);
            return;
        }
        line = new ArrayDeque<>();
        line.add(own);
        lines.put(peer, line);
        Thread.startVirtualThread(() -> serve(peer));
    }

    private void serve(long peer) {
        for (ObjectNode event = next(peer); event != null; event = next(peer)) {
            try {
                deliver(event);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable ObjectNode next(long peer) {
        ArrayDeque<ObjectNode> line = lines.get(peer);
        ObjectNode event = line == null || isStopped() ? null : line.poll();
        if (event == null) {
            lines.remove(peer);
        }
        return event;
    }

    private void deliver(ObjectNode event) throws InterruptedException {
        Limits limits = group.vk().limits();
        for (int attempt = 0; attempt < limits.callbackAttemptsMax() && !isStopped(); attempt++) {
            Postman.Answer answer = attempt(event, attempt);
            boolean well = answer.isOk();
            server.delivered(well, limits.callbackFailuresMax());
            if (well || answer.isRemove()) {
                if (well && group.vk().faults().duplicate(group.account())) {
                    post(event, attempt + 1);
                }
                return;
            }
            long backoff = Math.min(PAUSE_MAX_MILLIS, (long) limits.callbackBackoffMillis() << Math.min(attempt, 10));
            long pause = answer.retryAfterMillis() > 0 ? answer.retryAfterMillis() : backoff;
            if (stopped.await(pause, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private Postman.Answer attempt(ObjectNode event, int attempt) throws InterruptedException {
        Fault fault = group.vk().faults().strikeDelivery(group.account());
        if (fault == null) {
            return post(event, attempt);
        }
        Thread.sleep(fault.delayMillis());
        if (fault.drops()) {
            return Postman.Answer.NONE;
        }
        Postman.Answer answer = post(event, attempt);
        return fault.resetAfterStore() ? Postman.Answer.NONE : answer;
    }

    private Postman.Answer post(ObjectNode event, int attempt) {
        return Postman.post(server.url(), event, attempt, group.vk().limits().callbackTimeoutMillis());
    }
}
