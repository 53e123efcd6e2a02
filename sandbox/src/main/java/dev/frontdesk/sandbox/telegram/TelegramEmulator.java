package dev.frontdesk.sandbox.telegram;

import com.google.auto.service.AutoService;
import dev.frontdesk.sandbox.Emulator;
import io.helidon.webserver.http.HttpRules;

/** The Bot API, as far as an assistant needs it. */
@AutoService(Emulator.class)
public final class TelegramEmulator implements Emulator {

    private final Telegram telegram = new Telegram();

    @Override
    public String id() {
        return "telegram";
    }

    @Override
    public void provider(HttpRules rules) {
        rules.any(new BotApi(telegram)::handle);
    }

    @Override
    public void control(HttpRules rules) {
        new TelegramControls(telegram).addTo(rules);
    }

    @Override
    public void reset() {
        telegram.reset();
    }
}
