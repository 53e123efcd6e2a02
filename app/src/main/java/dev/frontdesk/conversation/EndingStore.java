package dev.frontdesk.conversation;

import dev.frontdesk.audit.AuditBatch;
import dev.frontdesk.platform.Columns;
import dev.frontdesk.platform.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes the ends of many turns in one statement. */
@Component
class EndingStore {

    private static final String END = """
            with turn as materialized (
                select *
                from unnest(?::uuid[], ?::uuid[], ?::int2[], ?::int8[], ?::int4[], ?::text[], ?::uuid[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                            ?::int4[], ?::uuid[], ?::text[])
                    as t(organization_id, conversation_id, lane_group, epoch, version, agent, transcript_after,
                         state, attention, last_text, result, reason, queued_at, offered_at, unanswered,
                         question_id, question)
            ), fence as materialized (
                select g.number, g.epoch
                from lane_group g
                where (g.number, g.epoch) in (select lane_group, epoch from turn)
                order by g.number
                for key share
            ), handled as (
                update intake i
                set handled = true, raw = ''
                from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[])
                        as a(organization_id, account, external_id, conversation_id, contact_id)
                    join turn t on t.conversation_id = a.conversation_id
                    join fence f on f.number = t.lane_group and f.epoch = t.epoch
                where i.organization_id = a.organization_id and i.account = a.account
                    and i.external_id = a.external_id and not i.handled
                returning a.organization_id, a.conversation_id, a.contact_id, i.intake_id, t.result
            ), ended as (
                update conversation c
                set agent = case when c.hand_over_version = t.version then coalesce(t.agent, c.agent) else c.agent end,
                    transcript_after = coalesce(t.transcript_after, c.transcript_after),
                    state = case when c.hand_over_version = t.version then t.state else c.state end,
                    assignee_id = case when c.hand_over_version = t.version and t.state <> c.state then null
                                       else c.assignee_id end,
                    queued_reason = case when c.hand_over_version = t.version then coalesce(t.reason, c.queued_reason)
                                         else c.queued_reason end,
                    queued_at = case when c.hand_over_version = t.version then coalesce(t.queued_at, c.queued_at)
                                     else c.queued_at end,
                    offered_at = case when c.hand_over_version = t.version and t.queued_at is not null then t.offered_at
                                      else c.offered_at end,
                    unanswered = case when c.hand_over_version = t.version then t.unanswered else c.unanswered end,
                    attention = coalesce(t.attention, c.attention),
                    last_text = case
                        when t.last_text <> '' and c.hand_over_version = t.version then t.last_text
                        else c.last_text
                    end
                from turn t
                where c.organization_id = t.organization_id and c.conversation_id = t.conversation_id
                    and t.conversation_id in (select conversation_id from handled)
                returning c.conversation_id, c.project_id, c.hand_over_version = t.version as speaks
            ), left_open as (
                insert into open_question (organization_id, project_id, question_id, conversation_id, text)
                select t.organization_id, e.project_id, t.question_id, t.conversation_id, t.question
                from turn t
                    join ended e using (conversation_id)
                where t.question is not null and e.speaks and e.project_id is not null
            ), said as (
                insert into message
                    (organization_id, conversation_id, message_id, piece_of, direction, author, text, rendered, plain,
                     sources, reply_to, status, lane_group, expires_at, parts, extras, agent, steps)
                select p.organization_id, p.conversation_id, p.message_id, p.piece_of, 'out', p.author, p.text,
                       p.rendered, p.plain, p.sources, p.reply_to, p.status, p.lane_group, p.expires_at, p.parts, p.extras,
                       p.agent, p.steps
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::int2[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                            ?::text[])
                        as p(organization_id, conversation_id, message_id, piece_of, author, text, rendered, plain,
                             sources, reply_to, status, lane_group, expires_at, parts, extras, agent, steps)
                    join ended e on e.conversation_id = p.conversation_id and e.speaks
            ), audited as (
            """ + AuditBatch.INSERT_INTO + """
                select h.organization_id, now(), 'contact', h.contact_id, 'message.handled', 'message', h.intake_id::text,
                       case h.result when 'failed' then 'failed' else 'succeeded' end,
                       ('{"conversation":"' || h.conversation_id || '","turn":"'
                           || case when e.speaks or h.result not in ('answered', 'drafted') then h.result else 'overtaken' end
                           || '"}')::json
                from handled h
                    join ended e using (conversation_id)
                order by h.intake_id
            )
            select conversation_id, speaks
            from ended
            """;

