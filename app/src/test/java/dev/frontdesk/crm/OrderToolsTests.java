package dev.frontdesk.crm;

import static dev.frontdesk.crm.People.done;
import static dev.frontdesk.crm.People.value;
import static dev.frontdesk.crm.People.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.frontdesk.model.Language;
import dev.frontdesk.organization.Role;
import dev.frontdesk.platform.OrganizationId;
import dev.frontdesk.testkit.FrontdeskTest;
import dev.frontdesk.testkit.MutableClock;
import dev.frontdesk.testkit.TestOrganizations;
import dev.frontdesk.tool.Arguments;
import dev.frontdesk.tool.Asker;
import dev.frontdesk.tool.Outcome;
import dev.frontdesk.tool.Toolset;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@FrontdeskTest
class OrderToolsTests {

    @Autowired
    List<Toolset> toolsets;

    @Autowired
    TestOrganizations organizations;

    @Autowired
    MutableClock clock;

    private OrganizationId here;
    private People people;
    private Asker vendor;
    private Asker employee;
    private String customer;

    @BeforeEach
    void furnish() {
        here = organizations.create();
        people = new People(toolsets);
        vendor = People.asker(here, Role.VENDOR);
        employee = People.asker(here, Role.EMPLOYEE);
        customer = people.made("create_customer", vendor, Map.of("name", "Ann"));
    }

    @AfterEach
    void goOn() {
        clock.reset();
    }

    @Test
    void sumsItemsTaxAndDiscount() {
        Outcome made = people.call(
                "create_order",
                vendor,
                Map.of(
                        "customer_id",
                        "Ann",
                        "title",
                        "A roof",
                        "items",
                        List.of(item("Tile", "3", "10.10"), item("Beam", "0.5", "0.05")),
                        "tax",
                        new BigDecimal("5"),
                        "discount",
                        new BigDecimal("1.33")));

        assertThat(value(made, "total")).as("30.30 + 0.03 + 5 − 1.33").isEqualTo("34.00");
        assertThat(value(made, "status")).isEqualTo("draft");
        assertThat(value(made, "code")).matches("ORD-\\d{4}-0001");
        assertThat(done("made", made).text()).contains("3 × Tile", "€30.30", "Still to be paid: €34");
        assertThat(value(people.call("get_order", vendor, Map.of("order_id", value(made, "code"))), "items"))
                .contains("product_name=Tile", "quantity=0.5");
    }

    @ParameterizedTest
    @CsvSource({
        "discount, 11.00, discount",
        "tax, 1.005, tax",
    })
    void refusesSumsThatMakeNoSense(String field, String amount, String at) {
        Outcome refused = people.call(
                "create_order",
                vendor,
                Map.of("customer_id", customer, "items", List.of(item("A", "1", "10")), field, new BigDecimal(amount)));

        assertThat(word(refused)).isEqualTo("validation_failed");
        assertThat(((Outcome.Refused) refused).field()).isEqualTo(at);
        assertThat(value(people.call("list_orders", vendor, Map.of()), "total")).isEqualTo("0");
    }

    @Test
    void knowsThatYenHaveNoCents() {
        assertThat(word(people.call(
                        "create_order",
                        vendor,
                        Map.of("customer_id", customer, "currency", "JPY", "items", List.of(item("A", "1", "10.50"))))))
                .isEqualTo("validation_failed");
        Outcome whole = people.call(
                "create_order",
                vendor,
                Map.of("customer_id", customer, "currency", "JPY", "items", List.of(item("A", "0.33", "100"))));
        assertThat(value(whole, "total")).isEqualTo("33.00");
    }

    @Test
    void freezesSumsOnceApproved() {
        String order = order("100");
        people.done("update_order", vendor, Map.of("order_id", order, "items", List.of(item("B", "1", "80"))));
        go(order, "pending");
        go(order, "approved");

        assertThat(word(people.call("update_order", vendor, Map.of("order_id", order, "tax", BigDecimal.ONE))))
                .isEqualTo("conflict");
        Outcome named = people.call("update_order", vendor, Map.of("order_id", order, "title", "Renamed"));
        assertThat(value(named, "total")).isEqualTo("80.00");
    }

