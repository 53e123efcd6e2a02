package dev.frontdesk.testkit;

import dev.frontdesk.Frontdesk;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs the whole product on a random port, on a database of its own, against the sandbox, in a time zone that is not
 * UTC. Inject {@link MutableClock}, {@link ApiClient}, {@link TestOrganizations} and any bean of the product.
 *
 * <p>Tests with the same settings share one running product, so make an organization of your own and never count on an
 * empty table. Settings of a test ({@code @TestPropertySource}) cost another product with another database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Frontdesk.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = Surroundings.class)
@Import(TestBeans.class)
public @interface FrontdeskTest {}
