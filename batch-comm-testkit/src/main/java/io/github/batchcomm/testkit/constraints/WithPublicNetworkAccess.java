package io.github.batchcomm.testkit.constraints;

import io.github.batchcomm.model.PublicNetworkAccess;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves accounts that answer public addresses or not. For accounts, and for all accounts of
 * inventories.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.ANNOTATION_TYPE, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface WithPublicNetworkAccess {

  /** {@return what is to be known of it} */
  PublicNetworkAccess[] value();
}
