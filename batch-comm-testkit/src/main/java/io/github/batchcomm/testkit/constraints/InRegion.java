package io.github.batchcomm.testkit.constraints;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Leaves some regions, known or not. For regions, accounts, and all accounts of inventories. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.ANNOTATION_TYPE, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface InRegion {

  /** {@return the locations or display names wanted, such as {@code westeurope}} */
  String[] value();
}
