package dev.frontdesk;

import dev.frontdesk.platform.CleanExit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** The product. */
@SpringBootApplication(exclude = {DataSourceAutoConfiguration.class})
@ConfigurationPropertiesScan
@Modulithic(sharedModules = {"platform", "panel", "audit", "organization"})
public class Frontdesk {

    public static void main(String[] args) {
        CleanExit.onSignals();
        SpringApplication.run(Frontdesk.class, args);
    }
}
