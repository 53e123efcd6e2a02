package dev.frontdesk.connectors.mail;

import dev.frontdesk.platform.AddressGuard;
import dev.frontdesk.platform.FrontdeskSettings;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The guard as the product has it, without exceptions. */
final class Guards {

    private Guards() {}

    static AddressGuard strict() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(
                    FrontdeskSettings.class,
                    () -> new FrontdeskSettings(
                            Path.of("."),
                            null,
                            null,
                            null,
                            null,
                            FrontdeskSettings.Sandbox.OFF,
                            0,
                            FrontdeskSettings.SignUp.CLOSED,
                            List.of(),
                            List.of(),
                            null,
                            null,
                            null,
                            null));
            context.register(AddressGuard.class);
            context.refresh();
            return context.getBean(AddressGuard.class);
        }
    }
}
