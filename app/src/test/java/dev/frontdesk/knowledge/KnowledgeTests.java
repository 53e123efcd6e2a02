package dev.frontdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.audit.Actor;
import dev.frontdesk.knowledge.Document.Failure;
import dev.frontdesk.knowledge.Document.Status;
import dev.frontdesk.platform.DataFolder;
import dev.frontdesk.platform.Tenancy;
import dev.frontdesk.project.Projects;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.TestOrganizations;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FrontdeskTest
class KnowledgeTests {

    @Autowired
    TestOrganizations organizations;

    @Autowired
    Projects projects;

    @Autowired
    Documents documents;

    @Autowired
    Knowledge knowledge;

    @Autowired
    Indexes indexes;

    @Autowired
    Indexing indexing;

    @Autowired
    WorkStore work;

    @Autowired
    DataFolder data;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    Library shop;

    @BeforeEach
    void openShop() {
        shop = library();
    }

    private Library library() {
        return new Library(organizations, projects, documents, knowledge);
    }

    @Test
    void findsTextAsSoonAsItIsReady() {
        shop.text("Parking", "There are six places for cars behind the house.");

        Found found = shop.search("where are places for cars?");

        assertThat(found.convincing()).isTrue();
        assertThat(found.hits().getFirst().title()).isEqualTo("Parking");
        assertThat(found.hits().getFirst().text()).contains("six places");
    }

    @Test
    void keepsQuestionAndAnswerTogether() {
        shop.question("Do you repair umbrellas?", "Yes, within a week.");

        assertThat(shop.search("umbrella repair").hits().getFirst().text())
                .isEqualTo("Do you repair umbrellas?\nYes, within a week.");
    }

    @Test
    void saysThatNothingFits() {
        shop.text("Parking", "There are six places for cars behind the house.");

        assertThat(shop.search("Do you breed giraffes?").convincing()).isFalse();
        assertThat(shop.search("   ")).isEqualTo(Found.NOTHING);
        assertThat(library().search("parking")).isEqualTo(Found.NOTHING);
    }

    @Test
    void neverShowsWhatAnotherOrganizationOrProjectKnows() {
        Library other = library();
        other.text("Secret", "The safe opens with marzipan.");
        shop.text("Open", "The door opens at nine.");

        assertThat(shop.titles("marzipan safe opens")).containsExactly("Open");
        assertThat(other.titles("marzipan safe opens")).containsExactly("Secret");
        assertThat(knowledge.search(shop.organization, other.project, "marzipan", 5))
                .isEqualTo(Found.NOTHING);
        assertThat(knowledge.search(other.organization, shop.project, "door", 5))
                .isEqualTo(Found.NOTHING);
    }

    @Test
    void forgetsRemovedDocumentAtOnce() {
        Document parking = shop.text("Parking", "There are six places for cars behind the house.");
        assertThat(shop.titles("places for cars")).containsExactly("Parking");

        shop.remove(parking);

        assertThat(shop.search("places for cars")).isEqualTo(Found.NOTHING);
    }

    @Test
    void showsNoPassageThatTheDatabaseLostBehindItsBack() {
        shop.text("Parking", "There are six places for cars behind the house.");
        assertThat(shop.titles("places for cars")).containsExactly("Parking");

        tenancy.run(shop.organization, () -> jdbc.sql("delete from passage").update());

        assertThat(shop.titles("places for cars")).isEmpty();
    }

    @Test
    void rebuildsLostAndDamagedIndex() throws IOException {
        shop.text("Parking", "There are six places for cars behind the house.");
        Path folder = data.path().resolve("search").resolve(shop.organization.toString());
        assertThat(folder).isDirectory();

        indexes.drop(shop.organization, shop.project);
        assertThat(shop.titles("places for cars")).containsExactly("Parking");

        indexes.forgetOpen();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThat(shop.titles("places for cars")).containsExactly("Parking");
    }

