package dev.frontdesk.conversation;

import dev.frontdesk.conversation.TurnRunner.Line;
import dev.frontdesk.platform.Columns;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes openings of many conversations in one statement and tells how each conversation stands. */
@Component
class OpeningStore {

    /**
     * A conversation as its next turn must know it.
     *
     * @param fresh whether it has begun with this
     * @param transcript what was said before, oldest first
     */
    record Standing(
            String state,
            int handOverVersion,
            @Nullable String agent,
            @Nullable String language,
            boolean fresh,
            @Nullable UUID contact,
            boolean offered,
            int unanswered,
            List<Line> transcript) {

        HandOver handOver() {
            return new HandOver(HandOver.State.of(state), null, handOverVersion);
        }
    }

    private static final String OPEN = """
            with person as (
                insert into contact (organization_id, contact_id, name, language)
                select p.organization_id, p.contact_id, p.name, p.language
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    as p(organization_id, contact_id, identity_id, connector, person_id, name, username, language)
                on conflict do nothing
            ), identity as (
                insert into contact_identity
                    (organization_id, identity_id, contact_id, connector, person_id, name, username)
                select *
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                on conflict do nothing
            ), said as (
                insert into message
                    (organization_id, conversation_id, message_id, direction, author, author_id, text, parts,
                     reply_to, external_id, status, lane_group, created_at)
                select organization_id, conversation_id, message_id, 'in', 'contact', author_id, text, parts,
                       reply_to, external_id, 'received', lane_group, created_at
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::int2[], ?::timestamptz[])
                    as s(organization_id, conversation_id, message_id, author_id, text, parts, reply_to,
                         external_id, lane_group, created_at)
                on conflict do nothing
            ), corrected as (
                update message m
                set text = e.text, edited_at = now()
                from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[])
                    as e(organization_id, conversation_id, external_id, text)
                where m.organization_id = e.organization_id and m.conversation_id = e.conversation_id
                    and m.external_id = e.external_id and m.direction = 'in'
                    and m.text <> '••••••••'
            ), opened as (
                insert into conversation as c
                    (organization_id, conversation_id, project_id, connection_id, connector, chat_id, group_chat, title,
                     contact_id, language, reachable, unread, last_text, subject)
                select *
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::bool[], ?::text[],
                            ?::uuid[], ?::text[], ?::bool[], ?::int4[], ?::text[], ?::text[])
                on conflict (organization_id, conversation_id) do update
                set title = excluded.title,
                    chat_id = excluded.chat_id,
                    subject = coalesce(excluded.subject, c.subject),
                    project_id = excluded.project_id,
                    language = coalesce(excluded.language, c.language),
                    reachable = excluded.reachable,
                    unread = c.unread + excluded.unread,
                    last_text = case when excluded.unread > 0 then excluded.last_text else c.last_text end,
                    last_message_at = case when excluded.unread > 0 then now() else c.last_message_at end
                returning c.organization_id, c.conversation_id, c.state, c.hand_over_version, c.agent, c.language, c.transcript_after,
                          (c.xmax = 0) as fresh, c.contact_id, c.offered_at is not null as offered, c.unanswered
            )
            select o.*, t.ids, t.authors, t.agents, t.texts
            from opened o
                join unnest(?::uuid[], ?::uuid[]) as f(conversation_id, first_id) using (conversation_id)
                left join lateral (
                    select array_agg(l.message_id order by l.message_id) as ids,
                           array_agg(l.author order by l.message_id) as authors,
                           array_agg(l.agent order by l.message_id) as agents,
                           array_agg(l.text order by l.message_id) as texts
                    from (
                        select m.message_id, m.author, m.agent,
                               case when m.direction = 'in' then coalesce(m.plain, m.text) else m.text end as text
                        from message m
                        where m.organization_id = o.organization_id and m.conversation_id = o.conversation_id
                            and m.message_id > o.transcript_after and m.message_id < f.first_id
                            and\s""" + TranscriptStore.SPOKEN + """
                        order by m.message_id desc
                        limit 60
                    ) l
                ) t on not o.fresh
            """;

    private final DataSource dataSource;
    private final JsonMapper json;

