package dev.frontdesk.connectors.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On Fri, 20 Nov 2026 at 10:00, Shop <shop@example.org> wrote:\n> old",
                "On Fri, 20 Nov 2026 at 10:00, Shop of all good things\n<shop@example.org> wrote:\n> old",
                "пт, 20 нояб. 2026 г. в 13:00, Лавка <shop@example.org>:\n> old",
                "20.11.2026 13:00, Лавка пишет:\n> old",
                "Лавка написав(ла):\n> old",
                "-----Original Message-----\nFrom: Shop\nold",
                "-------- Исходное сообщение --------\nold",
                "________________________________\nFrom: Shop\nold",
                "From: Shop <shop@example.org>\nSent: Friday\nTo: Anna\nSubject: x\n\nold",
                "От: Лавка\nОтправлено: пятница\nКому: Анна\nold",
                "> old",
                "-- \nAnna",
                "--\nAnna",
                "Sent from my iPhone",
                "Отправлено с iPhone"
            })
    void keepsWhatIsNew(String tail) {
        assertThat(QuotedText.without("Yes, please.\nTwo of them.\n\n" + tail)).isEqualTo("Yes, please.\nTwo of them.");
    }

    @Test
    void keepsAnswersBetweenTheLines() {
        assertThat(QuotedText.without("On Friday, Shop wrote:\n> How many?\nTwo.\n> When?\nToday."))
                .isEqualTo("On Friday, Shop wrote:\nTwo.\nToday.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"> only a quote", "-- \nonly a signature", "From the start: to the end", "I wrote: two\nand one"
            })
    void leavesNothingEmpty(String text) {
        assertThat(QuotedText.without(text)).isEqualTo(text);
    }
}
