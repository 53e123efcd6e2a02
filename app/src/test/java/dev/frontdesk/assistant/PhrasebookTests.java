package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.model.Language;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasebookTests {

    /** A Friday. */
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 27, 15, 0, 0, 0, ZoneId.of("Europe/Kyiv"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Show my deals|list_deals assigned_to=me",
                "Покажи мои сделки|list_deals assigned_to=me",
                "Покажи мої угоди|list_deals assigned_to=me",
                "List all customers|list_customers",
                "Покажи всех клиентов|list_customers",
                "Покажи всіх клієнтів|list_customers",
                "Create a new lead named Jane from LinkedIn|create_lead name=Jane source=LinkedIn",
                "Создай нового лида по имени Алёна из LinkedIn|create_lead name=Алёна source=LinkedIn",
                "Створи нового ліда на ім’я Ярина з LinkedIn|create_lead name=Ярина source=LinkedIn",
                "Create a lead named John from Facebook|create_lead name=John source=Facebook",
                "Update deal 5 to negotiation stage|move_deal_stage deal_id=5 stage=negotiation",
                "Переведи сделку 5 на этап переговоры|move_deal_stage deal_id=5 stage=переговоры",
                "Переведи угоду 5 на етап переговори|move_deal_stage deal_id=5 stage=переговори",
                "Update deal 23 to closed-won|move_deal_stage deal_id=23 stage=closed-won",
                "Update deal 23 to closed lost|lose_deal deal_id=23 ?reason",
                "Переведи сделку 23 в закрыта выиграна|move_deal_stage deal_id=23 stage=закрыта выиграна",
                "Переведи угоду 23 в закрита виграна|move_deal_stage deal_id=23 stage=закрита виграна",
                "Record a payment of 5000 for order #3|record_payment amount=5000 order_id=3",
                "Запиши оплату 5000 по заказу №3|record_payment amount=5000 order_id=3",
                "Запиши оплату 5000 за замовлення №3|record_payment amount=5000 order_id=3",
                "Record a payment of €1,200 for order 3|record_payment amount=1200 currency=EUR order_id=3",
                "Запиши оплату 1200 грн за замовлення 3|record_payment amount=1200 currency=UAH order_id=3",
                "Запиши оплату 5 тыс. руб. по заказу 3|record_payment amount=5000 currency=RUB order_id=3",
                "Show statistics for this month|get_statistics period=this_month",
                "Покажи статистику за этот месяц|get_statistics period=this_month",
                "Покажи статистику за цей місяць|get_statistics period=this_month",
                "Create a support issue about login problems|create_issue description=$title title=login problems",
                "Создай обращение в поддержку о проблеме со входом|create_issue description=$title title=проблеме со входом",
                "Створи звернення до підтримки щодо проблем із входом|create_issue description=$title title=проблем із входом",
                "What's my conversion rate?|get_conversion_rate",
                "Какая у меня конверсия?|get_conversion_rate",
                "Яка в мене конверсія?|get_conversion_rate",
                "What are my open issues?|list_issues status=open",
                "Какие у меня открытые обращения?|list_issues status=open",
                "Які в мене відкриті звернення?|list_issues status=open",
                "Add a new customer|create_customer ?name",
                "Добавь нового клиента|create_customer ?name",
                "Додай нового клієнта|create_customer ?name",
                "Change lead status to qualified|update_lead status=qualified ?lead_id",
                "Измени статус лида на квалифицирован|update_lead status=qualified ?lead_id",
                "Зміни статус ліда на кваліфікований|update_lead status=qualified ?lead_id",
                "Monthly revenue|get_revenue group_by=month period=this_year",
                "Ежемесячная выручка|get_revenue group_by=month period=this_year",
                "Щомісячний дохід|get_revenue group_by=month period=this_year",
                "Report a bug|create_issue category=technical description=$title ?title",
                "Сообщить об ошибке|create_issue category=technical description=$title ?title",
                "Повідомити про помилку|create_issue category=technical description=$title ?title"
            })
    void knowsWhatIsAskedFor(String sentence, String call) {
        assertThat(wish(sentence).map(PhrasebookTests::told)).contains(call);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Show statistics for last month|get_statistics period=last_month",
                "Show statistics for last week|get_statistics from=2026-11-16 period=custom to=2026-11-22",
                "Show statistics for last quarter|get_statistics from=2026-07-01 period=custom to=2026-09-30",
                "Show statistics for today|get_statistics period=today",
                "Show statistics for May|get_statistics from=2026-05-01 period=custom to=2026-05-31",
                "Show statistics for December|get_statistics from=2025-12-01 period=custom to=2025-12-31",
                "Show statistics for 2025|get_statistics from=2025-01-01 period=custom to=2025-12-31",
                "Show statistics from 1 May to 15 May|get_statistics from=2026-05-01 period=custom to=2026-05-15",
                "Show statistics from 2026-01-05 to 2026-02-07|get_statistics from=2026-01-05 period=custom to=2026-02-07",
                "Show statistics for the last 14 days|get_statistics from=2026-11-14 period=custom to=2026-11-27",
                "Show statistics since 1 November|get_statistics from=2026-11-01 period=custom to=2026-11-27",
                "Покажи статистику за вчера|get_statistics period=yesterday",
                "Покажи статистику за прошлый год|get_statistics from=2025-01-01 period=custom to=2025-12-31",
                "Покажи статистику за май|get_statistics from=2026-05-01 period=custom to=2026-05-31",
                "Покажи статистику с 1 мая по 15 мая 2026|get_statistics from=2026-05-01 period=custom to=2026-05-15",
                "Покажи статистику 01.05.2026-15.05.2026|get_statistics from=2026-05-01 period=custom to=2026-05-15",
                "Покажи статистику за минулий тиждень|get_statistics from=2026-11-16 period=custom to=2026-11-22",
                "Покажи статистику за травень 2026 року|get_statistics from=2026-05-01 period=custom to=2026-05-31",
                "Покажи статистику з 1 по 15 листопада|get_statistics from=2026-11-01 period=custom to=2026-11-15",
                "Show statistics from 31.04.2026 to 07.05.2026|?",
                "Record a payment of $5k for order #3|record_payment amount=5000 currency=USD order_id=3",
                "Запиши оплату 5 000,50 ₽ по заказу № 3|record_payment amount=5000.50 currency=RUB order_id=3",
                "Запиши оплату 5000 грн за замовлення №3|record_payment amount=5000 currency=UAH order_id=3",
                "Record a payment of 1,200.50 euros for the order ORD-2026-0007 in cash|record_payment amount=1200.50 currency=EUR method=cash order_id=ORD-2026-0007",
                "Запиши оплату 1,5 млн грн за замовлення 3 карткою|record_payment amount=1500000 currency=UAH method=card order_id=3",
                "Update deal five to proposal|move_deal_stage deal_id=5 stage=proposal",
                "Update deal \"Big wedding\" to negotiation stage|move_deal_stage deal_id=Big wedding stage=negotiation",
                "Переведи сделку «Свадьба Ивановых» на этап выиграна|move_deal_stage deal_id=Свадьба Ивановых stage=выиграна",
                "Переведи п'яту угоду на етап виграна|?",
                "Переведи угоду номер 5 на етап виграна|move_deal_stage deal_id=5 stage=виграна",
                "Mark deal 5 as won|win_deal deal_id=5",
                "Закрой сделку 5 как проигранную: нет бюджета|lose_deal deal_id=5 reason=нет бюджета",
                "Create a lead named Ann O'Hara from our website, ann@example.org, phone +380 44 123-45-67|create_lead email=ann@example.org name=Ann O'Hara phone=+380 44 123-45-67 source=our website",
                "Создай лида по имени Иванова Мария|create_lead name=Иванова Мария",
                "Створи ліда на ім'я Ярина Коваленко від партнера|create_lead name=Ярина Коваленко source=партнера",
                "Create a deal Website for Acme worth 5000 EUR|create_deal currency=EUR customer_id=Acme title=Website value=5000",
                "Create a deal Spring flowers for 5000|create_deal title=Spring flowers value=5000",
                "Создай сделку «Новый сайт» для клиента 7 на сумму 5000 грн|create_deal currency=UAH customer_id=7 title=Новый сайт value=5000",
                "Convert lead 4 to a customer with a deal of 3000|convert_lead create_deal=true deal_value=3000 lead_id=4",
                "Convert lead 4|convert_lead lead_id=4",
                "Конвертируй лида 4 в клиента|convert_lead lead_id=4",
                "Перетвори ліда 4 на клієнта|convert_lead lead_id=4",
                "Assign deal 5 to me|update_deal assigned_to=me deal_id=5",
                "Назначь сделку 5 на Анну|update_deal assigned_to=Анну deal_id=5",
                "Признач угоду 5 на Ганну|update_deal assigned_to=Ганну deal_id=5",
                "Assign lead 4 to Anna Petrova|update_lead assigned_to=Anna Petrova lead_id=4",
                "Remind me to call Ann tomorrow at 10|create_task due_at=2026-11-28T10:00+02:00 text=call Ann ?id",
                "Напомни мне завтра в 15:30 позвонить Анне|create_task due_at=2026-11-28T15:30+02:00 text=позвонить Анне ?id",
                "Нагадай подзвонити Ганні у понеділок о 9|create_task due_at=2026-11-30T09:00+02:00 text=подзвонити Ганні ?id",
                "Remind me to send the offer for deal 5 in 2 hours|create_task due_at=2026-11-27T17:00+02:00 entity=deal id=5 text=send the offer",
                "Create a task for deal 5: call back on 1 December at 3 pm|create_task due_at=2026-12-01T15:00+02:00 entity=deal id=5 text=call back",
                "Add a note to customer 3: prefers peonies|add_note entity=customer id=3 text=prefers peonies",
                "Добавь заметку к сделке 5: ждём ответа|add_note entity=deal id=5 text=ждём ответа",
                "Delete customer 5|delete_customer customer_id=5",
                "Удали сделку 5|delete_deal deal_id=5",
                "Видали ліда 5|delete_lead lead_id=5",
                "Approve order 3|change_order_status order_id=3 status=approved",
                "Подтверди заказ 3|change_order_status order_id=3 status=approved",
                "Скасуй замовлення 3|change_order_status order_id=3 status=cancelled",
                "Show my unpaid orders|list_orders payment_status=unpaid",
                "Close issue 7|close_issue issue_id=7",
                "Comment on issue 7: called the customer|comment_issue issue_id=7 text=called the customer",
                "Прокомментируй заявку 7: перезвонили|comment_issue issue_id=7 text=перезвонили",
                "Show the funnel for last month|get_funnel period=last_month",
                "Воронка продаж за этот квартал|get_funnel period=this_quarter",
                "Конверсія за джерелами|get_conversion_rate group_by=source",
                "Top employees this year|get_employee_performance period=this_year",
                "Лучшие сотрудники за прошлый месяц|get_employee_performance period=last_month",
                "Send an email to ann@example.org saying the flowers are ready|send_mail subject=$text text=the flowers are ready to=ann@example.org",
                "Отправь письмо на ann@example.org: цветы готовы|send_mail subject=$text text=цветы готовы to=ann@example.org",
                "Надішли лист на ann@example.org з темою Квіти і текстом: готово|send_mail subject=Квіти text=готово to=ann@example.org",
                "Send an email to Ann with subject Flowers and text: they are ready|send_mail subject=Flowers text=they are ready to=Ann",
                "Refund payment 4 because they cancelled|refund_payment payment_id=4 reason=they cancelled",
                "Поверни оплату 4, бо клієнт відмовився|refund_payment payment_id=4 reason=клієнт відмовився",
                "Send a mail to ann@example.org: Hello! See you.|send_mail subject=$text text=Hello! See you. to=ann@example.org",
                "Send an email|send_mail subject=$text ?to ?text",
                "Read my latest email|read_latest_mail",
                "Прочитай последнее письмо|read_latest_mail",
                "Перекажи листи за вчора|summarize_mail since=2026-11-26",
                "Summarise today's mail|summarize_mail since=2026-11-27",
                "Find emails from Ann|search_mail from=Ann",
                "What can you do?|examples",
                "Что ты умеешь?|examples",
                "Що ти вмієш?|examples"
            })
    void readsWhatStandsInTheGaps(String sentence, String call) {
        assertThat(wish(sentence).map(PhrasebookTests::told).orElse("?")).isEqualTo(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"questions.csv", "held-out-questions.csv"})
    void leavesEveryQuestionOfTheBenchToTheDocuments(String file) throws IOException {
        List<String> questions;
        try (CSVParser csv = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(Files.readString(Path.of("../benchmarks", file))))) {
            questions = csv.stream().map(each -> each.get("question")).toList();
        }

        assertThat(questions).hasSizeGreaterThan(60);
        assertThat(questions).allSatisfy(question -> assertThat(wish(question)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"never mind", "Cancel", "отмена", "не надо", "скасувати", "Не треба."})
    void understandsWhoWantsNothing(String word) {
        assertThat(Phrasebook.ALL.cancels(word)).isTrue();
    }

    private static Optional<Wish> wish(String sentence) {
        return Phrasebook.ALL.wish(sentence, Language.of(sentence, Language.ENGLISH), () -> NOW);
    }

    private static String told(Wish wish) {
        Map<String, String> sorted = new java.util.TreeMap<>(wish.arguments());
        StringBuilder told = new StringBuilder(wish.tool());
        sorted.forEach(
                (name, value) -> told.append(' ').append(name).append('=').append(value));
        new LinkedHashMap<>(wish.missing())
                .keySet()
                .forEach(name -> told.append(" ?").append(name));
        return told.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What does delivery cost?",
                "How do I report a bug?",
                "Do you have a monthly plan?",
                "How do I record a payment of 5000 for order #3?",
                "Can I cancel my order?",
                "Сколько стоит доставка?",
                "Как сообщить об ошибке?",
                "Скільки коштує доставка?",
                "Як додати нового клієнта?",
                "Show my deals and then delete them all"
            })
    void leavesQuestionsToTheDocuments(String question) {
        assertThat(wish(question)).isEmpty();
    }

    @Test
    void takesTextThatLooksLikeACommandAsText() {
        assertThat(wish("Create a support issue about {deal_id:1} $1 delete all")
                        .orElseThrow()
                        .arguments())
                .containsEntry("title", "{deal_id:1} $1 delete all");
    }
}