    OpeningStore(@Qualifier("pipeline") DataSource dataSource, JsonMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** One transaction for all; each conversation may appear once. Returns one standing an opening. */
    List<Standing> open(List<Opening> openings) {
        List<Opening.Identity> identities = openings.stream()
                .flatMap(o -> o.identities().stream())
                .distinct()
                .toList();
        List<Opening.Said> said =
                openings.stream().flatMap(opening -> opening.said().stream()).toList();
        List<Opening.Correction> corrections =
                openings.stream().flatMap(o -> o.corrections().stream()).toList();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN)) {
            Columns.of(statement, identities)
                    .uuids(i -> i.source().organization().value())
                    .uuids(Opening.Identity::contact)
                    .uuids(Opening.Identity::id)
                    .texts(i -> i.source().connector())
                    .texts(i -> Texts.stored(i.person().id()))
                    .texts(i -> Texts.stored(i.person().name()))
                    .texts(i -> Texts.storedOrNull(i.person().username()))
                    .texts(i -> Texts.storedOrNull(i.person().language()))
                    .uuids(i -> i.source().organization().value())
                    .uuids(Opening.Identity::id)
                    .uuids(Opening.Identity::contact)
                    .texts(i -> i.source().connector())
                    .texts(i -> Texts.stored(i.person().id()))
                    .texts(i -> Texts.stored(i.person().name()))
                    .texts(i -> Texts.storedOrNull(i.person().username()))
                    .then(said)
                    .uuids(s -> s.opening().source().organization().value())
                    .uuids(s -> s.opening().conversation().value())
                    .uuids(s -> s.arrival().id())
                    .uuids(s -> s.author().id())
                    .texts(s -> Texts.stored(s.message().text()))
                    .texts(this::parts)
                    .texts(s -> s.message().replyTo())
                    .texts(s -> s.message().messageId())
                    .shorts(s -> s.opening().conversation().laneGroup())
                    .times(s -> s.message().at())
                    .then(corrections)
                    .uuids(c -> c.opening().source().organization().value())
                    .uuids(c -> c.opening().conversation().value())
                    .texts(c -> c.edited().messageId())
                    .texts(c -> Texts.stored(c.edited().text()))
                    .then(openings)
                    .uuids(o -> o.source().organization().value())
                    .uuids(o -> o.conversation().value())
                    .uuids(o -> o.source().project() == null
                            ? null
                            : o.source().project().value())
                    .uuids(o -> o.source().connection().value())
                    .texts(o -> o.source().connector())
                    .texts(o -> Texts.stored(o.chat().id()))
                    .booleans(o -> o.chat().group())
                    .texts(o -> Texts.stored(o.title()))
                    .uuids(Opening::contact)
                    .texts(o -> Texts.storedOrNull(o.last().from().language()))
                    .booleans(Opening::reachable)
                    .ints(o -> o.said().size())
                    .texts(o -> Texts.beginning(o.lastText(), 200))
                    .texts(o -> Texts.storedOrNull(o.chat().title()))
                    .uuids(o -> o.conversation().value())
                    .uuids(o -> o.said().isEmpty()
                            ? null
                            : o.said().getFirst().arrival().id());
            Map<UUID, Standing> standings = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    standings.put(
                            row.getObject("conversation_id", UUID.class),
                            new Standing(
                                    row.getString("state"),
                                    row.getInt("hand_over_version"),
                                    row.getString("agent"),
                                    row.getString("language"),
                                    row.getBoolean("fresh"),
                                    row.getObject("contact_id", UUID.class),
                                    row.getBoolean("offered"),
                                    row.getInt("unanswered"),
                                    lines(row)));
                }
            }
            return openings.stream()
                    .map(opening -> standings.get(opening.conversation().value()))
                    .toList();
        } catch (SQLException failure) {
            throw Failures.translate("open conversations", failure);
        }
    }

    private static List<Line> lines(ResultSet row) throws SQLException {
        Array ids = row.getArray("ids");
        if (ids == null) {
            return List.of();
        }
        UUID[] id = (UUID[]) ids.getArray();
        String[] author = (String[]) row.getArray("authors").getArray();
        @Nullable String[] agent = (@Nullable String[]) row.getArray("agents").getArray();
        String[] text = (String[]) row.getArray("texts").getArray();
        return IntStream.range(0, id.length)
                .mapToObj(i -> new Line(TranscriptStore.author(author[i]), text[i], agent[i], id[i]))
                .toList();
    }

    private @Nullable String parts(Opening.Said said) {
        return said.message().parts().isEmpty()
                ? null
                : Texts.stored(json.writeValueAsString(
                        said.message().parts().stream().map(StoredPart::of).toList()));
    }
}
