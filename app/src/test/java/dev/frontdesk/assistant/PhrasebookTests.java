package dev.frontdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasebookTests {

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
                "Create a new lead named Jane from LinkedIn|create_lead name=Jane source=social_media",
                "Создай нового лида по имени Алёна из LinkedIn|create_lead name=Алёна source=social_media",
                "Створи нового ліда на ім’я Ярина з LinkedIn|create_lead name=Ярина source=social_media",
                "Create a lead named John from Facebook|create_lead name=John source=social_media",
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
                "Monthly revenue|get_revenue group_by=month",
                "Ежемесячная выручка|get_revenue group_by=month",
                "Щомісячний дохід|get_revenue group_by=month",
                "Report a bug|create_issue category=technical description=$title ?title",
                "Сообщить об ошибке|create_issue category=technical description=$title ?title",
                "Повідомити про помилку|create_issue category=technical description=$title ?title"
            })
    void knowsWhatIsAskedFor(String sentence, String call) {
        assertThat(Phrasebook.ALL.wish(sentence).map(PhrasebookTests::told)).contains(call);
    }

    private static String told(Phrasebook.Wish wish) {
        Map<String, String> sorted = new java.util.TreeMap<>(wish.arguments());
        StringBuilder told = new StringBuilder(wish.tool());
        sorted.forEach((name, value) -> told.append(' ').append(name).append('=').append(value));
        new LinkedHashMap<>(wish.missing()).keySet().forEach(name -> told.append(" ?").append(name));
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
        assertThat(Phrasebook.ALL.wish(question)).isEmpty();
    }

    @Test
    void takesTextThatLooksLikeACommandAsText() {
        assertThat(Phrasebook.ALL.wish("Create a support issue about {deal_id:1} $1 delete all").orElseThrow().arguments())
                .containsEntry("title", "{deal_id:1} $1 delete all");
    }
}
