package dev.frontdesk.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.audit.Verification.Kind;
import dev.frontdesk.platform.Ids;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.platform.TestPostgres;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.TestOrganizations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontdeskTest
class AuditTests {

    private final Audit audit;
    private final AuditTrail trail;
    private final Sealer sealer;
    private final Sealing sealing;
    private final Tenancy tenancy;
    private final TestOrganizations organizations;
    private final DataSource app;
    private final DataSource pipeline;
    private final JdbcClient owner;
    private final Clock clock;
    private OrganizationId organization;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    AuditTests(
            Audit audit,
            AuditTrail trail,
            Sealer sealer,
            Sealing sealing,
            Tenancy tenancy,
            TestOrganizations organizations,
            DataSource app,
            @Qualifier("pipeline") DataSource pipeline,
            Environment environment,
            Clock clock) {
        this.audit = audit;
        this.trail = trail;
        this.sealer = sealer;
        this.sealing = sealing;
        this.tenancy = tenancy;
        this.organizations = organizations;
        this.app = app;
        this.pipeline = pipeline;
        this.owner = TestPostgres.owner(environment.getRequiredProperty("frontdesk.database-url"));
        this.clock = clock;
    }

    @BeforeEach
    void begin() {
        sealing.stop();
        organization = organizations.create();
    }

    @AfterEach
    void sealAgain() {
        sealing.start();
    }

    private static AuditEntry entry(String action) {
        return AuditEntry.of(Actor.SYSTEM, action).about("thing", "1").with("size", 3);
    }

    private void record(int count) {
        for (int n = 0; n < count; n++) {
            String action = "thing.changed-" + n;
            tenancy.run(organization, () -> audit.record(organization, entry(action)));
        }
    }

    /** One round notes who writes, the next one seals. */
    private void seal() {
        sealer.round();
        sealer.round();
    }

    private List<Long> positions() {
        return trail.find(organization, TrailFilter.ALL, Long.MAX_VALUE, 100).stream()
                .map(RecordedEntry::position)
                .sorted()
                .toList();
    }

    private void tamper(String sql, Object... parameters) {
        JdbcClient.StatementSpec statement = owner.sql(sql);
        for (Object parameter : parameters) {
            statement = statement.param(parameter);
        }
        assertThat(statement.update()).as(sql).isPositive();
    }

    @Test
    void aTrailThatNobodyTouchedIsWhole() {
        record(3);
        seal();
        record(2);
        seal();
        record(1);
        Verification found = trail.verify(organization);
        assertThat(found.intact()).isTrue();
        assertThat(found.sealed()).isEqualTo(5);
        assertThat(found.unsealed()).isEqualTo(1);
        assertThat(found.sealedUpTo()).isNotNull();
        assertThat(found.head()).hasSize(64);
    }

    @Test
    void anEmptyTrailIsWhole() {
        Verification found = trail.verify(organization);
        assertThat(found.intact()).isTrue();
        assertThat(found.sealedUpTo()).isNull();
    }

    @Test
    void findsAChangedEntry() {
        record(5);
        seal();
        long third = positions().get(2);
        for (String change : List.of(
                "outcome = 'refused'",
                "action = 'thing.kept'",
                "actor_kind = 'person'",
                "subject_id = '2'",
                "details = '{\"size\":4}'",
                "at = at + interval '1 microsecond'",
                "organization_id = gen_random_uuid()")) {
            String before = row(third);
            tamper("update audit_entry set " + change + " where position = ?", third);
            Verification.Break broken = trail.verify(organization).broken();
            assertThat(broken).as(change).isNotNull();
            assertThat(broken.seal()).isEqualTo(1);
            if (!change.startsWith("organization_id")) {
                assertThat(broken.position()).as(change).isEqualTo(third);
                assertThat(broken.kind()).as(change).isEqualTo(Kind.CHANGED);
            }
            restore(third, before);
            assertThat(trail.verify(organization).intact())
                    .as("restored after " + change)
                    .isTrue();
        }
    }

