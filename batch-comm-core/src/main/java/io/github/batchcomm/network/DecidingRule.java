package io.github.batchcomm.network;

import java.io.Serializable;
import java.util.OptionalInt;
import org.immutables.value.Value;

/** What in a layer decides about packets. */
@Value.Immutable
public interface DecidingRule extends Serializable {

  /** {@return the layer} */
  Layer layer();

  /** {@return the name of the resource it is in, such as that of a network security group} */
  String resource();

  /** {@return its name there} */
  String rule();

  /**
   * {@return true if it is there without anybody having written it: a default rule of a network
   * security group, a system route, the end of a firewall's rules}
   */
  boolean isDefault();

  /** {@return its priority; empty where the layer has none} */
  OptionalInt priority();

  /**
   * Creates it from all its parts.
   *
   * @param layer the layer
   * @param resource the name of the resource it is in, such as that of a network security group
   * @param rule its name there
   * @param isDefault true if it is there without anybody having written it: a default rule of a
   *     network security group, a system route, the end of a firewall's rules
   * @param priority its priority; empty where the layer has none
   * @return it
   */
  static DecidingRule of(
      Layer layer, String resource, String rule, boolean isDefault, OptionalInt priority) {
    return new Builder()
        .layer(layer)
        .resource(resource)
        .rule(rule)
        .isDefault(isDefault)
        .priority(priority)
        .build();
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link DecidingRule}. */
  final class Builder extends ImmutableDecidingRule.Builder {
    Builder() {}
  }
}
