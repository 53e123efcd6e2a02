package dev.frontdesk.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a body that a controller reads as a tree looks like, for the description of the REST interface. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shape {

    /** A record with a component for each property. */
    Class<? extends Record> value();
}
