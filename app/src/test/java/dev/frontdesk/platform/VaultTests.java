package dev.frontdesk.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

class VaultTests {

    private static final String ONE = "T25lT25lT25lT25lT25lT25lT25lT25lT25lT25lT24=";
    private static final String TWO = "VHdvVHdvVHdvVHdvVHdvVHdvVHdvVHdvVHdvVHdvVHc=";
    private static final SealedColumn COLUMN = new SealedColumn("planted", "sealed", "'planted/' || id");

    @TempDir
    Path folder;

    private final MutableClock clock = new MutableClock();
    private final String url = TestPostgres.migratedDatabase();
    private final DatabaseAddress address = DatabaseAddress.parse(url);
    private final JdbcClient owner = TestPostgres.owner(url);

    @BeforeEach
    void makeATableOfSecrets() {
        owner.sql("create table planted (id int primary key, sealed bytea)").update();
    }

    @Test
    void opensWhatItSealedInItsPlaceOnly() {
        TinkVault vault = vault(ONE, null);
        byte[] sealed = vault.seal(bytes("fake-token"), "connection/1/token");

        assertThat(vault.open(sealed, "connection/1/token")).isEqualTo(bytes("fake-token"));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("fake-token");
        assertThatThrownBy(() -> vault.open(sealed, "connection/2/token"))
                .isInstanceOf(Vault.Unreadable.class)
                .hasMessageContaining("connection/2/token");
    }

