package dev.frontdesk.conversation;

import dev.frontdesk.organization.Caller;
import dev.frontdesk.panel.Html;
import dev.frontdesk.panel.Page;
import dev.frontdesk.panel.Pages;
import dev.frontdesk.panel.Tone;
import dev.frontdesk.platform.Problem;
import frontdesk.templates.Templates;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Links the open conversation as the chat in which people are told what concerns them. */
@Pages
@RequestMapping("/app/messaging/{id:[0-9a-f-]{36}}/default")
class DefaultChatPages {

    private static final int MESSAGES = 50;

    private final DefaultChat chat;
    private final Notifications notifications;
    private final HubViews views;
    private final Templates templates;

    DefaultChatPages(DefaultChat chat, Notifications notifications, HubViews views, Templates templates) {
        this.chat = chat;
        this.notifications = notifications;
        this.views = views;
        this.templates = templates;
    }

    private Html messages(Page page, Caller caller, UUID id) {
        Hub.Thread thread = views.thread(page, caller, new ConversationId(id), MESSAGES);
        return Html.of(
                templates.conversation_messages(page, thread), templates.conversation_threadhead(page, thread, true));
    }

    @PutMapping
    Html choose(Page page, Caller caller, @PathVariable UUID id) {
        chat.choose(caller, id);
        return messages(page, caller, id).toast(Tone.GOOD, page.say("conversation.default.chosen"));
    }

    @DeleteMapping
    Html clear(Page page, Caller caller, @PathVariable UUID id) {
        chat.clear(caller);
        return messages(page, caller, id);
    }

    @PostMapping("/trials")
    Html tryIt(Page page, Caller caller, @PathVariable UUID id) {
        try {
            notifications.send(caller, page.say("conversation.told.trial"));
            return messages(page, caller, id).toast(Tone.GOOD, page.say("conversation.default.tried"));
        } catch (Problem.Conflict notLinked) {
            return messages(page, caller, id).toast(Tone.BAD, notLinked.title()).failed("notification_chat_not_linked");
        }
    }
}
