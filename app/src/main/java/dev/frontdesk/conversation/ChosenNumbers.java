package dev.frontdesk.conversation;

import dev.frontdesk.connector.Choices;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes a number for the choice it stands for, where the reply before it offered choices. */
@Component
class ChosenNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,2})\\s*[.)]?\\s*");
    private static final int PIECES_MAX = 10;

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ChosenNumbers(Tenancy tenancy, JdbcClient jdbc, JsonMapper json) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Said(UUID reply, @Nullable String extras) {}

    /** The same texts, with the values of choices in place of their numbers. */
    List<String> meant(OrganizationId organization, ConversationId conversation, UUID before, List<String> texts) {
        if (texts.stream().noneMatch(text -> NUMBER.matcher(text).matches())) {
            return texts;
        }
        List<Choices.Option> offered = offered(organization, conversation, before);
        return texts.stream().map(text -> meant(text, offered)).toList();
    }

    private static String meant(String text, List<Choices.Option> offered) {
        Matcher number = NUMBER.matcher(text);
        int chosen = number.matches() ? Integer.parseInt(number.group(1)) : 0;
        return chosen >= 1 && chosen <= offered.size() ? offered.get(chosen - 1).data() : text;
    }

    private List<Choices.Option> offered(OrganizationId organization, ConversationId conversation, UUID before) {
        List<Said> latest = tenancy.read(
                organization,
                () -> jdbc.sql("""
                        select coalesce(piece_of, message_id) as reply, extras
                        from message
                        where organization_id = ? and conversation_id = ? and message_id < ? and direction = 'out'
                            and status not in ('draft', 'discarded')
                        order by message_id desc
                        limit ?
                        """)
                        .param(organization.value())
                        .param(conversation.value())
                        .param(before)
                        .param(PIECES_MAX)
                        .query((row, number) -> new Said(row.getObject("reply", UUID.class), row.getString("extras")))
                        .list());
        return latest.stream()
                .filter(said -> Objects.equals(said.reply(), latest.getFirst().reply()))
                .map(said -> Beside.read(json, said.extras()).choices())
                .filter(choices -> !choices.isEmpty())
                .findFirst()
                .orElse(List.of());
    }
}
