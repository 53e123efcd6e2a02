package dev.frontdesk.sandbox.vk;

import dev.frontdesk.sandbox.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading conversations. */
final class HistoryMethods {

    private static final int COUNT_MAX = 200;

    private final Vk vk;

    HistoryMethods(Vk vk) {
        this.vk = vk;
    }

    void addTo(Methods methods) {
        methods.add("messages.getConversations", "messages", this::conversations);
        methods.add("messages.getConversationsById", "messages", this::conversationsById);
        methods.add("messages.getHistory", "messages", this::history);
        methods.add("messages.getByConversationMessageId", "messages", this::byNumber);
        methods.add("messages.isMessagesFromGroupAllowed", "messages", HistoryMethods::isAllowed);
    }

    private static int count(Params params) {
        long count = params.number("count", 20);
        if (count < 0 || count > COUNT_MAX) {
            throw ApiError.parameter("count should be less or equal to 200");
        }
        return (int) count;
    }

    private JsonNode conversations(Group group, Params params) {
        String filter = params.has("filter") ? params.text("filter") : "all";
        List<Peer> peers = group.peers().stream()
                .filter(peer -> !peer.messages().isEmpty())
                .filter(peer -> switch (filter) {
                    case "all" -> true;
                    case "unread" -> peer.unread() > 0;
                    case "unanswered" -> !peer.messages().getLast().out();
                    case "archive", "important" -> false;
                    default -> throw ApiError.parameter("filter is not valid");
                })
                .sorted(Comparator.comparingLong(
                                (Peer peer) -> peer.messages().getLast().date())
                        .reversed())
                .toList();
        ObjectNode answer = Json.object().put("count", peers.size());
        ArrayNode items = answer.putArray("items");
        Set<Long> people = new LinkedHashSet<>();
        peers.stream().skip(params.number("offset", 0)).limit(count(params)).forEach(peer -> {
            Message last = peer.messages().getLast();
            ObjectNode item = items.addObject();
            item.set("conversation", conversation(peer));
            item.set("last_message", last.toJson());
            people.add(last.from());
        });
        return extended(answer, group, params, people);
    }

    private static ObjectNode conversation(Peer peer) {
        ObjectNode view = Json.object();
        view.putObject("peer")
                .put("id", peer.id())
                .put("type", peer.isChat() ? "chat" : "user")
                .put("local_id", peer.isChat() ? peer.id() - Peer.CHATS : peer.id());
        view.put("last_conversation_message_id", peer.lastNumber());
        view.put("in_read_cmid", peer.readTo());
        ObjectNode canWrite = view.putObject("can_write").put("allowed", peer.standing() == Standing.ALLOWED);
        if (peer.standing() != Standing.ALLOWED) {
            canWrite.put("reason", peer.standing().error);
        }
        if (peer.unread() > 0) {
            view.put("unread_count", peer.unread());
        }
        if (peer.isChat()) {
            view.putObject("chat_settings").put("title", peer.title()).put("state", "in");
        }
        return view;
    }

    private JsonNode extended(ObjectNode answer, Group group, Params params, Set<Long> people) {
        if (params.flag("extended")) {
            ArrayNode profiles = answer.putArray("profiles");
            people.stream().map(vk.people()::find).forEach(person -> {
                if (person != null) {
                    profiles.add(person.profile());
                }
            });
            answer.putArray("groups").add(GroupMethods.view(group));
        }
        return answer;
    }

    private JsonNode conversationsById(Group group, Params params) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        for (long id : params.numbers("peer_ids")) {
            Peer peer = group.peer(id);
            if (peer != null) {
                items.add(conversation(peer));
            }
        }
        return answer.put("count", items.size());
    }

    private JsonNode history(Group group, Params params) {
        long id = params.has("peer_id") ? params.number("peer_id") : params.number("user_id");
        Peer peer = group.peer(id);
        List<Message> messages = new ArrayList<>(peer == null ? List.of() : peer.messages());
        if (!params.flag("rev")) {
            Collections.reverse(messages);
        }
        ObjectNode answer = Json.object().put("count", messages.size());
        ArrayNode items = answer.putArray("items");
        Set<Long> people = new LinkedHashSet<>();
        messages.stream().skip(params.number("offset", 0)).limit(count(params)).forEach(message -> {
            items.add(message.toJson());
            people.add(message.from());
        });
        return extended(answer, group, params, people);
    }

    private JsonNode byNumber(Group group, Params params) {
        Peer peer = group.peer(params.number("peer_id"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("items");
        Set<Long> people = new LinkedHashSet<>();
        for (long number : params.numbers("conversation_message_ids")) {
            Message message = peer == null ? null : peer.find((int) number);
            if (message != null) {
                items.add(message.toJson());
                people.add(message.from());
            }
        }
        answer.put("count", items.size());
        return extended(answer, group, params, people);
    }

    private static JsonNode isAllowed(Group group, Params params) {
        params.number("group_id");
        Peer peer = group.peer(params.number("user_id"));
        return Json.object().put("is_allowed", peer != null && peer.standing() == Standing.ALLOWED ? 1 : 0);
    }
}
