package dev.frontdesk.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jobs that belong to no other module. */
@Configuration
class PlatformJobs {

    private static final Logger log = LoggerFactory.getLogger(PlatformJobs.class);

    @Bean
    Job cleanUp(List<Cleanup> cleanups, Clock clock) {
        return Job.daily(LocalTime.of(3, 20), "clean-up", () -> {
            int removed = 0;
            for (Cleanup cleanup : cleanups) {
                removed += cleanup.clean(clock.instant());
            }
            log.atInfo().addKeyValue("removed", removed).log("cleaned_up");
        });
    }

    /** A new data key, and everything sealed anew with it. */
    @Bean
    Job rotateSecretKeys(TinkVault vault, Resealing resealing) {
        return Job.onDemand("rotate-secret-keys", () -> {
            vault.rotate();
            resealing.run();
        });
    }

    /** Finishes what a rotation left, and forgets keys that nothing needs. */
    @Bean
    Job resealSecrets(Resealing resealing) {
        return Job.every(Duration.ofMinutes(10), "reseal-secrets", resealing::run);
    }
}
