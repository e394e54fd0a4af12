package io.github.batchcomm.testkit.constraints;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves some editions, and user-made ones that change them. For editions, the facade, and instants
 * that are {@link Decisive}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.ANNOTATION_TYPE, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface InEdition {

  /** {@return the ids of the editions wanted, such as {@code 2022-06-02}} */
  String[] value();
}
