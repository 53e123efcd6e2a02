package dev.frontdesk.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The faults of one provider that are in force. */
public final class Faults {

    private final CopyOnWriteArrayList<Fault> active = new CopyOnWriteArrayList<>();

    /** Puts a fault in force in place of an earlier one for the same account and method; an empty object clears all. */
    public synchronized void put(ObjectNode order) {
        if (order.isEmpty()) {
            active.clear();
            return;
        }
        Fault fault = new Fault(order);
        active.removeIf(fault::sameTarget);
        active.add(fault);
    }

    /** The fault that strikes this call, if any. */
    public @Nullable Fault strike(String account, String method) {
        if (active.isEmpty()) {
            return null;
        }
        for (Fault fault : active) {
            if (fault.strikesCalls() && fault.concerns(account, method) && fault.strikes()) {
                return fault;
            }
        }
        return null;
    }

    /** Whether an acknowledged delivery to this account is repeated. */
    public boolean duplicate(String account) {
        return !active.isEmpty()
                && active.stream().anyMatch(fault -> fault.concerns(account, "webhook") && fault.duplicates());
    }

    /** The fault named for deliveries of this account; faults of no named method strike calls alone. */
    public @Nullable Fault strikeDelivery(String account) {
        for (Fault fault : active) {
            if (fault.namesMethod() && fault.strikesCalls() && fault.concerns(account, "webhook") && fault.strikes()) {
                return fault;
            }
        }
        return null;
    }

    public ArrayNode toJson() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        List.copyOf(active).forEach(fault -> list.add(fault.toJson()));
        return list;
    }

    public void clear() {
        active.clear();
    }
}
