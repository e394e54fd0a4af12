package io.github.batchcomm.internal;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.Var;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.annotation.processing.Generated;
import org.immutables.value.Value;

/**
 * {@link ValueStyle} for a value of which copies with one attribute changed are made often: these
 * are generated. Put on the value.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = false,
    allowedClasspathAnnotations = {CanIgnoreReturnValue.class, Generated.class, Var.class},
    defaults = @Value.Immutable(copy = true))
public @interface CopyableValueStyle {}