    @Test
    void comparesIndexOfAnotherTimeWithDatabase() {
        Document parking = shop.text("Parking", "There are six places for cars behind the house.");
        shop.text("Hours", "The door opens at nine.");
        assertThat(shop.titles("places for cars")).containsExactly("Parking");
        indexes.forgetOpen();

        tenancy.run(shop.organization, () -> {
            jdbc.sql("delete from document where document_id = ?")
                    .param(parking.id().value())
                    .update();
            jdbc.sql("update knowledge set version = 1").update();
            jdbc.sql("update document set version = 1").update();
        });

        assertThat(shop.titles("places for cars, door opens")).containsExactly("Hours");
    }

    @Test
    void takesUpWhatKilledNodeHadBegun() {
        indexing.stop();
        try {
            Document document = documents
                    .addText(Actor.SYSTEM, shop.organization, shop.project, "Late", "Better late than never.")
                    .document();
            Awaitility.await()
                    .until(() -> work.claim(clock.instant())
                            .filter(claim -> claim.document().equals(document.id()))
                            .isPresent());
            assertThat(shop.now(document).status()).isEqualTo(Status.INDEXING);
            clock.advance(Duration.ofMinutes(5));
            indexing.start();

            assertThat(shop.settled(document).status()).isEqualTo(Status.READY);
            assertThat(shop.titles("never late")).containsExactly("Late");
        } finally {
            clock.reset();
            if (!indexing.isRunning()) {
                indexing.start();
            }
        }
    }

    @Test
    void storesNothingOfSlowNodeWhoseClaimWasTaken() {
        indexing.stop();
        try {
            Document document = documents
                    .addText(Actor.SYSTEM, shop.organization, shop.project, "Twice", "Read by two nodes.")
                    .document();
            WorkStore.Claim slow = Awaitility.await()
                    .until(
                            () -> work.claim(clock.instant()),
                            claim -> claim.filter(each -> each.document().equals(document.id()))
                                    .isPresent())
                    .orElseThrow();
            clock.advance(Duration.ofMinutes(5));
            assertThat(work.claim(clock.instant())).isPresent();

            assertThat(tenancy.<Boolean>write(shop.organization, () -> work.renew(slow, clock.instant())))
                    .isFalse();
        } finally {
            clock.reset();
            indexing.start();
        }
    }

    @Test
    void tellsThatSameContentIsThere() {
        byte[] menu = "Soup of the day: pumpkin.".getBytes(StandardCharsets.UTF_8);
        Document first = shop.file("menu.txt", menu);

        Documents.Added again = shop.upload("menu-final.txt", menu);

        assertThat(again.alreadyThere()).isTrue();
        assertThat(again.document().id()).isEqualTo(first.id());
        assertThat(library().upload("menu.txt", menu).alreadyThere()).isFalse();
    }

    @Test
    void readsOldCyrillicCharacterSetsAndStrayNulCharacters() {
        String text = "Доставка по городу стоит двести рублей. Курьер звонит за час до приезда.";
        Document windows = shop.file("delivery.txt", text.getBytes(Charset.forName("windows-1251")));
        Document koi8 = shop.file("delivery-koi.txt", (text + " Спасибо.").getBytes(Charset.forName("KOI8-R")));
        Document nul = shop.file("nul.txt", (text + "\0\0 Всё.").getBytes(StandardCharsets.UTF_8));

        assertThat(windows.status()).isEqualTo(Status.READY);
        assertThat(koi8.status()).isEqualTo(Status.READY);
        assertThat(nul.status()).isEqualTo(Status.READY);
        assertThat(windows.language()).isEqualTo(Language.RU);
        assertThat(shop.search("курьеры звонят").hits())
                .hasSize(3)
                .allSatisfy(hit -> assertThat(hit.text()).startsWith("Доставка по городу"));
    }

    @Test
    void marksFileThatCannotBeReadAsFailed() {
        assertThat(shop.file("empty.txt", " \n ".getBytes(StandardCharsets.UTF_8))
                        .failure())
                .isEqualTo(Failure.NO_TEXT);
        assertThat(shop.file("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13})
                        .failure())
                .isEqualTo(Failure.UNSUPPORTED);
    }
}
