package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.OutboundDependencies;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A Batch account with all that the documents show of it, the declared facts included. */
@Value.Immutable
public interface InventoryAccount extends Serializable {

  /** {@return the account} */
  BatchAccount account();

  /** {@return the account's pools, in order of id} */
  ImmutableList<BatchPool> pools();

  /** {@return the account's list of outbound network dependencies, if a document holds it} */
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
