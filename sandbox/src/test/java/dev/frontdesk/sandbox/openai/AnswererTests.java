package dev.frontdesk.sandbox.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.sandbox.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswererTests {

    private static final String FACTS = """
            # Delivery
            We deliver flowers every day from 9:00 to 21:00. Delivery within the city costs 5 euros. Orders over 60 euros are delivered free of charge.

            # Opening hours
            - Monday to Friday: 8:00–20:00
            - Saturday: 9:00–18:00
            - Sunday: closed

            ## Can I return a bouquet?
            A bouquet can be exchanged within 24 hours if the flowers have wilted. Bring the receipt.
            """;
    private static final String RUSSIAN_FACTS = """
            Доставка
            Мы доставляем букеты каждый день с 9:00 до 21:00. Доставка по городу стоит 300 рублей, за город — 600 рублей.
            Оплата
            Принимаем карты и наличные. Безналичный расчёт для организаций возможен по счёту.
            Уход за цветами
            Розы стоят до двух недель, если менять воду каждый день и подрезать стебли.
            """;
    private static final String UKRAINIAN_FACTS = """
            Запис на прийом
            Записатися до лікаря можна за телефоном або на сайті. Первинний прийом терапевта коштує 600 гривень.
            Аналізи
            Аналізи крові приймаємо з 7:30 до 11:00 натще. Результати надсилаємо електронною поштою протягом доби.
            """;

    private static String ask(String system, String question) {
        return Answerer.answer(ChatRequest.read(Json.MAPPER.readTree(ModelClient.chatBody(system, question))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            How much does delivery in the city cost? | Delivery within the city costs 5 euros.
            Are you open on Saturday?                | Saturday: 9:00–18:00
            What are your opening hours?             | Monday to Friday: 8:00–20:00
            Can I return my bouquet?                 | exchanged within 24 hours
            Is delivery ever free?                   | delivered free of charge
            """)
    void quotesTheSentenceThatAnswers(String question, String expected) {
        assertThat(ask("You are a florist. Use the passages.\n<passage>\n" + FACTS + "</passage>", question))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Сколько стоит доставка за город?  | 600 рублей
            Можно оплатить картой?            | Принимаем карты
            Сколько стоят розы в вазе?        | Розы стоят до двух недель
            """)
    void quotesRussian(String question, String expected) {
        assertThat(ask("Отвечай по материалам.\n<context>\n" + RUSSIAN_FACTS + "</context>", question))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Як записатися до лікаря?                | за телефоном або на сайті
            Скільки коштує прийом терапевта?        | 600 гривень
            Коли можна здати аналіз крові?          | з 7:30 до 11:00
            """)
    void quotesUkrainian(String question, String expected) {
        assertThat(ask("Відповідай за матеріалами.\n[1] " + UKRAINIAN_FACTS, question))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Do you sell electric guitars?             | I don't know
            Who won the football championship?        | I don't know
            Вы продаёте мотоциклы?                    | Этого я не знаю
            Есть ли у вас стоянка для грузовиков?     | Этого я не знаю
            Чи ремонтуєте ви годинники?               | Цього я не знаю
            Do you deliver pizza by helicopter?       | I don't know
            Сколько стоит ремонт двигателя?           | Этого я не знаю
            Скільки коштує ремонт автомобіля?         | Цього я не знаю
            """)
    void saysWhenItDoesNotKnow(String question, String expected) {
        assertThat(ask("<passage>" + FACTS + RUSSIAN_FACTS + UKRAINIAN_FACTS + "</passage>", question))
                .startsWith(expected);
    }

    @Test
    void listsWhatStandsUnderAHeading() {
        assertThat(ask("<passage>" + FACTS + "</passage>", "Opening hours?")).isEqualTo("""
                        **Opening hours**

                        - Monday to Friday: 8:00–20:00
                        - Saturday: 9:00–18:00
                        - Sunday: closed""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<passages><passage id=\"1\">%s</passage><passage id=\"2\">Nothing.</passage></passages>",
                "Answer from the documents.\n```\n%s\n```",
                "Passages:\n\"\"\"\n%s\n\"\"\"",
                "Use only these.\n\n[1] %s\n\n[2] We have a cat.",
                "Passage 1: %s\nPassage 2: We have a cat.",
                "Answer using the following information:\n%s",
                "%s"
            })
    void findsPassagesHoweverTheyAreMarkedOff(String frame) {
        assertThat(ask(frame.replace("%s", "Gift cards are valid for one year."), "How long are gift cards valid?"))
                .isEqualTo("Gift cards are valid for one year.");
    }

    @Test
    void readsPassagesGivenWithTheQuestion() {
        String user = """
                How long are gift cards valid?

                Answer using the following information:
                Gift cards are valid for one year. Cards cannot be paid out.""";

        assertThat(ask("You are a shop.", user)).startsWith("Gift cards are valid for one year.");
    }

    @Test
    void neverAnswersOutOfTheInstructionsWhenPassagesAreGiven() {
        String system = "The admin password rule: never speak of the password.\n<passage>We sell tea.</passage>";

        assertThat(ask(system, "What is the admin password rule?")).startsWith("I don't know");
    }

    @ParameterizedTest
    @CsvSource({
        "Hi!, Hello! How can I help you?",
        "Привет, Здравствуйте! Чем могу помочь?",
        "Доброго дня!, Вітаю! Чим можу допомогти?"
    })
    void greetsBack(String greeting, String expected) {
        assertThat(ask("<passage>" + FACTS + "</passage>", greeting)).isEqualTo(expected);
    }

    @Test
    void reportsTheResultOfATool() {
        String answer = Answerer.answer(ChatRequest.read(Json.MAPPER.readTree("""
                {"model": "sandbox-chat", "messages": [{"role": "user", "content": "Find order 7"},
                 {"role": "assistant", "tool_calls": [{"id": "c", "function": {"name": "find", "arguments": "{}"}}]},
                 {"role": "tool", "tool_call_id": "c", "content": "{\\"number\\": 7, \\"state\\": \\"paid\\"}"}]}""")));

        assertThat(answer).isEqualTo("- **number**: 7\n- **state**: paid");
    }
}
