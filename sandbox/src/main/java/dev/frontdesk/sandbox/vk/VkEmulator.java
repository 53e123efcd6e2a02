package dev.frontdesk.sandbox.vk;

import com.google.auto.service.AutoService;
import dev.frontdesk.sandbox.Emulator;
import io.helidon.webserver.http.HttpRules;

/** VK, as far as a community's assistant needs it. */
@AutoService(Emulator.class)
public final class VkEmulator implements Emulator {

    private final Vk vk = new Vk();

    @Override
    public String id() {
        return "vk";
    }

    @Override
    public void provider(HttpRules rules) {
        VkApi api = new VkApi(vk);
        rules.post("/method/{name}", api::handle);
        rules.get("/method/{name}", api::handle);
        rules.get("/lp/{group}", new LongPoll(vk)::handle);
        UploadServer uploads = new UploadServer(vk);
        rules.post("/upload/{ticket}", uploads::receive);
        rules.get("/file/{id}/{name}", uploads::send);
    }

    @Override
    public void control(HttpRules rules) {
        new VkControls(vk).addTo(rules);
    }

    @Override
    public void reset() {
        vk.reset();
    }
}
