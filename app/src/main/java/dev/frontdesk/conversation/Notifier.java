package dev.frontdesk.conversation;

import dev.frontdesk.connector.ConnectionBroken;
import dev.frontdesk.conversation.SummaryStore.Day;
import dev.frontdesk.panel.Phrases;
import dev.frontdesk.platform.FrontdeskSettings;
import dev.frontdesk.platform.Job;
import dev.frontdesk.platform.OrganizationId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** What the default chat is told by itself: waiting customers, broken connections, and each morning how the day was. */
@Configuration(proxyBeanMethods = false)
class Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final LocalTime MORNING = LocalTime.of(5, 0);

    private final Notifications notifications;
    private final SummaryStore summaries;
    private final FrontdeskSettings settings;
    private final Clock clock;

    Notifier(Notifications notifications, SummaryStore summaries, FrontdeskSettings settings, Clock clock) {
        this.notifications = notifications;
        this.summaries = summaries;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void tellOf(PersonCalled called) {
        SummaryStore.Customer customer = summaries.customer(called.organization(), called.conversation());
        inBackground(
                called.organization(),
                () -> notifications.tell(
                        called.organization(),
                        called.conversation(),
                        words -> words.say(
                                        "conversation.told.called",
                                        escaped(customer.name()),
                                        escaped(customer.lastText()))
                                + link("/app/messaging/" + called.conversation())));
    }

    @EventListener
    void tellOf(ConnectionBroken broken) {
        inBackground(
                broken.organization(),
                () -> notifications.tell(
                        broken.organization(),
                        null,
                        words -> words.say(
                                        "conversation.told.broken",
                                        words.sayOr("connectors." + broken.connector() + ".name", broken.connector()),
                                        escaped(broken.label()),
                                        escaped(broken.code()))
                                + link("/app/integrations")));
    }

    private static void inBackground(OrganizationId organization, Runnable work) {
        Thread.ofVirtual().name("notifier").start(() -> {
            try {
                work.run();
            } catch (RuntimeException failure) {
                LOG.atWarn()
                        .addKeyValue("organization", organization)
                        .setCause(failure)
                        .log("conversation_notification_failed");
            }
        });
    }

    @Bean
    Job dailySummaryJob() {
        return Job.daily(MORNING, "daily-summary", this::summarize);
    }

    /** Each day once, also when the job is run again. */
    void summarize() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (OrganizationId organization : summaries.due(today)) {
            Day day = summaries.day(organization, clock.instant());
            if (summaries.take(organization, today)) {
                notifications.tell(organization, null, words -> summary(words, day) + link("/app"));
            }
        }
    }

    private static String summary(Phrases words, Day day) {
        return words.say(
                "conversation.told.summary",
                day.received(),
                day.conversations(),
                day.byAssistant(),
                day.byPeople(),
                day.called(),
                day.waiting());
    }

    private String link(String path) {
        return settings.publicAddress()
                .map(address -> "\n\n" + address.toString().replaceAll("/$", "") + path)
                .orElse("");
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_\\[\\]<>~|])", "\\\\$1");
    }
}
