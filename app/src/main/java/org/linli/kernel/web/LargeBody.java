package org.linli.kernel.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A route whose JSON may weigh more than {@link RequestLimits#BODY_BYTES}, or whose files may weigh more than usual. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LargeBody {

    /** How much. */
    long bytes();
}
