package dev.frontdesk.panel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Controller;

/**
 * A controller that answers people with pages: its methods return {@link Html} or a template's model, take {@link Page}
 * as a parameter, and what they throw becomes an error page (or a message, where htmx asks) with its cure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Controller
public @interface Pages {}
