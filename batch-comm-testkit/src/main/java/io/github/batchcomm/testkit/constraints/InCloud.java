package io.github.batchcomm.testkit.constraints;

import io.github.batchcomm.model.Cloud;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Leaves regions of some clouds. For regions, accounts, and all accounts of inventories. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.ANNOTATION_TYPE, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface InCloud {

  /** {@return the clouds wanted} */
  Cloud[] value();
}