    @Test
    void refusesAChangedValue() {
        TinkVault vault = vault(ONE, null);
        byte[] sealed = vault.seal(bytes("fake-token"), "place");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> vault.open(changed, "place")).isInstanceOf(Vault.Unreadable.class);
        }
        assertThatThrownBy(() -> vault.open(new byte[3], "place")).isInstanceOf(Vault.Unreadable.class);
    }

    @Test
    void aWrongMasterKeyRefusesToStartAndSaysWhichWasUsed() {
        vault(ONE, null);

        assertThatThrownBy(() -> vault(TWO, null))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("FRONTDESK_SECRET_KEY")
                .hasMessageContaining("FRONTDESK_SECRET_KEY_PREVIOUS")
                .hasMessageNotContaining(TWO);
    }

    @Test
    void refusesAMasterKeyOfTheWrongLength() {
        assertThatThrownBy(() -> vault("c2hvcnQ=", null))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("openssl rand -base64 32");
        assertThatThrownBy(() -> vault("not base64!", null)).isInstanceOf(OperatorError.class);
    }

    @Test
    void changesTheMasterKeyWithThePreviousOneAtHand() {
        byte[] sealed = vault(ONE, null).seal(bytes("fake-token"), "place");

        assertThat(vault(TWO, ONE).open(sealed, "place")).isEqualTo(bytes("fake-token"));
        assertThat(vault(TWO, null).open(sealed, "place")).isEqualTo(bytes("fake-token"));
        assertThatThrownBy(() -> vault(ONE, null)).isInstanceOf(OperatorError.class);
    }

    @Test
    void keepsAKeyInTheDataFolderForItsOwnerOnly() throws Exception {
        byte[] sealed = vault(null, null).seal(bytes("fake-token"), "place");
        Path file = folder.resolve("secret.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(vault(null, null).open(sealed, "place")).isEqualTo(bytes("fake-token"));

        String kept = Files.readString(file);
        Files.delete(file);
        assertThatThrownBy(() -> vault(null, null))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("secret.key");
        assertThat(file).doesNotExist();

        Files.writeString(file, kept);
        assertThat(vault(null, null).open(sealed, "place")).isEqualTo(bytes("fake-token"));
    }

    @Test
    void aGivenKeyThatOpensNothingIsRefusedThoughTheDataFolderHoldsTheRightOne() throws Exception {
        byte[] sealed = vault(null, null).seal(bytes("fake-token"), "place");
        Path file = folder.resolve("secret.key");

        assertThatThrownBy(() -> vault(ONE, null))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("FRONTDESK_SECRET_KEY, not from the file " + file)
                .hasMessageContaining("FRONTDESK_SECRET_KEY_PREVIOUS")
                .hasMessageNotContaining(ONE);

        assertThat(vault(null, null).open(sealed, "place")).isEqualTo(bytes("fake-token"));
    }

    @Test
    void goesFromTheKeyOfTheDataFolderToAGivenOne() throws Exception {
        byte[] sealed = vault(null, null).seal(bytes("fake-token"), "place");
        Path file = folder.resolve("secret.key");

        assertThat(vault(ONE, Files.readString(file).strip()).open(sealed, "place"))
                .isEqualTo(bytes("fake-token"));

        assertThat(vault(ONE, null).open(sealed, "place")).isEqualTo(bytes("fake-token"));
        assertThatThrownBy(() -> vault(null, null))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("the file " + file);
        Files.delete(file);
        assertThat(vault(ONE, null).open(sealed, "place")).isEqualTo(bytes("fake-token"));
    }

    @Test
    void rotationSealsEverythingAnewAndForgetsTheOldKey() {
        TinkVault vault = vault(ONE, null);
        plant(vault, 450);
        vault.rotate();

        resealing(vault, COLUMN).run();
        assertThat(withPrefix(vault)).isEqualTo(450);
        assertThat(keys()).isEqualTo(2);
        assertThat(readable(vault)).isEqualTo(450);

        clock.advance(TinkVault.GRACE.plusSeconds(1));
        resealing(vault, COLUMN).run();
        assertThat(keys()).isEqualTo(1);
        assertThat(readable(vault)).isEqualTo(450);
        assertThat(readable(vault(ONE, null))).isEqualTo(450);
    }

    @Test
    void aRotationThatWasCutShortIsFinishedByTheNextRun() {
        TinkVault vault = vault(ONE, null);
        plant(vault, 450);
        vault.rotate();
        // The third batch fails as a killed node's would: what was committed stays, the rest is untouched.
        owner.sql("""
                create function stumble() returns trigger language plpgsql as $$
                begin
                    if (select count(*) from planted where substring(sealed from 1 for 5) <> substring(new.sealed from 1 for 5))
                        < 100 then
                        raise exception 'cut short';
                    end if;
                    return new;
                end
                $$
                """).update();
        owner.sql("create trigger stumble before update on planted for each row execute function stumble()")
                .update();

        assertThatThrownBy(() -> resealing(vault, COLUMN).run()).rootCause().hasMessageContaining("cut short");
        assertThat(withPrefix(vault)).isBetween(1L, 449L);
        assertThat(readable(vault)).isEqualTo(450);
        clock.advance(Duration.ofDays(1));
        assertThat(keys()).isEqualTo(2);

        owner.sql("drop trigger stumble on planted").update();
        TinkVault restarted = vault(ONE, null);
        resealing(restarted, COLUMN).run();
        assertThat(withPrefix(restarted)).isEqualTo(450);
        assertThat(keys()).isEqualTo(1);
        assertThat(readable(restarted)).isEqualTo(450);
    }

    @Test
    void keepsOldKeysWhileAValueCannotBeRead() {
        TinkVault vault = vault(ONE, null);
        plant(vault, 250);
        owner.sql("update planted set sealed = sealed || '\\x00' where id in (3, 240)")
                .update();
        vault.rotate();
        clock.advance(Duration.ofDays(1));

        resealing(vault, COLUMN).run();

        assertThat(withPrefix(vault)).isEqualTo(248);
        assertThat(keys()).isEqualTo(2);
    }

    @Test
    void anotherNodeReadsWhatANewerKeySealedBeforeItHeardOfIt() {
        TinkVault here = vault(ONE, null);
        TinkVault deaf = vault(ONE, null, new Deaf());
        here.rotate();

        byte[] sealed = here.seal(bytes("fake-token"), "place");

        assertThat(deaf.open(sealed, "place")).isEqualTo(bytes("fake-token"));
    }

    private void plant(TinkVault vault, int count) {
        IntStream.range(0, count)
                .forEach(id -> owner.sql("insert into planted values (?, ?)")
                        .params(id, vault.seal(bytes("secret " + id), "planted/" + id))
                        .update());
    }

    private long readable(TinkVault vault) {
        return owner
                .sql("select id, sealed from planted")
                .query((row, index) -> Map.entry(row.getInt(1), row.getBytes(2)))
                .stream()
                .filter(entry -> new String(
                                vault.open(entry.getValue(), "planted/" + entry.getKey()), StandardCharsets.UTF_8)
                        .equals("secret " + entry.getKey()))
                .count();
    }

    private long withPrefix(TinkVault vault) {
        return owner.sql("select count(*) from planted where substring(sealed from 1 for 5) = ?")
                .param(vault.newestPrefix())
                .query(Long.class)
                .single();
    }

    private long keys() {
        return owner.sql("select count(*) from vault_key").query(Long.class).single();
    }

    private Resealing resealing(TinkVault vault, SealedColumn column) {
        return new Resealing(vault, List.of(column), address);
    }

    private TinkVault vault(@Nullable String key, @Nullable String previous) {
        return vault(key, previous, new Deaf());
    }

    private TinkVault vault(@Nullable String key, @Nullable String previous, Signals signals) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(address.jdbcUrl(), address.user(), address.password());
        VaultKeyStore store = new VaultKeyStore(JdbcClient.create(source), new JdbcTransactionManager(source));
        Map<String, Object> settings = new HashMap<>(Map.of("frontdesk.data", folder.toString()));
        if (key != null) {
            settings.put("frontdesk.secret-key", key);
        }
        if (previous != null) {
            settings.put("frontdesk.secret-key-previous", previous);
        }
        FrontdeskSettings bound = new Binder(new MapConfigurationPropertySource(settings))
                .bind("frontdesk", FrontdeskSettings.class)
                .get();
        TinkVault vault =
                new TinkVault(store, MasterKeys.of(bound, folder, !store.all().isEmpty()), signals, clock);
        return vault;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A node that no signal reaches. */
    private static final class Deaf implements Signals {
        @Override
        public void send(String topic, String payload) {
            // lost
        }

        @Override
        public void on(String topic, Consumer<String> receiver) {
            // never called
        }

        @Override
        public void onGap(Runnable receiver) {
            // never called
        }
    }
}
