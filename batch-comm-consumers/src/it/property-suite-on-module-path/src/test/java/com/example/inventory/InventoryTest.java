package com.example.inventory;

import static io.github.batchcomm.migration.Readiness.UNDETERMINED;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.testkit.BatchArbitraries;
import io.github.batchcomm.testkit.NetworkedPool;
import io.github.batchcomm.testkit.assertions.BatchAssertions;
import io.github.batchcomm.testkit.constraints.Decisive;
import io.github.batchcomm.testkit.documents.DocumentedInventory;
import io.github.batchcomm.testkit.laws.Invariants;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;

class InventoryTest {

  private final BatchCommunication communication = BatchCommunication.latest();
  private final Instant asOf = Instant.parse("2026-04-15T09:00:00Z");
  private final BatchAccount account =
      BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();
  private final BatchPool pool =
      BatchPool.builder()
          .id("pool1")
          .configuration(PoolConfiguration.VIRTUAL_MACHINE)
          .subnet(Presence.none())
          .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
          .currentDedicatedNodes(2)
          .currentLowPriorityNodes(0)
          .currentMode(NodeCommunicationMode.CLASSIC)
          .targetMode(NodeCommunicationMode.CLASSIC)
          .build();

  @Property
  void whatIsShownIsRead(@ForAll DocumentedInventory shown) {
    assertThat(AzureInventory.read(shown.documents()).inventory()).isEqualTo(shown.inventory());
  }

  @Property
  void whatIsReadKeepsTheLaws(
      @ForAll BatchCommunication communication,
      @ForAll DocumentedInventory shown,
      @ForAll @Decisive Instant asOf) {
    var inventory = AzureInventory.read(shown.documents()).inventory();
    Invariants.checkAll(communication, inventory, asOf);
  }

  @Example
  void theAnswersAreThese() {
    var model = communication.effectiveModel(account, pool, asOf);
    // Not every list of flows is the one that the library returns.
    List<RequiredEndpoint> endpoints =
        List.copyOf(communication.requiredEndpoints(account, pool, asOf));
    var readiness = communication.migrationReadiness(account, List.of(pool), asOf);

    assertThat(model)
        .isCurrently(CLASSIC)
        .becomes(SIMPLIFIED)
        .because("classic-target-not-honored");
    assertThat(endpoints).require("classic-storage-outbound").withRemote("Storage.WestEurope");
    assertThat(readiness).pool("pool1").is(UNDETERMINED).hasNoFinding("network-unknown");
  }

  @Property(tries = 100)
  void theNetworkIsAuditedByTheLaws(@ForAll NetworkedPool networked) {
    var inventory = Inventory.of(networked.account(), networked.pool());
    var network = networked.network();
    Invariants.checkNetwork(communication, inventory, network, asOf);
  }

  @Example
  void theNetworkDeniesStorage() {
    var group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg1";
    var vnet = ResourceId.parse(group + "/providers/Microsoft.Network/virtualNetworks/vnet1");
    var nsg =
        ResourceId.parse(group + "/providers/Microsoft.Network/networkSecurityGroups/nsg-batch");
    var subnet = ResourceId.parse(vnet + "/subnets/batch");
    var network =
        Network.builder()
            .addVirtualNetworks(
                VirtualNetwork.builder()
                    .id(vnet)
                    .addAddressSpace(IpPrefix.parse("10.0.0.0/16"))
                    .peerings(ImmutableList.of())
                    .addSubnets(
                        Subnet.builder()
                            .id(subnet)
                            .addAddressPrefixes(IpPrefix.parse("10.0.0.0/24"))
                            .networkSecurityGroup(Presence.of(nsg))
                            .routeTable(Presence.none())
                            .build())
                    .build())
            .addNetworkSecurityGroups(
                NetworkSecurityGroup.builder()
                    .id(nsg)
                    .addSecurityRules(
                        SecurityRule.builder()
                            .name("DenyStorage")
                            .direction(Direction.OUTBOUND)
                            .action(RuleAction.DENY)
                            .priority(200)
                            .destinations(RuleAddresses.of(ServiceTag.STORAGE))
                            .build())
                    .build())
            .build();
    var audit =
        communication.audit(
            account.toBuilder().publicNetworkAccess(PublicNetworkAccess.ENABLED).build(),
            pool.toBuilder().subnet(Presence.of(new SubnetReference(subnet))).build(),
            network,
            asOf);

    assertThat(audit)
        .permits("simplified-node-management-outbound")
        .blocks("classic-storage-outbound")
        .by("nsg-batch", "DenyStorage");
  }

  @Example
  void allOfItIsOnTheModulePath() {
    assertThat(
            List.of(
                InventoryTest.class,
                BatchArbitraries.class,
                BatchAssertions.class,
                AzureInventory.class,
                BatchCommunication.class,
                Assertions.class,
                Property.class))
        .extracting(type -> type.getModule().getName())
        .containsExactly(
            "com.example.inventory",
            "io.github.batchcomm.testkit",
            "io.github.batchcomm.testkit",
            "io.github.batchcomm.azure",
            "io.github.batchcomm.core",
            "org.assertj.core",
            "net.jqwik.api");
  }
}
