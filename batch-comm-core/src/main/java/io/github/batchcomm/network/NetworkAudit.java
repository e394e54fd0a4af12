package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchPool;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Optional;
import org.immutables.value.Value;

/** Whether the network around a pool lets its required flows through, each with the evidence. */
@Value.Immutable
public interface NetworkAudit extends Serializable {

  /** {@return the pool} */
  BatchPool pool();

  /** {@return what is found about each flow, in the order of the pool's required endpoints} */
  ImmutableList<NetworkFlow> flows();

  /** {@return rules of the subnet's network security group that can never match} */
  ImmutableList<ShadowedRule> shadowedRules();

  /**
   * {@return rules that people wrote in the subnet's network security group and that decide about
   * no packet of any of the flows}
   */
  ImmutableList<DecidingRule> idleRules();

  /**
   * Finds what was found about an endpoint.
   *
   * @param endpoint the endpoint's id, such as {@code classic-storage-outbound}
   * @return the worst verdict about its required flows: blocked before undetermined before
   *     permitted, the first of several; empty if the pool does not need it
   */
  default Optional<NetworkVerdict> verdict(String endpoint) {
    return flows().stream()
        .filter(it -> it.flow().endpoint().id().equals(endpoint) && !it.flow().advisory())
        .map(NetworkFlow::verdict)
        .min(
            Comparator.comparingInt(
                verdict ->
                    verdict instanceof NetworkVerdict.Blocked
                        ? 0
                        : verdict instanceof NetworkVerdict.Undetermined ? 1 : 2));
  }

  /** {@return a builder without any value set} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link NetworkAudit}. */
  final class Builder extends ImmutableNetworkAudit.Builder {
    Builder() {}
  }
}
