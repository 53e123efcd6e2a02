package dev.frontdesk.sandbox.whatsapp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a message after Twilio took it: whether the person gets it, and which statuses tell of it. */
final class Fate {

    private static final int IN_SESSION_BUTTONS_MAX = 3;
    private static final int CONTENT_BODY_MAX = 1024;

    private record Step(String status, int code) {}

    private final Twilio twilio;

    Fate(Twilio twilio) {
        this.twilio = twilio;
    }

    /** A text is with the person at once; a file when it was fetched. */
    void decide(Message message, Content.@Nullable Filled content, List<String> media) {
        Customer customer = message.facts().customer();
        int problem = problem(customer, content);
        if (problem != 0) {
            tell(message, refused(problem), message.facts());
        } else if (media.isEmpty()) {
            arrive(message);
            tell(message, delivered(), message.facts());
        } else {
            Thread.startVirtualThread(() -> {
                int failure = MediaFetch.into(twilio, message, media);
                if (failure == 0) {
                    arrive(message);
                }
                tell(message, failure == 0 ? delivered() : refused(failure), message.facts());
            });
        }
    }

    private static int problem(Customer customer, Content.@Nullable Filled content) {
        if (customer.gone()) {
            return Errors.NO_WHATSAPP;
        }
        if (customer.blocked()) {
            return Errors.BLOCKED;
        }
        if (customer.account().sender().joinWords() != null && !customer.isJoined()) {
            return Errors.NOT_JOINED;
        }
        boolean approved = content != null && content.approved();
        if (!approved && !customer.isWithinWindow()) {
            return Errors.WINDOW_CLOSED;
        }
        if (content != null && !approved && content.buttons().size() > IN_SESSION_BUTTONS_MAX && !content.isList()) {
            return Errors.CONTENT_INVALID;
        }
        if (content != null && content.body().length() > CONTENT_BODY_MAX) {
            return Errors.CONTENT_INVALID;
        }
        return customer.takePace() ? 0 : Errors.TOO_FAST;
    }

    private static void arrive(Message message) {
        Customer customer = message.facts().customer();
        customer.add(message);
        customer.settle();
        customer.account().tell("message", () -> ChatView.message(message));
    }

    private List<Step> delivered() {
        List<Step> steps =
                new ArrayList<>(List.of(new Step("queued", 0), new Step("sent", 0), new Step("delivered", 0)));
        if (twilio.limits().reads()) {
            steps.add(new Step("read", 0));
        }
        if (twilio.limits().shuffle()) {
            Collections.reverse(steps);
        }
        return steps;
    }

    private static List<Step> refused(int code) {
        return switch (code) {
            case Errors.WINDOW_CLOSED, Errors.BLOCKED, Errors.NO_WHATSAPP ->
                List.of(new Step("queued", 0), new Step("sent", 0), new Step("undelivered", code));
            default -> List.of(new Step("queued", 0), new Step("failed", code));
        };
    }

    private void tell(Message message, List<Step> steps, Message.Facts facts) {
        Thread.startVirtualThread(() -> {
            try {
                for (Step step : steps) {
                    Thread.sleep(twilio.limits().statusDelayMillis());
                    become(message, step.status(), step.code());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Gives the message a status and tells of it, whatever it had before. */
    void become(Message message, String status, int code) {
        message.become(status, code, twilio.clock().instant());
        Message.Facts facts = message.facts();
        Account account = facts.customer().account();
        account.tell("status", () -> ChatView.message(message));
        if (facts.address() == null) {
            return;
        }
        String to = facts.customer().address();
        Form form = new Form()
                .add("AccountSid", account.sid())
                .add("ApiVersion", "2010-04-01")
                .add("ChannelPrefix", "whatsapp")
                .add("ChannelToAddress", to.substring("whatsapp:".length()))
                .add("ErrorCode", code == 0 ? null : code)
                .add("ErrorMessage", code == 0 ? null : Errors.text(code))
                .add("EventType", status.equals("read") ? "READ" : null)
                .add("From", account.address())
                .add("MessageSid", message.sid())
                .add("MessageStatus", status)
                .add("SmsSid", message.sid())
                .add("SmsStatus", status)
                .add("To", to);
        twilio.courier().post(account, new Courier.Letter(facts.address(), null, form, Courier.Signing.RIGHT));
    }
}