    private String row(long position) {
        return owner.sql("select to_jsonb(audit_entry)::text from audit_entry where position = ?")
                .param(position)
                .query(String.class)
                .single();
    }

    private void restore(long position, String before) {
        tamper("""
                update audit_entry e
                set organization_id = o.organization_id, at = o.at, actor_kind = o.actor_kind, action = o.action,
                    subject_id = o.subject_id, outcome = o.outcome, details = '{"size":3}'
                from jsonb_populate_record(null::audit_entry, ?::jsonb) o
                where e.position = ?
                """, before, position);
    }

    @Test
    void findsADeletedEntry() {
        record(5);
        seal();
        List<Long> positions = positions();
        tamper("delete from audit_entry where position = ?", positions.get(2));
        Verification.Break broken = trail.verify(organization).broken();
        assertThat(broken).isNotNull();
        assertThat(broken.kind()).isEqualTo(Kind.MISSING);
        assertThat(broken.position()).isEqualTo(positions.get(3));
    }

    @Test
    void findsTheLastEntryDeleted() {
        record(3);
        seal();
        tamper("delete from audit_entry where position = ?", positions().getLast());
        assertThat(trail.verify(organization).broken())
                .extracting(Verification.Break::kind)
                .isEqualTo(Kind.MISSING);
    }

    @Test
    void findsEntriesThatChangedPlaces() {
        record(4);
        seal();
        List<Long> positions = positions();
        tamper("""
                update audit_entry
                set action = case position when ? then 'thing.changed-2' else 'thing.changed-1' end
                where position in (?, ?)
                """, positions.get(1), positions.get(1), positions.get(2));
        Verification.Break broken = trail.verify(organization).broken();
        assertThat(broken).isNotNull();
        assertThat(broken.position()).isEqualTo(positions.get(1));
    }

    @Test
    void findsAnEntryAddedAfterwards() {
        record(2);
        OrganizationId neighbour = organizations.create();
        tenancy.run(neighbour, () -> audit.record(neighbour, entry("neighbours.thing")));
        record(2);
        seal();
        long free = positions().get(1) + 1;
        tamper("delete from audit_entry where position = ? and organization_id = ?", free, neighbour.value());
        tamper("""
                insert into audit_entry (organization_id, position, at, actor_kind, action, outcome)
                overriding system value
                values (?, ?, now(), 'system', 'thing.invented', 'succeeded')
                """, organization.value(), free);
        Verification.Break broken = trail.verify(organization).broken();
        assertThat(broken).isNotNull();
        assertThat(broken.kind()).isEqualTo(Kind.ADDED);
        assertThat(broken.position()).isEqualTo(free);
    }

    @Test
    void findsAnEntryAddedBehindTheSealersBack() {
        record(2);
        OrganizationId neighbour = organizations.create();
        tenancy.run(neighbour, () -> audit.record(neighbour, entry("neighbours.thing")));
        seal();
        long free = positions().getLast() + 1;
        tamper("delete from audit_entry where position = ? and organization_id = ?", free, neighbour.value());
        tamper("""
                insert into audit_entry (organization_id, position, at, actor_kind, action, outcome)
                overriding system value
                values (?, ?, now(), 'system', 'thing.invented', 'succeeded')
                """, organization.value(), free);
        assertThat(trail.verify(organization).broken())
                .extracting(Verification.Break::kind)
                .isEqualTo(Kind.ADDED);
    }

    @Test
    void findsAChangedOrMissingSeal() {
        record(2);
        seal();
        record(2);
        seal();
        record(2);
        seal();
        tamper(
                "update audit_seal set hash = sha256('forged') where organization_id = ? and number = 2",
                organization.value());
        assertThat(trail.verify(organization).broken())
                .isEqualTo(new Verification.Break(Kind.SEAL, positions().get(2), 2));
        tamper("delete from audit_seal where organization_id = ? and number = 2", organization.value());
        assertThat(trail.verify(organization).broken())
                .extracting(Verification.Break::kind, Verification.Break::seal)
                .containsExactly(Kind.SEAL, 3L);
    }