    @Test
    void goesOnlyTheAllowedWay() {
        String order = people.made("create_order", employee, Map.of("customer_id", customer));
        Outcome leap = people.call("change_order_status", employee, Map.of("order_id", order, "status", "completed"));
        assertThat(((Outcome.Refused) leap).allowed()).containsExactly("pending", "cancelled");
        for (String status : List.of("pending", "approved", "in_progress")) {
            assertThat(word(people.call("change_order_status", employee, Map.of("order_id", order, "status", status))))
                    .as(status)
                    .isEqualTo("done");
        }
        Outcome cancelled =
                people.call("change_order_status", employee, Map.of("order_id", order, "status", "cancelled"));
        assertThat(word(cancelled)).as("by an employee, under way").isEqualTo("invalid_transition");
        go(order, "cancelled");
        assertThat(word(people.call("change_order_status", vendor, Map.of("order_id", order, "status", "draft"))))
                .isEqualTo("invalid_transition");
    }

    @Test
    void refusesAnOldVersionInThreeLanguages() {
        String order = order("100");
        for (Language language : Language.values()) {
            Asker asker = People.asker(here, Role.VENDOR, language);
            Outcome late = people.call("update_order", asker, Map.of("order_id", order, "title", "X", "version", 9L));
            assertThat(word(late)).isEqualTo("conflict");
            assertThat(((Outcome.Refused) late).message()).doesNotContain("crm.");
        }
    }

    @Test
    void bringsTheOrderFromUnpaidToPaid() {
        String order = order("5000");
        Outcome part = pay(order, "2000");
        assertThat(value(part, "balance")).isEqualTo("3000.00");
        assertThat(value(part, "payment_status")).isEqualTo("partially_paid");
        assertThat(value(pay("#" + order, "3000"), "payment_status")).isEqualTo("paid");
        assertThat(value(people.call("get_order", vendor, Map.of("order_id", order)), "paid"))
                .isEqualTo("5000.00");
    }

    @Test
    void asksBeforeMoreComesInThanIsDue() {
        String order = order("100");
        assertThat(word(pay(order, "100.01"))).isEqualTo("confirm");
        assertThat(value(people.call("list_payments", vendor, Map.of()), "total"))
                .isEqualTo("0");

        Map<String, Object> said = Map.of("order_id", order, "amount", new BigDecimal("100.01"));
        Outcome confirmed = people.confirmed("record_payment", vendor, said);
        assertThat(value(confirmed, "payment_status")).isEqualTo("overpaid");
        assertThat(value(confirmed, "balance")).isEqualTo("0");
        Map<String, Object> more = new HashMap<>(said);
        more.put("allow_overpayment", true);
        assertThat(word(people.call("record_payment", vendor, more))).isEqualTo("done");
    }

    @Test
    void takesNoMoneyThatCannotBe() {
        String order = order("100");
        assertThat(word(pay(order, "0"))).isEqualTo("validation_failed");
        assertThat(word(people.call(
                        "record_payment",
                        vendor,
                        Map.of("order_id", order, "amount", BigDecimal.ONE, "currency", "USD"))))
                .isEqualTo("validation_failed");
        assertThat(word(people.call(
                        "record_payment",
                        vendor,
                        Map.of(
                                "order_id",
                                order,
                                "amount",
                                BigDecimal.ONE,
                                "paid_at",
                                OffsetDateTime.now(clock).plusDays(2)))))
                .isEqualTo("validation_failed");
        go(order, "cancelled");
        assertThat(word(pay(order, "1"))).isEqualTo("conflict");
    }

