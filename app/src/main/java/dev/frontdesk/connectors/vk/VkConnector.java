package dev.frontdesk.connectors.vk;

import dev.frontdesk.connector.Account;
import dev.frontdesk.connector.Connection;
import dev.frontdesk.connector.Connector;
import dev.frontdesk.connector.Descriptor;
import dev.frontdesk.connector.Descriptor.Field;
import dev.frontdesk.connector.Descriptor.Kind;
import dev.frontdesk.connector.Profile;
import dev.frontdesk.connector.Refusal.BadCredentials;
import dev.frontdesk.connector.Refusal.Reason;
import dev.frontdesk.connector.Refusal.Rejected;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** VK communities, through the <a href="https://dev.vk.com/ru/api/community-messages/getting-started">VK API</a>. */
@Component
class VkConnector implements Connector {

    static final String GROUP = "groupId";

    private static final String TOKEN = "[A-Za-z0-9._-]{40,400}";
    private static final String GROUP_NAME = "(https?://)?(m\\.)?(vk\\.(ru|com)/)?@?[A-Za-z0-9_.]{1,64}/?";

    private static final Descriptor DESCRIPTOR = new Descriptor(
            "vk",
            Descriptor.Section.MESSENGERS,
            20,
            URI.create("https://api.vk.ru"),
            true,
            List.of(Field.secret("token", TOKEN), new Field(GROUP, Kind.TEXT, false, GROUP_NAME)));

    private final Clock clock;
    private final Confirmations confirmations = new Confirmations();

    VkConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Descriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public Profile check(Account account) {
        VkApi api = VkApi.of(account);
        Set<String> rights = rights(api);
        Community community = Community.of(api.call("groups.getById"));
        String wanted = account.setting(GROUP).orElse("");
        if (!wanted.isEmpty() && !community.isNamed(wanted)) {
            throw new BadCredentials("HTTP 404", "The token belongs to " + community.name() + ", not to " + wanted);
        }
        if (!rights.contains("messages")) {
            throw new Rejected("HTTP 403", "The token has no right to messages", new Reason.Other());
        }
        List<String> notes = new ArrayList<>();
        for (String right : List.of("manage", "photos", "docs")) {
            if (!rights.contains(right)) {
                notes.add("note." + right);
            }
        }
        return new Profile(Long.toString(community.id()), community.name(), notes);
    }

    /** A token of a person is refused here, as of all methods this one is for communities alone. */
    private static Set<String> rights(VkApi api) {
        JsonNode answer;
        try {
            answer = api.call("groups.getTokenPermissions");
        } catch (Rejected refusal) {
            throw new BadCredentials("HTTP 401", "Not a token of a community: " + refusal.getMessage());
        }
        Set<String> rights = new HashSet<>();
        answer.path("permissions")
                .forEach(right -> rights.add(right.path("name").asString("")));
        return rights;
    }

    @Override
    public Connection open(Account account) {
        return new VkConnection(account, confirmations, clock);
    }
}
