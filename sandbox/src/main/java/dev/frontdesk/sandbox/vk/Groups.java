package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All communities, and the tokens that open them. */
final class Groups {

    private static final long FIRST_ID = 212_345_001;

    private final AtomicLong lastId = new AtomicLong(FIRST_ID);
    private final Map<Long, Group> groups = new ConcurrentHashMap<>();
    private final Map<String, Group> tokens = new ConcurrentHashMap<>();
    private final Set<String> userTokens = ConcurrentHashMap.newKeySet();

    long newId() {
        return lastId.getAndIncrement();
    }

    void add(Group group) {
        Group before = groups.put(group.id(), group);
        if (before != null) {
            tokens.remove(before.token());
            before.close();
        }
        tokens.put(group.token(), group);
    }

    void renew(Group group, String token) {
        tokens.remove(group.token());
        group.token(token);
        tokens.put(token, group);
    }

    void addUserToken(String token) {
        userTokens.add(token);
    }

    boolean isUserToken(String token) {
        return userTokens.contains(token);
    }

    @Nullable Group ofToken(String token) {
        return tokens.get(token);
    }

    @Nullable Group find(long id) {
        return groups.get(id);
    }

    /** By id or token, for the controls. */
    Group ofAccount(@Nullable String account) {
        Group group = account == null ? null : tokens.get(account);
        if (group == null && account != null && account.matches("\\d{1,15}")) {
            group = groups.get(Long.parseLong(account));
        }
        if (group == null) {
            throw new Problem(404, "There is no community \"" + account + "\". Make one with POST accounts.");
        }
        return group;
    }

    Collection<Group> all() {
        return List.copyOf(groups.values());
    }

    void clear() {
        groups.values().forEach(Group::close);
        groups.clear();
        tokens.clear();
        userTokens.clear();
    }
}
