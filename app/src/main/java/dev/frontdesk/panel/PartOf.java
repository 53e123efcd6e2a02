package dev.frontdesk.panel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A page method that answers scripts with a part of a page. Whoever opens its address in the browser is led to the whole
 * page; {@link Parts} does it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface PartOf {

    /** Address of the whole page; it may name path variables of the method, e.g. {@code /app/projects/{project}}. */
    String value();
}
