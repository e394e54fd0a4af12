package io.github.batchcomm.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.Serializable;
import java.net.InetAddress;
import java.util.Optional;
import org.immutables.value.Value;

/** An Azure Firewall, with rules of its own or by a policy. It denies what no rule allows. */
@Value.Immutable
public interface AzureFirewall extends Serializable {

  /** {@return the firewall's id} */
  ResourceId id();

  /** {@return the private addresses at which routes reach it} */
  ImmutableSet<InetAddress> privateAddresses();

  /** {@return the subnet of a virtual network that it is in; empty if that is not shown} */
  Optional<ResourceId> subnet();

  /** {@return the virtual hub of a virtual WAN that it secures, in place of a subnet} */
  Optional<ResourceId> virtualHub();

  /**
   * {@return the public addresses by which it leaves its virtual hub; empty if they are not shown,
   * or if it is in a subnet}
   */
  Optional<ImmutableSet<InetAddress>> hubPublicAddresses();

  /** {@return what Azure says of its last change} */
  @Value.Default
  default ProvisioningState provisioningState() {
    return ProvisioningState.UNKNOWN;
  }

  /**
   * {@return the public IP addresses it leaves by, by id. A firewall whose private addresses are
   * shown in a subnet, and no public ones, has none}
   */
  ImmutableSet<ResourceId> publicIpAddresses();

  /** {@return its policy} */
  @Value.Default
  default Presence<ResourceId> policy() {
    return Presence.unknown();
  }

  /** {@return its own rule collections, of every kind; a firewall with a policy has none} */
  ImmutableList<FirewallRuleCollection> ruleCollections();

  /** {@return what its threat intelligence does} */
  @Value.Default
  default ThreatIntelligenceMode threatIntelligence() {
    return ThreatIntelligenceMode.UNKNOWN;
  }

  /** Refuses a subnet that is none. */
  @Value.Check
  default void check() {
    subnet().ifPresent(SubnetReference::new);
  }

  /** {@return a builder; what is not set on it stays unknown} */
  static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds this firewall's values} */
  default Builder toBuilder() {
    return builder().from(this);
  }

  /** Builds an {@link AzureFirewall}. */
  final class Builder extends ImmutableAzureFirewall.Builder {
    Builder() {}
  }
}
