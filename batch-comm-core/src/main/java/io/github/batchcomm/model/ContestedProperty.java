package io.github.batchcomm.model;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;

/** Sees to it that nothing is known of a property about which documents contradict each other. */
final class ContestedProperty {

  private ContestedProperty() {}

  static void check(Network network, Contradiction contradiction) {
    checkArgument(
        isUnknown(network, contradiction.resource(), contradiction.property()),
        "%s of '%s' is known, and documents contradict each other about it",
        contradiction.property().azureName(),
        contradiction.resource());
  }

  private static boolean isUnknown(
      Network network, ResourceId id, Contradiction.Property property) {
    return switch (property) {
      case NETWORK_SECURITY_GROUP ->
          network.subnet(id).filter(it -> !it.networkSecurityGroup().isUnknown()).isEmpty();
      case ROUTE_TABLE -> network.subnet(id).filter(it -> !it.routeTable().isUnknown()).isEmpty();
      case NAT_GATEWAY -> network.subnet(id).filter(it -> !it.natGateway().isUnknown()).isEmpty();
      case SERVICE_ENDPOINT_POLICIES ->
          network.subnet(id).filter(it -> it.serviceEndpointPolicies().isPresent()).isEmpty();
      case FIREWALL_POLICY -> firewall(network, id).filter(ContestedProperty::hasRules).isEmpty();
      case BASE_POLICY ->
          network.firewallPolicy(id).filter(it -> !it.basePolicy().isUnknown()).isEmpty();
      case RULE_COLLECTION_GROUPS ->
          network.firewallPolicy(id).filter(it -> it.ruleCollectionGroups().isPresent()).isEmpty();
    };
  }

  /** Whether a firewall has rules of its own depends on whether it has a policy. */
  private static boolean hasRules(AzureFirewall firewall) {
    return !firewall.policy().isUnknown() || !firewall.ruleCollections().isEmpty();
  }

  private static Optional<AzureFirewall> firewall(Network network, ResourceId id) {
    return network.azureFirewalls().stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
