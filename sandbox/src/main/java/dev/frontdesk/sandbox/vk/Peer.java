package dev.frontdesk.sandbox.vk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A conversation: with a person, or a group chat, whose ids begin at two thousand million. */
final class Peer {

    static final long CHATS = 2_000_000_000L;

    private static final int MESSAGES_KEPT = 400;
    private static final long HOUR_MILLIS = 3_600_000;

    private final Group group;
    private final long id;
    private final List<Message> messages = new ArrayList<>();
    private final ArrayDeque<Long> sent = new ArrayDeque<>();
    private Standing standing;
    private String title = "Chat";
    private int lastNumber;
    private int readTo;
    private @Nullable Activity activity;

    /** What the community is seen to be doing. */
    record Activity(String type, long untilMillis) {}

    Peer(Group group, long id) {
        this.group = group;
        this.id = id;
        this.standing = isChat() ? Standing.ALLOWED : Standing.STRANGER;
    }

    long id() {
        return id;
    }

    boolean isChat() {
        return id >= CHATS;
    }

    String title() {
        return title;
    }

    void title(String newTitle) {
        title = newTitle;
    }

    Standing standing() {
        return standing;
    }

    void standing(Standing newStanding) {
        standing = newStanding;
    }

    Message add(IntFunction<Message> made) {
        Message message = made.apply(++lastNumber);
        if (messages.size() == MESSAGES_KEPT) {
            messages.removeFirst();
        }
        messages.add(message);
        if (message.out()) {
            readTo = message.number();
            activity = null;
        }
        return message;
    }

    void replace(Message changed) {
        messages.replaceAll(message -> message.number() == changed.number() ? changed : message);
    }

    void remove(Message gone) {
        messages.removeIf(message -> message.number() == gone.number());
    }

    List<Message> messages() {
        synchronized (group) {
            return List.copyOf(messages);
        }
    }

    @Nullable Message find(int number) {
        return messages.stream()
                .filter(message -> message.number() == number)
                .findFirst()
                .orElse(null);
    }

    @Nullable Message withId(long messageId) {
        return messages.stream()
                .filter(message -> messageId > 0 && message.id() == messageId)
                .findFirst()
                .orElse(null);
    }

    /** What was sent before under this key. */
    @Nullable Message withRandomId(int randomId) {
        return messages.stream()
                .filter(message -> message.out() && randomId != 0 && message.randomId() == randomId)
                .findFirst()
                .orElse(null);
    }

    int lastNumber() {
        return lastNumber;
    }

    int readTo() {
        return readTo;
    }

    void readTo(int number) {
        readTo = Math.max(readTo, number);
    }

    int unread() {
        return (int) messages.stream()
                .filter(message -> !message.out() && message.number() > readTo)
                .count();
    }

    /** Whether one more message this hour is not a flood. */
    boolean admits(int perHour, long nowMillis) {
        while (!sent.isEmpty() && nowMillis - sent.peek() >= HOUR_MILLIS) {
            sent.poll();
        }
        return sent.size() < perHour && sent.add(nowMillis);
    }

    @Nullable Activity activity(long nowMillis) {
        Activity now = activity;
        return now != null && now.untilMillis() > nowMillis ? now : null;
    }

    void activity(Activity newActivity) {
        activity = newActivity;
    }
}
