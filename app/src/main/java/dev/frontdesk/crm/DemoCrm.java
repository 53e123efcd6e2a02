package dev.frontdesk.crm;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code demo/crm.yaml} says that the demo organization has. */
record DemoCrm(Map<String, ?> yaml) {

    static DemoCrm read() {
        try (InputStream in = new ClassPathResource("demo/crm.yaml").getInputStream()) {
            Map<String, ?> yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new DemoCrm(yaml);
        } catch (IOException e) {
            throw new IllegalStateException("The demo's CRM cannot be read", e);
        }
    }

    String currency() {
        return String.valueOf(yaml.get("currency"));
    }

    String zone() {
        return String.valueOf(yaml.get("zone"));
    }

    /** In the order in which they were made. */
    @SuppressWarnings("unchecked") // keys of our own file are texts
    List<Map<String, ?>> of(Entity entity) {
        return yaml.get(entity.word()) instanceof List<?> list ? (List<Map<String, ?>>) list : List.of();
    }
}
