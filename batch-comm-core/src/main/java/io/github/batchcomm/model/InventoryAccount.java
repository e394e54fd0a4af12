package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A Batch account with all that is known of it, the declared facts included. */
@Value.Immutable
public interface InventoryAccount extends Serializable {

  /** {@return the account} */
  BatchAccount account();

  /** {@return the account's pools, in order of id} */
  ImmutableList<BatchPool> pools();

  /** {@return the account's list of outbound network dependencies, if it was queried} */
  Optional<OutboundDependencies> outboundDependencies();

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds an {@link InventoryAccount}. */
  final class Builder extends ImmutableInventoryAccount.Builder {
    Builder() {}
  }
}
