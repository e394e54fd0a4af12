package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A route table: routes that people add to those Azure makes itself. */
@Value.Immutable
public interface RouteTable extends Serializable {

  /** {@return the table's id} */
  ResourceId id();

  /** {@return the routes} */
  ImmutableList<Route> routes();

  /** {@return whether routes learned from gateways are kept from the subnet; empty if not given} */
  Optional<Boolean> disableBgpRoutePropagation();

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this table's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds a {@link RouteTable}. */
  final class Builder extends ImmutableRouteTable.Builder {
    Builder() {}
  }
}
