package dev.frontdesk.sandbox.mail;

import dev.frontdesk.sandbox.EventStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** One mailbox, with all that went between it and its customers. */
final class Mailbox {

    private final String address;
    private final String name;
    private volatile String password;
    private volatile boolean used;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Set<String> bouncing = ConcurrentHashMap.newKeySet();
    private final List<EventStream> watchers = new CopyOnWriteArrayList<>();

    Mailbox(String address, String name, String password) {
        this.address = address;
        this.name = name;
        this.password = password;
    }

    String address() {
        return address;
    }

    String name() {
        return name;
    }

    String password() {
        return password;
    }

    void password(String changed) {
        password = changed;
    }

    /** Whether some program has logged in yet. */
    boolean isUsed() {
        return used;
    }

    void markUsed() {
        used = true;
    }

    List<Letter> letters() {
        return letters;
    }

    /** Letters between this mailbox and one customer. */
    List<Letter> with(String customer) {
        return letters.stream()
                .filter(letter -> letter.customer().equalsIgnoreCase(customer))
                .toList();
    }

    synchronized Letter keep(Letter.Draft draft) {
        Letter letter = draft.numbered(letters.size() + 1);
        letters.add(letter);
        watchers.forEach(watcher -> watcher.publish("message", LetterView.of(letter)));
        return letter;
    }

    /** Customers who no longer exist: what is sent to them comes back. */
    Set<String> bouncing() {
        return bouncing;
    }

    List<EventStream> watchers() {
        return watchers;
    }
}
