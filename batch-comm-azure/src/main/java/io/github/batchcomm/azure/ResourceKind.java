package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.batchcomm.model.ResourceId;
import java.util.Arrays;

/** The kinds of things that are read out of Azure's documents. */
enum ResourceKind {
  ACCOUNT("Microsoft.Batch/batchAccounts"),
  POOL("Microsoft.Batch/batchAccounts/pools"),
  VIRTUAL_NETWORK("Microsoft.Network/virtualNetworks"),
  SUBNET("Microsoft.Network/virtualNetworks/subnets"),
  PEERING("Microsoft.Network/virtualNetworks/virtualNetworkPeerings"),
  NETWORK_SECURITY_GROUP("Microsoft.Network/networkSecurityGroups"),
  SECURITY_RULE("Microsoft.Network/networkSecurityGroups/securityRules"),
  ROUTE_TABLE("Microsoft.Network/routeTables"),
  ROUTE("Microsoft.Network/routeTables/routes"),
  NAT_GATEWAY("Microsoft.Network/natGateways"),
  PUBLIC_IP_ADDRESS("Microsoft.Network/publicIPAddresses"),
  PUBLIC_IP_PREFIX("Microsoft.Network/publicIPPrefixes"),
  AZURE_FIREWALL("Microsoft.Network/azureFirewalls"),
  FIREWALL_POLICY("Microsoft.Network/firewallPolicies"),
  /** Before api-version 2020-05-01 a rule collection group was called a rule group. */
  RULE_COLLECTION_GROUP(
      "Microsoft.Network/firewallPolicies/ruleCollectionGroups",
      "Microsoft.Network/firewallPolicies/ruleGroups"),
  IP_GROUP("Microsoft.Network/ipGroups"),
  SERVICE_ENDPOINT_POLICY("Microsoft.Network/serviceEndpointPolicies"),
  PRIVATE_ENDPOINT("Microsoft.Network/privateEndpoints"),
  NETWORK_INTERFACE("Microsoft.Network/networkInterfaces"),
  PRIVATE_DNS_ZONE("Microsoft.Network/privateDnsZones"),
  VIRTUAL_NETWORK_LINK("Microsoft.Network/privateDnsZones/virtualNetworkLinks"),
  /** A record set of any type; their number is known, and only those of addresses are read. */
  RECORD_SET(
      "Microsoft.Network/privateDnsZones/A",
      "Microsoft.Network/privateDnsZones/AAAA",
      "Microsoft.Network/privateDnsZones/CNAME",
      "Microsoft.Network/privateDnsZones/MX",
      "Microsoft.Network/privateDnsZones/PTR",
      "Microsoft.Network/privateDnsZones/SOA",
      "Microsoft.Network/privateDnsZones/SRV",
      "Microsoft.Network/privateDnsZones/TXT"),
  /** One list of an interface's effective rules; it is no resource and has no type. */
  EFFECTIVE_RULES("effective security rules"),
  /** One of an interface's effective routes; it is no resource and has no type. */
  EFFECTIVE_ROUTE("effective route"),
  /** An entry of a list of outbound dependencies; it is no resource and has no type. */
  DEPENDENCY("outbound network dependency"),
  OTHER("other");

  private static final ImmutableMap<String, ResourceKind> BY_TYPE =
      Arrays.stream(values())
          .flatMap(
              kind -> kind.types.stream().map(type -> new Typed(Ascii.toLowerCase(type), kind)))
          .collect(ImmutableMap.toImmutableMap(Typed::type, Typed::kind));

  private final ImmutableList<String> types;

  ResourceKind(String... types) {
    this.types = ImmutableList.copyOf(types);
  }

  /** {@return the kind of resources of a type, which is given in any case} */
  static ResourceKind ofType(String type) {
    return BY_TYPE.getOrDefault(Ascii.toLowerCase(type), OTHER);
  }

  /** {@return the type in Azure Resource Manager, the newest or first if there are several} */
  String type() {
    return types.get(0);
  }

  /** {@return true if the id is that of a resource of this kind} */
  boolean isKindOf(ResourceId id) {
    return types.stream().anyMatch(id::isOfType);
  }

  private record Typed(String type, ResourceKind kind) {}
}
