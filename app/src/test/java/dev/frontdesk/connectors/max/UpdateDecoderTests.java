package dev.frontdesk.connectors.max;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Updates as they were seen, and what could be made of them. */
class UpdateDecoderTests {

    private static final String ANNA = """
            {"user_id":550011,"first_name":"Анна","last_name":"","is_bot":false,"last_activity_time":1763632800000,"name":"Анна"}""";
    private static final String DIALOG = """
            {"chat_id":77001,"chat_type":"dialog","user_id":90011}""";

    private final UpdateDecoder decoder = new UpdateDecoder(new Bot(90011, "id7700000000_bot"), new Dialogs());

    private static String created(String more) {
        return """
                {"update_type":"message_created","timestamp":1763632800123,"user_locale":"ru","message":{"sender":%s,
                "recipient":%s,"timestamp":1763632800123,%s}}""".formatted(ANNA, DIALOG, more);
    }

    private static String body(String more) {
        return """
                "body":{"mid":"mid.0000000000012cc9019aa0b4e17b0001","seq":115581439188860929,%s}""".formatted(more);
    }

    private Inbound.Message message(String raw) {
        return (Inbound.Message) decoder.item(raw).inbound();
    }

    @Test
    void readsAMessage() {
        Inbound.Message message = message(created(body("\"text\":\"Здравствуйте\"")));
        assertThat(message.text()).isEqualTo("Здравствуйте");
        assertThat(message.chat()).isEqualTo(new Inbound.Chat("550011", false, null));
        assertThat(message.from()).isEqualTo(new Inbound.Person("550011", "Анна", null, "ru"));
        assertThat(message.at().toEpochMilli()).isEqualTo(1763632800123L);
    }

    @Test
    void readsWhatMaxHeardInAVoiceNote() {
        Inbound.Message message = message(created(body("""
                "text":"","attachments":[{"type":"audio","payload":{"url":"https://vd.okcdn.example/a.ogg","token":"t"},
                "transcription":"перезвоните мне"}]""")));
        assertThat(message.text()).isEqualTo("перезвоните мне");
        assertThat(message.parts()).extracting(Part::kind).containsExactly(Part.Kind.VOICE);
        assertThat(message.parts().getFirst().reference()).endsWith(" 0 https://vd.okcdn.example/a.ogg");
    }

    @Test
    void readsACardOfSeveralLines() {
        Inbound.Message message = message(created(body("""
                "text":"","attachments":[{"type":"contact","payload":{"vcf_info":"BEGIN:VCARD\\r\\nVERSION:3.0\\r\\nTEL;TYPE=CELL:79990001122\\r\\nFN:Олег\\r\\nEND:VCARD\\r\\n",
                "max_info":{"user_id":550012,"first_name":"Олег","is_bot":false,"last_activity_time":0},"hash":"h1"}}]""")));
        assertThat(message.parts()).containsExactly(new Part(Part.Kind.CONTACT, "79990001122", "Олег", null, 0));
    }

    @Test
    void readsWhatWasForwarded() {
        Inbound.Message message = message(created("""
                "link":{"type":"forward","sender":%s,"chat_id":1,"message":{"mid":"mid.1","seq":1,"text":"from afar"}},%s
                """.formatted(ANNA, body("\"text\":null"))));
        assertThat(message.text()).isEqualTo("from afar");
        assertThat(message.replyTo()).isNull();
    }

    @Test
    void knowsARepeatAndNothingElseByItsKey() {
        String raw = created(body("\"text\":\"one\""));
        assertThat(decoder.item(raw).externalId())
                .isEqualTo(decoder.item(raw).externalId())
                .isNotEqualTo(decoder.item(raw.replace("message_created", "message_edited"))
                        .externalId());
        String edited = raw.replace("message_created", "message_edited");
        assertThat(decoder.item(edited).externalId())
                .isNotEqualTo(decoder.item(edited.replace("1763632800123", "1763632860000"))
                        .externalId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_type\":\"comment_created\",\"timestamp\":1}",
                "{\"update_type\":\"message_created\",\"timestamp\":1}",
                "{\"update_type\":\"message_created\",\"timestamp\":1,\"message\":{\"recipient\":{\"chat_id\":-5,\"chat_type\":\"channel\"},\"body\":{\"mid\":\"mid.1\",\"text\":\"x\"}}}",
                "{\"update_type\":\"message_created\",\"timestamp\":\"soon\",\"message\":[]}",
                "{\"update_type\":\"message_callback\",\"timestamp\":1,\"callback\":{\"timestamp\":1,\"callback_id\":\"c\",\"payload\":\"p\",\"user\":{\"user_id\":5}},\"message\":null}",
                "{\"update_type\":\"bot_added\",\"timestamp\":1,\"chat_id\":-5,\"is_channel\":true,\"user\":{\"user_id\":5}}"
            })
    void leavesAloneWhatIsNoConversation(String raw) {
        assertThat(decoder.item(raw).inbound()).isInstanceOf(Inbound.Ignored.class);
        assertThat(decoder.item(raw).externalId()).isNotBlank();
    }

    @Test
    void answersNoOtherBot() {
        String raw = created(body("\"text\":\"beep\"")).replace("\"is_bot\":false", "\"is_bot\":true");
        assertThat(decoder.item(raw).inbound()).isInstanceOf(Inbound.Ignored.class);
    }

    @Test
    void survivesMarksThatPointNowhere() {
        Inbound.Message message = message(created(body("""
                "text":"hi","markup":[{"type":"user_mention","from":-1,"length":2,"user_id":90011},
                {"type":"user_mention","from":2147483647,"length":2147483647,"user_id":90011},{"from":1,"length":1}]""")));
        assertThat(message.text()).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"update_type\":5", "\"text\""})
    void refusesWhatIsNoUpdate(String raw) {
        assertThatThrownBy(() -> decoder.item(raw)).isInstanceOf(IllegalArgumentException.class);
    }
}
