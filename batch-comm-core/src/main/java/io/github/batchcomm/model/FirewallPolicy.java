package io.github.batchcomm.model;

import com.google.common.collect.ImmutableSet;
import java.io.Serializable;
import java.util.Optional;
import org.immutables.value.Value;

/** A policy of Azure Firewall; its rules stand in its rule collection groups. */
@Value.Immutable
public interface FirewallPolicy extends Serializable {

  /** {@return the policy's id} */
  ResourceId id();

  /** {@return the policy it inherits from, whose rules are asked before its own} */
  @Value.Default
  default Presence<ResourceId> basePolicy() {
    return Presence.unknown();
  }

  /** {@return its rule collection groups, by id; empty if nothing lists them} */
  Optional<ImmutableSet<ResourceId>> ruleCollectionGroups();

  /** {@return what its threat intelligence does} */
  @Value.Default
  default ThreatIntelligenceMode threatIntelligence() {
    return ThreatIntelligenceMode.UNKNOWN;
  }

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link FirewallPolicy}. */
  final class Builder extends ImmutableFirewallPolicy.Builder {
    Builder() {}
  }
}