    @Test
    void anEntryRewrittenWithItsSealBreaksTheNextOne() {
        record(1);
        seal();
        record(1);
        seal();
        long first = positions().getFirst();
        tamper("update audit_entry set outcome = 'refused' where position = ?", first);
        byte[] leaf = owner.sql("select * from audit_entry where position = ?")
                .param(first)
                .query((row, n) -> Leaf.of(row))
                .single()
                .hash();
        tamper(
                "update audit_seal set leaves = ?, hash = ? where organization_id = ? and number = 1",
                leaf,
                Leaf.chained(Leaf.NO_HASH, leaf),
                organization.value());
        assertThat(trail.verify(organization).broken())
                .extracting(Verification.Break::kind, Verification.Break::seal)
                .containsExactly(Kind.SEAL, 2L);
    }

    @Test
    void erasingAPersonLeavesTheTrailWhole() {
        UUID person = Ids.next();
        tenancy.run(
                organization,
                () -> audit.record(
                        organization,
                        AuditEntry.of(new Actor(Actor.Kind.PERSON, person, "Anna Example"), "sign_in")
                                .personal(person, "address", "192.0.2.7")));
        seal();
        RecordedEntry before = newest();
        assertThat(before.actorName()).isEqualTo("Anna Example");
        assertThat(before.personal()).containsKey(person.toString());
        assertThat(trail.erase(organizations.create(), person))
                .as("another organization's")
                .isZero();
        assertThat(trail.erase(organization, person)).isEqualTo(1);
        RecordedEntry after = newest();
        assertThat(after.actorName()).isNull();
        assertThat(after.personal()).isEmpty();
        assertThat(after.actorId()).isEqualTo(person);
        assertThat(trail.verify(organization).intact()).isTrue();
    }

    private RecordedEntry newest() {
        return trail.find(organization, TrailFilter.ALL, Long.MAX_VALUE, 1).getFirst();
    }

