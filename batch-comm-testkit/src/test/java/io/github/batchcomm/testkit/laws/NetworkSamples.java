package io.github.batchcomm.testkit.laws;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ServiceTagCatalogue;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.network.NetworkAudit;
import java.util.stream.Stream;

/** Networks around the pools of {@link GridSamples}. */
public final class NetworkSamples {

  private static final ResourceId SUBNET = GridSamples.pool().subnet().value().orElseThrow().id();

  private static final ResourceId NSG =
      ResourceId.parse(
          "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1"
              + "/providers/Microsoft.Network/networkSecurityGroups/nsg-batch");

  private NetworkSamples() {}

  /** A network of which everything is known, and which denies a part of Storage. */
  public static Network denyingStorage() {
    return Network.builder()
        .from(withoutServiceTags())
        .addServiceTagCatalogues(catalogue())
        .build();
  }

  /** The same without its service tags. */
  public static Network withoutServiceTags() {
    return Network.builder()
        .addVirtualNetworks(
            VirtualNetwork.builder()
                .id(SUBNET.parent().orElseThrow())
                .region(region())
                .addAddressSpace(IpPrefix.parse("10.0.0.0/16"))
                .peerings(ImmutableList.of())
                .dnsServers(ImmutableList.of())
                .addSubnets(
                    Subnet.builder()
                        .id(SUBNET)
                        .addAddressPrefixes(IpPrefix.parse("10.0.0.0/29"))
                        .networkSecurityGroup(Presence.of(NSG))
                        .routeTable(Presence.none())
                        .natGateway(Presence.none())
                        .serviceEndpoints(ImmutableList.of())
                        .defaultOutboundAccess(true)
                        .build())
                .build())
        .addNetworkSecurityGroups(
            NetworkSecurityGroup.builder()
                .id(NSG)
                .addSecurityRules(
                    SecurityRule.builder()
                        .name("DenyStorage")
                        .direction(Direction.OUTBOUND)
                        .action(RuleAction.DENY)
                        .priority(200)
                        .destinations(RuleAddresses.parse("198.51.100.0/30"))
                        .build())
                .build())
        .build();
  }

  /** What is found in a network about a pool of which everything is known. */
  public static NetworkAudit audit(Network network) {
    BatchAccount account = GridSamples.account();
    BatchPool pool = GridSamples.pool();
    return BatchCommunication.latest().audit(account, pool, network, GridSamples.day("2026-06-01"));
  }

  private static Region region() {
    return GridSamples.account().region();
  }

  private static ServiceTagCatalogue catalogue() {
    AddressSet batch = addresses("192.0.2.0/28");
    AddressSet storage = addresses("198.51.100.0/28");
    return ServiceTagCatalogue.builder()
        .cloud(Cloud.PUBLIC)
        .changeNumber(1)
        .tags(
            ImmutableSortedMap.<ServiceTag, AddressSet>naturalOrder()
                .put(ServiceTag.BATCH_NODE_MANAGEMENT.in(region()), batch)
                .put(ServiceTag.BATCH_NODE_MANAGEMENT, batch)
                .put(ServiceTag.STORAGE.in(region()), storage)
                .put(ServiceTag.STORAGE, storage)
                .buildOrThrow())
        .build();
  }

  private static AddressSet addresses(String... prefixes) {
    return AddressSet.copyOf(Stream.of(prefixes).map(IpPrefix::parse).toList());
  }
}