    @Test
    void givesBackByARowOfItsOwnAndNeverTooMuch() {
        String order = order("100");
        String payment = value(pay(order, "60"), "payment_id");
        assertThat(word(people.call("refund_payment", vendor, refund(payment, "10"))))
                .isEqualTo("confirm");

        Outcome refunded = people.confirmed("refund_payment", vendor, refund(payment, "10"));
        assertThat(value(refunded, "refund_of")).isEqualTo(payment);
        assertThat(value(refunded, "status")).isEqualTo("refunded");
        assertThat(value(refunded, "balance")).isEqualTo("50.00");
        assertThat(word(people.confirmed("refund_payment", vendor, refund(payment, "50.01"))))
                .isEqualTo("validation_failed");
        assertThat(word(people.confirmed("refund_payment", vendor, refund(value(refunded, "payment_id"), "1"))))
                .as("of a refund")
                .isEqualTo("invalid_transition");

        Outcome rest = people.confirmed("refund_payment", vendor, Map.of("payment_id", payment, "reason", "gone"));
        assertThat(value(rest, "amount")).isEqualTo("50.00");
        assertThat(value(rest, "payment_status")).isEqualTo("refunded");
        assertThat(value(people.call("get_payment", vendor, Map.of("payment_id", payment)), "status"))
                .as("the payment keeps its figure")
                .isEqualTo("completed");
    }

    @Test
    void deletesNoOrderThatMoneyWasPaidFor() {
        String order = order("100");
        String payment = value(pay(order, "60"), "payment_id");
        Map<String, Object> said = Map.of("order_id", order);
        assertThat(word(people.call("delete_order", vendor, said))).isEqualTo("confirm");
        assertThat(word(people.confirmed("delete_order", vendor, said))).isEqualTo("conflict");
        people.confirmed("refund_payment", vendor, Map.of("payment_id", payment, "reason", "gone"));
        assertThat(word(people.confirmed("delete_order", vendor, said))).isEqualTo("done");
        assertThat(word(people.call("get_order", vendor, said))).isEqualTo("not_found");
    }

    @Test
    void paysOnceUnderAKey() {
        String order = order("5000");
        Map<String, Object> said = Map.of("order_id", order, "amount", new BigDecimal("1000"));
        Outcome first = people.keyed("record_payment", vendor, "k1", said);
        Outcome again = people.keyed(
                "record_payment", vendor, "k1", Map.of("amount", new BigDecimal("1000.00"), "order_id", order));

        assertThat(value(again, "payment_id")).isEqualTo(value(first, "payment_id"));
        assertThat(done("again", again).text()).isEqualTo(done("first", first).text());
        assertThat(value(people.call("list_payments", vendor, Map.of()), "total"))
                .isEqualTo("1");
        assertThat(word(people.keyed(
                        "record_payment", vendor, "k1", Map.of("order_id", order, "amount", BigDecimal.TEN))))
                .isEqualTo("duplicate");
        assertThat(word(people.keyed("record_payment", employee, "k1", said)))
                .as("the keys of others are others")
                .isEqualTo("not_found");

        clock.advance(Duration.ofHours(25));
        assertThat(value(people.keyed("record_payment", vendor, "k1", said), "payment_id"))
                .isNotEqualTo(value(first, "payment_id"));
    }

    @Test
    void whatWasRefusedLeavesItsKeyFree() {
        String order = order("100");
        Map<String, Object> tooMuch = Map.of("order_id", order, "amount", new BigDecimal("101"));
        assertThat(word(people.keyed("record_payment", vendor, "k2", tooMuch))).isEqualTo("confirm");
        assertThat(word(people.keyed(
                        "record_payment", vendor, "k2", Map.of("order_id", "999", "amount", BigDecimal.ONE))))
                .isEqualTo("not_found");
        assertThat(word(people.keyed(
                        "record_payment", vendor, "k2", Map.of("order_id", order, "amount", BigDecimal.ONE))))
                .isEqualTo("done");
    }

