package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.connector.Inbound;
import dev.frontdesk.connector.Inbound.Ignored;
import dev.frontdesk.connector.Inbound.Message;
import dev.frontdesk.connector.Inbound.Receipt;
import dev.frontdesk.connectors.mail.Letter.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterReaderTests {

    private static final String OWN = "bot@example.org";
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

    private final LetterDecoder decoder = new LetterDecoder(OwnIds.of(OWN));

    private static Letter read(byte[] mail) {
        try {
            return new LetterReader(OWN).read("1.2", AT, new ByteArrayInputStream(mail));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Letter read(String mail) {
        return read(mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private Message message(String mail) {
        Inbound inbound = decoder.decode(read(mail));
        assertThat(inbound).isInstanceOf(Message.class);
        return (Message) inbound;
    }

    private static String mail(String headers, String body) {
        return "From: Anna <anna@example.net>\nTo: " + OWN + "\nMessage-ID: <a1@example.net>\n" + headers + "\n\n"
                + body;
    }

    @Test
    void readsAMailAsClientsWriteIt() {
        Message message = message("""
                Return-Path: <anna@example.net>
                From: =?koi8-r?B?4c7OwQ==?= <anna@example.net>
                To: bot@example.org
                Subject: =?koi8-r?B?8NLJ18XU?=
                Message-ID: <b7f1@example.net>
                In-Reply-To: <out-42@example.org>
                References: <out-41@example.org> <out-42@example.org>
                Date: Fri, 20 Nov 2026 13:00:00 +0300
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="m1"

                --m1
                Content-Type: multipart/alternative; boundary="a1"

                --a1
                Content-Type: text/plain; charset=windows-1251
                Content-Transfer-Encoding: quoted-printable

                =D1=F7=B8=F2
                --a1
                Content-Type: text/html; charset=utf-8

                <p>Счёт</p>
                --a1--
                --m1
                Content-Type: application/pdf
                Content-Disposition: attachment; filename*=UTF-8''%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80.pdf
                Content-Transfer-Encoding: base64

                JVBERi0xLjQK
                --m1--
                """);
        assertThat(message.text()).isEqualTo("Счёт");
        assertThat(message.from()).isEqualTo(new Inbound.Person("anna@example.net", "Анна", "anna@example.net", null));
        assertThat(message.chat().title()).isEqualTo("Привет");
        assertThat(message.messageId()).isEqualTo("<b7f1@example.net>");
        assertThat(message.replyTo()).isEqualTo("<out-42@example.org>");
        assertThat(message.parts()).singleElement().satisfies(part -> {
            assertThat(part.name()).isEqualTo("договор.pdf");
            assertThat(part.bytes()).isEqualTo(9);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8,UTF-8",
        "utf8,UTF-8",
        "koi8-r,KOI8-R",
        "koi8-u,KOI8-U",
        "windows-1251,windows-1251",
        "cp-1251,windows-1251",
        "iso-8859-5,ISO-8859-5",
        "cp866,IBM866",
        "us-ascii,windows-1251",
        "x-unknown,windows-1251",
        "us-ascii,UTF-8",
        "unicode-1-1-utf-7,UTF-8"
    })
    void readsEveryCharacterSet(String label, String actual) {
        byte[] head = mail("Content-Type: text/plain; charset=" + label + "\nContent-Transfer-Encoding: 8bit", "")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] body = "Привет, мир".getBytes(Charset.forName(actual));
        byte[] whole = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        assertThat(read(whole).text()).isEqualTo("Привет, мир");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?koi8-r?B?8NLJ18XU?= | Привет",
                "=?windows-1251?Q?=D1=F7=B8=F2?= | Счёт",
                "=?UTF-8?B?0KHRh9GR0YIg4oSWIDc=?= | Счёт № 7",
                "=?utf-8?B?0J/RgNC40LI=?= =?utf-8?B?0LXRgg==?= | Привет",
                "=?utf-8?B?0J/RgNC40LLQ?= =?utf-8?B?tdGC?= | Привет",
                "=?cp-1251?Q?=D1=F7=B8=F2?= | Счёт",
                "Счёт | Счёт"
            })
    void readsEverySubject(String written, String meant) {
        assertThat(read(mail("Subject: " + written, "x")).subject()).isEqualTo(meant);
    }

    @Test
    void prefersTextUnlessItSaysNothing() {
        String both = """
                Content-Type: multipart/alternative; boundary="a"

                --a
                Content-Type: text/plain

                %s
                --a
                Content-Type: text/html

                <p>The price is <b>100</b> for each of the items that you asked for yesterday, and there is a rebate for more of them.</p>
                --a--
                """;
        assertThat(message(mail(both.formatted("plain words of some length, which say what the page says"), ""))
                        .text())
                .startsWith("plain words");
        assertThat(message(mail(both.formatted(" "), "")).text()).startsWith("The price is 100");
        assertThat(message(mail(both.formatted("See the page."), "")).text()).startsWith("The price is 100");
    }

    @Test
    void joinsFlowedLines() {
        assertThat(message(mail("Content-Type: text/plain; format=flowed", "one \ntwo\nthree"))
                        .text())
                .isEqualTo("one two\nthree");
    }

    @Test
    void answersWhereTheSenderWants() {
        Message message = message(mail("Reply-To: office@example.net", "x"));
        assertThat(message.chat().id()).startsWith("office@example.net#");
        assertThat(message.from().id()).isEqualTo("anna@example.net");
    }

    @Test
    void putsTheQuestionOfTheSubjectFirst() {
        assertThat(message(mail("Subject: Open on Sunday?", "")).text()).isEqualTo("Open on Sunday?");
        assertThat(message(mail("Subject: Re: Hours\nIn-Reply-To: <x@example.org>", "Thanks"))
                        .text())
                .isEqualTo("Thanks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "Auto-Submitted: auto-replied; owner=x",
                "X-Auto-Response-Suppress: OOF, AutoReply",
                "X-Autoreply: yes",
                "Precedence: auto_reply",
                "Return-Path: <>",
                "Subject: Automatic reply: hello",
                "Subject: =?utf-8?B?0JDQstGC0L7QvtGC0LLQtdGC?=",
                "Content-Type: text/calendar; method=REPLY"
            })
    void doesNotAnswerMachines(String header) {
        assertThat(read(mail(header, "text")).kind()).isEqualTo(Kind.MACHINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Precedence: bulk",
                "Precedence: list",
                "List-Id: <x.example.org>",
                "List-Unsubscribe: <mailto:x@y.z>"
            })
    void ignoresLists(String header) {
        assertThat(decoder.decode(read(mail(header, "text")))).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-reply@shop.example",
                "noreply@x.example",
                "MAILER-DAEMON@x.example",
                "postmaster@x.example",
                "bounce+12@x.example"
            })
    void doesNotAnswerNobody(String sender) {
        assertThat(read("From: " + sender + "\nTo: " + OWN + "\n\ntext").kind()).isEqualTo(Kind.MACHINE);
    }

    @Test
    void answersPeople() {
        assertThat(read(mail("Auto-Submitted: no", "text")).kind()).isEqualTo(Kind.QUESTION);
        assertThat(read(mail("Precedence: normal", "text")).kind()).isEqualTo(Kind.QUESTION);
    }

    @Test
    void leavesOwnMailAlone() {
        assertThat(read("From: Bot <BOT@example.org>\nTo: x@y.example\n\ntext").kind())
                .isEqualTo(Kind.OTHER);
        assertThat(read(mail("X-Loop: bot@example.org", "text")).kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void doesNotAnswerWhatWentToOthers() {
        assertThat(read("From: a@b.example\nTo: list@b.example\n\ntext").kind()).isEqualTo(Kind.MACHINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "From: \n", "From: @@\n", "From: undisclosed-recipients:;\n", "From: <>\n"})
    void ignoresMailOfNobody(String header) {
        assertThat(decoder.decode(read(header + "To: bot@example.org\n\ntext"))).isInstanceOf(Ignored.class);
    }

    @Test
    void readsAReportThatNamesOurMail() {
        String id = OwnIds.of(OWN).make(42, "0123456789abcdef");
        Inbound inbound = decoder.decode(read("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.example.net
                To: bot@example.org
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary="r1"

                --r1
                Content-Type: text/plain

                Delivery failed.
                --r1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; gone@example.net
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 User unknown
                --r1
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --r1--
                """.formatted(id)));
        assertThat(inbound)
                .isEqualTo(new Receipt(
                        new Inbound.Chat("gone@example.net#0123456789abcdef", false, null),
                        id,
                        Receipt.Outcome.FAILED,
                        "550 5.1.1 User unknown"));
    }

    @Test
    void trustsNoReportOfAPerson() {
        String id = OwnIds.of(OWN).make(42, "0123456789abcdef");
        assertThat(read(mail("In-Reply-To: " + id, "Action: failed")).kind()).isEqualTo(Kind.QUESTION);
    }

    @Test
    void givesAMailWithoutIdTheSameOneEachTime() {
        String mail = "From: a@b.example\nTo: bot@example.org\nSubject: x\n\ntext";
        assertThat(read(mail).messageId()).isEqualTo(read(mail).messageId()).endsWith("@without.id>");
    }

    @Test
    void readsWhatIsBroken() {
        Message message = message(mail(
                "Content-Type: multipart/mixed; boundary=\"m\"",
                "--m\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nprice=XX=3D1\u0000=\n"));
        assertThat(message.text()).contains("price").contains("=1");
    }

    private static List<String> remarks(String mail) {
        return read(mail).remarks().stream()
                .map(noted -> noted.remark() + " " + noted.count() + " " + noted.about())
                .toList();
    }

    @Test
    void saysWhatItLeftOut() {
        assertThat(remarks(Bombs.nested(100))).containsExactly("PARTS_LEFT_OUT 1 null");
        assertThat(remarks(Bombs.parts(30))).containsExactly("FILES_LEFT_OUT 10 p20, p21, p22, p23, p24, …");
        assertThat(remarks(Bombs.parts(300))).contains("PARTS_LEFT_OUT 1 null");
        assertThat(remarks(mail("Content-Type: text/plain", "word ".repeat(200_000))))
                .containsExactly("TEXT_CUT 2 null");
        assertThat(remarks(mail("Content-Type: text/plain", "word"))).isEmpty();
    }

    @Test
    void saysThatLettersMayBeWrong() {
        byte[] mail = mail("Content-Type: text/plain; charset=\"x-klingon\"", "Привіт, ціна?")
                .replace("\n", "\r\n")
                .getBytes(Charset.forName("windows-1251"));
        assertThat(read(mail).remarks())
                .containsExactly(new Letter.Noted(Inbound.Remark.LETTERS_GUESSED, 1, "x-klingon"));
        assertThat(remarks(mail("Content-Type: text/plain; charset=\"x-klingon\"", "Ціна?")))
                .isEmpty();
    }

    @Test
    void saysThatItRenamedAFile() {
        String enclosed =
                "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=\"%s\"\n\nx\n--b--\n";
        String headers = "Content-Type: multipart/mixed; boundary=\"b\"";
        assertThat(remarks(mail(headers, enclosed.formatted("../../x")))).containsExactly("FILES_RENAMED 1 x");
        assertThat(remarks(mail(headers, enclosed.formatted("price list.txt")))).isEmpty();
    }

    @Test
    void passesRemarksOnAsParts() {
        Message message =
                message(Bombs.nested(100).replace("Subject: bomb", "Message-ID: <b@example.net>\nSubject: bomb"));
        assertThat(message.parts()).containsExactly(Inbound.Part.remark(Inbound.Remark.PARTS_LEFT_OUT, 1, null));
    }

    @Test
    void readsLettersThatWereKeptBeforeRemarksWere() {
        String kept = LetterDecoder.raw(read(mail("Subject: Hi", "Hello"))).replaceFirst(",\"remarks\":\\[]", "");
        assertThat(kept).doesNotContain("remarks");
        assertThat(decoder.decode(kept)).isInstanceOf(Message.class);
    }
}
