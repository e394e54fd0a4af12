package com.example.inventory;

import static io.github.batchcomm.migration.Readiness.UNDETERMINED;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.testkit.assertions.BatchAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.azure.AzureInventory;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.testkit.BatchArbitraries;
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
