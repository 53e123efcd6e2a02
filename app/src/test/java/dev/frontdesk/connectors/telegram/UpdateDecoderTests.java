package dev.frontdesk.connectors.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Chat;
import dev.frontdesk.connector.Inbound.Edited;
import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Inbound.Message;
import dev.frontdesk.connector.Inbound.Moved;
import dev.frontdesk.connector.Inbound.Part.Kind;
import dev.frontdesk.connector.Inbound.Person;
import dev.frontdesk.connector.Inbound.Pressed;
import dev.frontdesk.connector.Inbound.Reach;
import dev.frontdesk.connector.Item;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateDecoderTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ANNA = """
            {"id":700100200,"is_bot":false,"first_name":"Anna","last_name":"K","username":"anna_k","language_code":"ru"}""";
    private static final String PRIVATE = """
            {"id":700100200,"type":"private","first_name":"Anna"}""";
    private static final String TEAM = """
            {"id":-1001900000001,"type":"supergroup","title":"Team","is_forum":true}""";

    private final UpdateDecoder decoder =
            new UpdateDecoder(new Bot(5500001, "shop_demo_bot"), Clock.fixed(NOW, ZoneOffset.UTC));

    private Inbound decoded(String kind, String content) {
        return decoder.item("{\"update_id\":810001,\"%s\":%s}".formatted(kind, content))
                .inbound();
    }

    private Message message(String chat, String more) {
        return (Message) decoded("message", """
                {"message_id":11,"date":1763632800,"from":%s,"chat":%s,%s}""".formatted(ANNA, chat, more));
    }

    @Test
    void readsAPrivateMessage() {
        Message message = message(PRIVATE, "\"text\":\"hello\"");
        assertThat(message)
                .isEqualTo(new Message(
                        new Chat("700100200", false, null),
                        new Person("700100200", "Anna K", "anna_k", "ru"),
                        Instant.ofEpochSecond(1763632800),
                        "11",
                        "hello",
                        java.util.List.of(),
                        null,
                        true));
    }

    @Test
    void namesTheEventByItsUpdateId() {
        String raw = "{\"update_id\":9007199254740993,\"poll\":{}}";
        assertThat(decoder.item(raw)).isEqualTo(new Item("9007199254740993", raw, new Ignored("poll")));
    }

    @Test
    void countsAMentionInUtf16Units() {
        Message message = message(TEAM, """
                "text":"💐💐 @shop_demo_bot, open?","entities":[{"type":"mention","offset":5,"length":14}]""");
        assertThat(message.addressed()).isTrue();
        assertThat(message.text()).isEqualTo("💐💐 @shop_demo_bot, open?");
    }

    @Test
    void takesOurNameFromTheBeginning() {
        Message message = message(TEAM, """
                "text":"@Shop_Demo_Bot status?","entities":[{"type":"mention","offset":0,"length":14}]""");
        assertThat(message.addressed()).isTrue();
        assertThat(message.text()).isEqualTo("status?");
    }

    @Test
    void readsACommandForUs() {
        Message message = message(TEAM, """
                "text":"/atlas@shop_demo_bot go","entities":[{"type":"bot_command","offset":0,"length":20}]""");
        assertThat(message.addressed()).isTrue();
        assertThat(message.text()).isEqualTo("/atlas go");
    }

    @Test
    void leavesCommandsForOthersToThem() {
        Message message = message(TEAM, """
                "text":"/start@other_bot","entities":[{"type":"bot_command","offset":0,"length":16}]""");
        assertThat(message.addressed()).isFalse();
    }

    @Test
    void isAddressedByAReplyToUs() {
        Message message = message(TEAM, """
                "text":"yes","reply_to_message":{"message_id":7,"from":{"id":5500001,"is_bot":true},"chat":%s}""".formatted(TEAM));
        assertThat(message.addressed()).isTrue();
        assertThat(message.replyTo()).isEqualTo("7");
    }

    @Test
    void givesEachTopicItsConversation() {
        Message message = message(TEAM, """
                "text":"hi","message_thread_id":7,"is_topic_message":true,
                "reply_to_message":{"message_id":7,"from":{"id":5500001,"is_bot":true},"chat":%s}""".formatted(TEAM));
        assertThat(message.chat()).isEqualTo(new Chat("-1001900000001:7", true, "Team"));
        assertThat(message.replyTo()).isNull();
        assertThat(message.addressed()).isFalse();
        assertThat(ChatAddress.parse("-1001900000001:7").arguments())
                .containsEntry("chat_id", -1001900000001L)
                .containsEntry("message_thread_id", 7L);
    }

    @Test
    void takesAThreadOfRepliesForNoTopic() {
        assertThat(message(TEAM, "\"text\":\"hi\",\"message_thread_id\":7")
                        .chat()
                        .id())
                .isEqualTo("-1001900000001");
    }

    @Test
    void readsMediaWithTheirCaption() {
        Message message = message(PRIVATE, """
                "caption":"check","photo":[{"file_id":"small","file_size":1210},{"file_id":"large","file_size":148220}]""");
        assertThat(message.text()).isEqualTo("check");
        assertThat(message.parts())
                .singleElement()
                .satisfies(part -> assertThat(part.reference()).isEqualTo("large"))
                .satisfies(part -> assertThat(part.bytes()).isEqualTo(148220));
    }

    @Test
    void readsEveryKindOfPart() {
        assertKind(Kind.DOCUMENT, "\"document\":{\"file_id\":\"a\",\"file_name\":\"договор.pdf\"}");
        assertKind(Kind.VOICE, "\"voice\":{\"file_id\":\"a\",\"duration\":4}");
        assertKind(Kind.AUDIO, "\"audio\":{\"file_id\":\"a\"}");
        assertKind(Kind.VIDEO, "\"video\":{\"file_id\":\"a\"}");
        assertKind(Kind.VIDEO, "\"video_note\":{\"file_id\":\"a\"}");
        assertKind(Kind.VIDEO, "\"animation\":{\"file_id\":\"a\"},\"document\":{\"file_id\":\"a\"}");
        assertKind(Kind.STICKER, "\"sticker\":{\"file_id\":\"a\",\"emoji\":\"👍\"}");
        assertKind(Kind.LOCATION, "\"location\":{\"latitude\":50.45,\"longitude\":30.52}");
        assertKind(Kind.CONTACT, "\"contact\":{\"phone_number\":\"+380000000000\",\"first_name\":\"Oleg\"}");
    }

    private void assertKind(Kind kind, String media) {
        assertThat(message(PRIVATE, media).parts())
                .singleElement()
                .satisfies(part -> assertThat(part.kind()).isEqualTo(kind));
    }

    @Test
    void readsAnEdit() {
        Inbound edited = decoded("edited_message", """
                {"message_id":11,"date":1763632800,"edit_date":1763632850,"from":%s,"chat":%s,"text":"hello again"}""".formatted(ANNA, PRIVATE));
        assertThat(edited).isInstanceOfSatisfying(Edited.class, edit -> {
            assertThat(edit.text()).isEqualTo("hello again");
            assertThat(edit.at()).isEqualTo(Instant.ofEpochSecond(1763632850));
        });
    }

    @Test
    void readsAPressedButton() {
        Inbound pressed = decoded("callback_query", """
                {"id":"3006900000000000001","from":%s,"data":"order:7:ok",
                 "message":{"message_id":20,"date":0,"chat":%s}}""".formatted(ANNA, PRIVATE));
        assertThat(pressed)
                .isEqualTo(new Pressed(
                        new Chat("700100200", false, null),
                        new Person("700100200", "Anna K", "anna_k", "ru"),
                        NOW,
                        "20",
                        "3006900000000000001",
                        "order:7:ok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kicked", "left"})
    void readsThatWeAreLockedOut(String status) {
        assertThat(reach(status)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"member", "administrator"})
    void readsThatWeAreLetIn(String status) {
        assertThat(reach(status)).isTrue();
    }

    private boolean reach(String status) {
        Inbound inbound = decoded("my_chat_member", """
                {"chat":%s,"from":%s,"date":1763633000,"new_chat_member":{"status":"%s"}}""".formatted(PRIVATE, ANNA, status));
        return ((Reach) inbound).reachable();
    }

    @Test
    void followsAGroupToItsNewId() {
        Chat old = new Chat("-55", true, "Team");
        Chat now = new Chat("-1001900000001", true, "Team");
        assertThat(decoded("message", """
                        {"message_id":1,"date":1,"from":%s,"chat":{"id":-55,"type":"group","title":"Team"},
                         "migrate_to_chat_id":-1001900000001}""".formatted(ANNA))).isEqualTo(new Moved(old, now));
        assertThat(decoded("message", """
                        {"message_id":1,"date":1,"from":%s,"chat":%s,"migrate_from_chat_id":-55}""".formatted(ANNA, TEAM))).isEqualTo(new Moved(old, now));
    }

    @Test
    void answersNoOtherBots() {
        assertThat(decoded("message", """
                        {"message_id":1,"date":1,"from":{"id":8,"is_bot":true},"chat":%s,"text":"beep"}""".formatted(TEAM))).isInstanceOf(Ignored.class);
    }

    @Test
    void knowsAnAnonymousAdministratorByTheGroup() {
        Message message = (Message) decoded("message", """
                {"message_id":1,"date":1,"from":{"id":1087968824,"is_bot":true},"sender_chat":%s,"chat":%s,"text":"hi"}""".formatted(TEAM, TEAM));
        assertThat(message.from().name()).isEqualTo("Team");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":1,\"brand_new_kind\":{\"a\":1}}",
                "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1}}",
                "{\"update_id\":1,\"message\":{\"message_id\":\"not a number\",\"date\":{}}}",
                "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"new_chat_members\":[]}}",
                "{\"update_id\":1,\"channel_post\":{}}",
                "{\"update_id\":1}"
            })
    void keepsWhatItDoesNotUnderstandAsIgnored(String raw) {
        assertThat(decoder.item(raw).inbound()).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "hello", "{\"update_id\":", "{}", "{\"update_id\":\"x\"}", "{\"message\":{}}"})
    void refusesWhatIsNoUpdate(String raw) {
        assertThatThrownBy(() -> decoder.item(raw)).isInstanceOf(IllegalArgumentException.class);
    }
}