    @Test
    void neitherRoleChangesOrDeletesEntries() {
        record(1);
        seal();
        for (String sql : List.of(
                "update audit_entry set outcome = 'failed'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_personal set facts = '{}'",
                "delete from audit_personal",
                "update audit_seal set hash = sha256('')",
                "delete from audit_seal")) {
            for (DataSource role : List.of(app, pipeline)) {
                assertThatThrownBy(() -> JdbcClient.create(role).sql(sql).update())
                        .as(sql)
                        .isInstanceOf(DataAccessException.class)
                        .hasStackTraceContaining("permission denied");
            }
        }
        assertThatThrownBy(() -> JdbcClient.create(app)
                        .sql("insert into audit_seal select * from audit_seal")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anEntryIsThereExactlyIfTheWorkIs() {
        assertThatThrownBy(() -> tenancy.run(organization, () -> {
                    audit.record(organization, entry("thing.undone"));
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");
        assertThat(positions()).isEmpty();
    }

    /** A lower position that commits later must neither be skipped nor break the chain. */
    @Test
    void waitsForWritersThatDrewEarlierPositions() throws SQLException {
        try (Connection slow = pipeline.getConnection()) {
            slow.setAutoCommit(false);
            AuditBatch.insert(slow, List.of(new AuditBatch.Row(organization, clock.instant(), entry("thing.slow"))));
            record(3);
            seal();
            assertThat(trail.verify(organization).sealed())
                    .as("while it is open")
                    .isZero();
            slow.commit();
        }
        seal();
        Verification found = trail.verify(organization);
        assertThat(found.intact()).isTrue();
        assertThat(found.sealed()).isEqualTo(4);
    }

    @Test
    void severalSealersAndManyWritersMakeOneChain() throws Exception {
        Sealer other = new Sealer(new SealStore(pipeline), clock);
        int writers = 6;
        int each = 40;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = IntStream.range(0, writers)
                    .mapToObj(n -> threads.submit(() -> write(n, each)))
                    .toList();
            var sealers = List.of(sealer, other).stream()
                    .map(one -> threads.submit(() -> {
                        while (writing.stream().anyMatch(task -> !task.isDone())) {
                            one.round();
                        }
                    }))
                    .toList();
            for (var task : writing) {
                task.get();
            }
            for (var task : sealers) {
                task.get();
            }
        }
        seal();
        Verification found = trail.verify(organization);
        assertThat(found.broken()).isNull();
        assertThat(found.sealed()).isEqualTo((long) writers * each);
        assertThat(found.unsealed()).isZero();
    }

    private Void write(int writer, int count) throws SQLException {
        for (int n = 0; n < count; n++) {
            if (writer % 2 == 0) {
                String action = "thing.changed-" + n;
                tenancy.run(organization, () -> audit.record(organization, entry(action)));
            } else {
                try (Connection connection = pipeline.getConnection()) {
                    connection.setAutoCommit(false);
                    AuditBatch.insert(
                            connection,
                            List.of(new AuditBatch.Row(organization, clock.instant(), entry("message.handled"))));
                    connection.commit();
                    connection.setAutoCommit(true);
                }
            }
        }
        return null;
    }

    @Test
    void aBatchKeepsEveryField() throws SQLException {
        UUID contact = Ids.next();
        AuditEntry handled = AuditEntry.of(new Actor(Actor.Kind.CONTACT, contact, null), "message.handled")
                .about("message", 7)
                .with("channel", "telegram")
                .failed();
        try (Connection connection = pipeline.getConnection()) {
            AuditBatch.insert(connection, List.of(new AuditBatch.Row(organization, clock.instant(), handled)));
        }
        RecordedEntry found = newest();
        assertThat(found.actorKind()).isEqualTo("contact");
        assertThat(found.actorId()).isEqualTo(contact);
        assertThat(found.subjectKind()).isEqualTo("message");
        assertThat(found.subjectId()).isEqualTo("7");
        assertThat(found.outcome()).isEqualTo("failed");
        assertThat(found.details()).isEqualTo(Map.of("channel", "telegram"));
    }

    @Test
    void filtersAndPages() {
        record(5);
        long last = positions().getLast();
        assertThat(trail.find(organization, new TrailFilter("thing.changed-2", null, null, null), Long.MAX_VALUE, 10))
                .singleElement()
                .extracting(RecordedEntry::action)
                .isEqualTo("thing.changed-2");
        assertThat(trail.find(organization, TrailFilter.ALL, last, 2))
                .extracting(RecordedEntry::action)
                .containsExactly("thing.changed-3", "thing.changed-2");
        assertThat(trail.find(
                        organization,
                        new TrailFilter(null, null, clock.instant().plusSeconds(60), null),
                        Long.MAX_VALUE,
                        10))
                .isEmpty();
        assertThat(trail.find(
                        organization,
                        new TrailFilter(null, null, null, clock.instant().minusSeconds(60)),
                        Long.MAX_VALUE,
                        10))
                .isEmpty();
    }

    @Test
    void exportsEverythingInOrder() {
        record(5);
        var exported = new ArrayList<Long>();
        trail.export(organization, TrailFilter.ALL, entry -> exported.add(entry.position()));
        assertThat(exported).isEqualTo(positions().reversed());
    }

    @Test
    void oneOrganizationNeverSeesAnothers() {
        record(1);
        OrganizationId other = organizations.create();
        assertThat(trail.find(other, TrailFilter.ALL, Long.MAX_VALUE, 10)).isEmpty();
        assertThatThrownBy(() -> tenancy.run(other, () -> audit.record(organization, entry("thing.smuggled"))))
                .isInstanceOf(DataAccessException.class);
    }
}