    private final DataSource dataSource;
    private final JsonMapper json;

    EndingStore(@Qualifier("pipeline") DataSource dataSource, JsonMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** One transaction for all; each conversation may appear once. Returns one outcome an ending. */
    List<Ending.Outcome> end(List<Ending> endings) {
        List<Ending.Handled> handled =
                endings.stream().flatMap(ending -> ending.handled().stream()).toList();
        List<Piece> pieces =
                endings.stream().flatMap(ending -> ending.pieces().stream()).toList();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            Columns.of(statement, endings)
                    .uuids(e -> e.opening().source().organization().value())
                    .uuids(e -> e.opening().conversation().value())
                    .shorts(e -> e.opening().conversation().laneGroup())
                    .longs(Ending::epoch)
                    .ints(Ending::handOverVersion)
                    .texts(Ending::agent)
                    .uuids(e -> e.forget() ? forgetUpTo(e) : null)
                    .texts(e -> e.change().state().word())
                    .texts(Ending::attention)
                    .texts(e -> e.pieces().isEmpty() || e.result() == Ending.Result.DRAFTED
                            ? ""
                            : Texts.stored(Texts.beginning(e.pieces().getFirst().text(), 200)))
                    .texts(e -> e.result().word())
                    .texts(e -> e.change().reason() == null
                            ? null
                            : e.change().reason().word())
                    .times(e -> e.change().queuedAt())
                    .times(e -> e.change().offeredAt())
                    .ints(e -> e.change().unanswered())
                    .uuids(e -> e.change().question() == null ? null : Ids.next())
                    .texts(e -> Texts.storedOrNull(e.change().question()))
                    .then(handled)
                    .uuids(h -> h.arrival().source().organization().value())
                    .texts(h -> h.arrival().account())
                    .texts(h -> h.arrival().externalId())
                    .uuids(h -> h.arrival().conversation().value())
                    .uuids(h -> h.arrival().contact())
                    .then(pieces)
                    .uuids(p -> p.organization().value())
                    .uuids(p -> p.conversation().value())
                    .uuids(Piece::id)
                    .uuids(Piece::pieceOf)
                    .texts(Piece::author)
                    .texts(p -> Texts.stored(p.text()))
                    .texts(p -> Texts.storedOrNull(p.rendered()))
                    .texts(p -> Texts.storedOrNull(p.plain()))
                    .texts(p -> Texts.storedOrNull(p.sources()))
                    .texts(Piece::replyTo)
                    .texts(p -> p.state().word())
                    .shorts(p -> p.conversation().laneGroup())
                    .times(Piece::expiresAt)
                    .texts(Piece::shown)
                    .texts(p -> p.beside().written(json))
                    .texts(p -> p.steps() == null ? null : p.steps().agent())
                    .texts(p -> p.steps() == null ? null : Texts.stored(json.writeValueAsString(p.steps())));
            Map<UUID, Ending.Outcome> outcomes = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    outcomes.put(
                            row.getObject("conversation_id", UUID.class),
                            row.getBoolean("speaks") ? Ending.Outcome.SAID : Ending.Outcome.OVERTAKEN);
                }
            }
            return endings.stream()
                    .map(ending -> outcomes.getOrDefault(
                            ending.opening().conversation().value(), Ending.Outcome.VOID))
                    .toList();
        } catch (SQLException failure) {
            throw Failures.translate("end turns", failure);
        }
    }

    /** The transcript begins after the last message of this turn, its reply included. */
    private static UUID forgetUpTo(Ending ending) {
        return ending.pieces().isEmpty()
                ? ending.opening().arrivals().getLast().id()
                : ending.pieces().getLast().id();
    }
}
