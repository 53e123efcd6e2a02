package dev.frontdesk.sandbox.max;

import com.google.auto.service.AutoService;
import dev.frontdesk.sandbox.Emulator;
import io.helidon.webserver.http.HttpRules;

/** MAX's bot API, as far as an assistant needs it. */
@AutoService(Emulator.class)
public final class MaxEmulator implements Emulator {

    private final Max max = new Max();

    @Override
    public String id() {
        return "max";
    }

    @Override
    public void provider(HttpRules rules) {
        rules.any(new MaxApi(max)::handle);
    }

    @Override
    public void control(HttpRules rules) {
        new MaxControls(max).addTo(rules);
    }

    @Override
    public void reset() {
        max.reset();
    }
}
