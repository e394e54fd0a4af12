package io.github.batchcomm.endpoint;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.cloudServices;
import static io.github.batchcomm.TestInventory.connection;
import static io.github.batchcomm.TestInventory.doing;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.withAccess;
import static io.github.batchcomm.TestInventory.withConnections;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.Flows;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What pools need while they are moved from one model to the other. */
class UnionTest {

  @ParameterizedTest
  @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#previews")
  void ofAPlainPoolIsTheThreeRulesOfThePreviewWithTheModelsTheyAreFor(Edition edition) {
    ImmutableList<RequiredEndpoint> union = union(edition, poolInCustomerNetwork());
    assertThat(Flows.lines(union))
        .containsExactly(
            "REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope",
            "REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
            "REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    assertThat(union)
        .extracting(RequiredEndpoint::id, RequiredEndpoint::models)
        .containsExactly(
            tuple("classic-node-management-inbound", ImmutableSortedSet.of(CLASSIC)),
            tuple("classic-storage-outbound", ImmutableSortedSet.of(CLASSIC)),
            tuple(
                "simplified-node-management-outbound", ImmutableSortedSet.of(CLASSIC, SIMPLIFIED)));
  }

  @ParameterizedTest
  @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#withTargetMode")
  void ofAPlainPoolAdvisesUdpBesidesSinceThen(Edition edition) {
    assertThat(Flows.lines(union(edition, poolInCustomerNetwork())))
        .containsExactly(
            "REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope",
            "REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
            "REQUIRED OUTBOUND TCP[UDP] 443 BatchNodeManagement.WestEurope");
  }

  @Test
  void ofAPoolDeclaredNotToCallBatchLetsItReachBatchAllTheSame() {
    assertThat(Flows.lines(union(Editions.E_2022_06_02, doing(poolInCustomerNetwork()))))
        .containsExactly(
            "REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope",
            "REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
            "REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "APPLICATION_PACKAGES",
        "RESOURCE_FILES",
        "OUTPUT_FILES",
        "BLOB_MOUNT",
        "CONTAINERS"
      })
  void namesStorageOnceWhenBothTheClassicModelAndTheWorkloadNeedIt(Workload workload) {
    for (Edition edition : Editions.all()) {
      assertThat(union(edition, doing(poolInCustomerNetwork(), workload)))
          .filteredOn(flow -> flow.remote().toString().equals("Storage.WestEurope"))
          .singleElement()
          .satisfies(
              flow -> {
                assertThat(flow.id()).isEqualTo("classic-storage-outbound");
                assertThat(flow.need()).isEqualTo(Need.REQUIRED);
                assertThat(flow.models()).containsExactly(CLASSIC, SIMPLIFIED);
              });
    }
  }

  @Test
  void keepsPortsThatNoOtherFlowHas() {
    BatchPool pool =
        doing(poolInCustomerNetwork(), Workload.AZURE_FILES_MOUNT, Workload.REMOTE_ACCESS);
    assertThat(Flows.ids(union(Editions.E_2022_06_02, pool)))
        .containsExactly(
            "classic-node-management-inbound",
            "classic-storage-outbound",
            "simplified-node-management-outbound",
            "workload-smb-outbound",
            "remote-access-inbound");
  }

  @Test
  void ofCloudServicesConfigurationHoldsItsOwnPorts() {
    assertThat(Flows.ids(union(Editions.E_2022_06_02, cloudServices(poolInCustomerNetwork()))))
        .contains("cloud-services-inbound", "cloud-services-outbound");
  }

  @Test
  void ofAPrivateAccountReachesThePrivateEndpointAndForClassicTheTag() {
    BatchAccount account =
        withAccess(
            withConnections(
                account(),
                connection(
                    PrivateEndpointConnectionStatus.APPROVED,
                    PrivateLinkSubResource.NODE_MANAGEMENT)),
            PublicNetworkAccess.DISABLED);
    assertThat(
            Flows.lines(
                new RequiredEndpoints(Editions.E_2026_01_12)
                    .union(account, poolInCustomerNetwork())))
        .containsExactly(
            "REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope",
            "REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
            "REQUIRED OUTBOUND TCP 443 private endpoint to nodeManagement",
            "REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
  }

  private static ImmutableList<RequiredEndpoint> union(Edition edition, BatchPool pool) {
    return new RequiredEndpoints(edition).union(account(), pool);
  }
}
