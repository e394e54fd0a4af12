package io.github.batchcomm.testkit.constraints;

import io.github.batchcomm.testkit.documents.DocumentShape;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaves documents of some shapes, at least one of which shows accounts. For documents, alone or
 * with the inventory that they show; what the shapes cannot say is not in the inventory.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.ANNOTATION_TYPE, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface InShape {

  /** {@return the shapes wanted} */
  DocumentShape[] value();
}
