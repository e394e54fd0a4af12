package io.github.batchcomm.testkit.constraints;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Sets how many accounts an inventory has. For inventories. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.ANNOTATION_TYPE, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface WithAccounts {

  /** {@return the smallest number, 0 or more} */
  int min() default 0;

  /** {@return the largest number, the smallest or more} */
  int max();
}