    @Test
    void manyAtOnceUnderOneKeyPayOnce() throws Exception {
        String order = order("5000");
        Map<String, Object> said = Map.of("order_id", order, "amount", new BigDecimal("1000"));
        List<Outcome> outcomes = together(6, () -> people.keyed("record_payment", vendor, "same", said));

        assertThat(outcomes).allMatch(outcome -> word(outcome).equals("done"));
        assertThat(outcomes.stream()
                        .map(outcome -> value(outcome, "payment_id"))
                        .distinct())
                .hasSize(1);
        assertThat(value(people.call("get_order", vendor, Map.of("order_id", order)), "paid"))
                .isEqualTo("1000.00");
    }

    @Test
    void refundsThatMeetGiveBackNoMoreThanCameIn() throws Exception {
        String order = order("100");
        String payment = value(pay(order, "60"), "payment_id");
        List<Outcome> outcomes = together(6, () -> people.confirmed("refund_payment", vendor, refund(payment, "25")));

        assertThat(outcomes.stream().map(People::word).filter("done"::equals)).hasSize(2);
        assertThat(value(people.call("get_order", vendor, Map.of("order_id", order)), "paid"))
                .isEqualTo("10.00");
    }

    /** A seed that fails can be run again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void moneyNeverGoesBelowNothing(long seed) {
        java.util.Random random = new java.util.Random(seed);
        String order = order("100");
        BigDecimal came = BigDecimal.ZERO;
        Map<String, BigDecimal> left = new HashMap<>();
        for (int step = 0; step < 25; step++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextInt(-500, 9000), 2);
            List<String> payments = new ArrayList<>(left.keySet());
            if (payments.isEmpty() || random.nextBoolean()) {
                Outcome paid = people.confirmed("record_payment", vendor, Map.of("order_id", order, "amount", amount));
                assertThat(word(paid)).isEqualTo(amount.signum() > 0 ? "done" : "validation_failed");
                if (amount.signum() > 0) {
                    left.put(value(paid, "payment_id"), amount);
                    came = came.add(amount);
                }
            } else {
                String payment = payments.get(random.nextInt(payments.size()));
                BigDecimal mayBe = Objects.requireNonNull(left.get(payment));
                boolean fits = amount.signum() > 0 && amount.compareTo(mayBe) <= 0;
                Outcome back = people.confirmed("refund_payment", vendor, refund(payment, amount.toString()));
                assertThat(word(back)).as("%s of %s", amount, mayBe).isEqualTo(fits ? "done" : "validation_failed");
                if (fits) {
                    left.put(payment, mayBe.subtract(amount));
                    came = came.subtract(amount);
                }
            }
            Outcome now = people.call("get_order", vendor, Map.of("order_id", order));
            assertThat(new BigDecimal(value(now, "paid")))
                    .isEqualByComparingTo(came)
                    .isNotNegative();
            assertThat(new BigDecimal(value(now, "due"))).isNotNegative();
        }
    }

    private static List<Outcome> together(int times, Callable<Outcome> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> each : threads.invokeAll(java.util.Collections.nCopies(times, work))) {
                outcomes.add(each.get());
            }
            return outcomes;
        }
    }

    private String order(String total) {
        return people.made(
                "create_order", vendor, Map.of("customer_id", customer, "items", List.of(item("A", "1", total))));
    }

    private void go(String order, String status) {
        people.done("change_order_status", vendor, Map.of("order_id", order, "status", status));
    }

    private Outcome pay(String order, String amount) {
        return people.call("record_payment", vendor, Map.of("order_id", order, "amount", new BigDecimal(amount)));
    }

    private static Map<String, Object> refund(String payment, String amount) {
        return Map.of("payment_id", payment, "amount", new BigDecimal(amount), "reason", "broken");
    }

    private static Arguments item(String name, String quantity, String price) {
        return new Arguments(Map.of(
                "product_name", name, "quantity", new BigDecimal(quantity), "unit_price", new BigDecimal(price)));
    }
}
