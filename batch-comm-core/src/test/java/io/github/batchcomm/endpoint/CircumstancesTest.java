package io.github.batchcomm.endpoint;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.poolInBatchNetwork;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.withConnections;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.endpoint.NodeManagementPath.Availability;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Workload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lists of flows are found by. */
class CircumstancesTest {

  private static final ImmutableList<ImmutableSet<CommunicationModel>> MODELS =
      ImmutableList.of(
          ImmutableSet.of(),
          ImmutableSet.of(CommunicationModel.CLASSIC),
          ImmutableSet.of(CommunicationModel.SIMPLIFIED),
          ImmutableSet.copyOf(CommunicationModel.values()));

  static List<Edition> editions() {
    return Editions.all();
  }

  @Test
  void allCircumstancesAreReadBackAsTheyWerePutIn() {
    Set<Circumstances> all = new HashSet<>();
    int made = 0;
    for (BatchPool pool : pools()) {
      for (Availability publicEndpoint : Availability.values()) {
        for (Availability privateEndpoint : Availability.values()) {
          for (ImmutableSet<CommunicationModel> models : MODELS) {
            Circumstances circumstances =
                Circumstances.of(
                    account(),
                    pool,
                    new NodeManagementPath(publicEndpoint, privateEndpoint, ImmutableSet.of()),
                    models);

            assertThat(circumstances.region()).isEqualTo(account().region());
            assertThat(circumstances.configuration()).isEqualTo(pool.configuration());
            assertThat(circumstances.publicEndpoint()).isEqualTo(publicEndpoint);
            assertThat(circumstances.privateEndpoint()).isEqualTo(privateEndpoint);
            assertThat(circumstances.network())
                .isEqualTo(pool.subnet().isPresent() ? NetworkOwner.CUSTOMER : NetworkOwner.BATCH);
            assertThat(circumstances.withoutPublicIp())
                .isEqualTo(pool.publicIpProvision() == PublicIpProvision.NO_PUBLIC_IP_ADDRESSES);
            assertThat(circumstances.workloadsDeclared()).isEqualTo(pool.workloads().isPresent());
            for (Workload workload : Workload.values()) {
              assertThat(circumstances.declareAny(ImmutableSet.of(workload)))
                  .isEqualTo(pool.workloads().orElse(ImmutableSet.of()).contains(workload));
            }
            for (CommunicationModel model : CommunicationModel.values()) {
              assertThat(circumstances.includes(model)).isEqualTo(models.contains(model));
            }
            all.add(circumstances);
            made++;
          }
        }
      }
    }
    assertThat(all).hasSize(made);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aListThatIsRememberedIsTheOneGivenAtFirst(Edition edition) {
    RequiredEndpoints remembering = new RequiredEndpoints(edition);
    for (int round = 0; round < 2; round++) {
      for (BatchAccount account : accounts()) {
        for (BatchPool pool : pools()) {
          RequiredEndpoints fresh = new RequiredEndpoints(edition);
          for (ImmutableSet<CommunicationModel> models : MODELS) {
            assertThat(remembering.forModels(account, pool, models))
                .isEqualTo(fresh.forModels(account, pool, models));
          }
          assertThat(remembering.union(account, pool)).isEqualTo(fresh.union(account, pool));
        }
      }
    }
  }

  @Test
  void accountsInTheSameCircumstancesKeepTheirOwnPrivateEndpoints() {
    RequiredEndpoints endpoints = new RequiredEndpoints(Editions.latest());

    for (String name : List.of("pe1", "PE1", "pe2")) {
      assertThat(privateEndpoints(endpoints, accountWithPrivateEndpoint(name)))
          .hasToString(
              "[" + TestInventory.GROUP + "Microsoft.Network/privateEndpoints/" + name + "]");
    }
    assertThat(privateEndpoints(endpoints, withConnections(account(), approved(Optional.empty()))))
        .isEmpty();
  }

  private static Set<ResourceId> privateEndpoints(
      RequiredEndpoints endpoints, BatchAccount account) {
    return endpoints
        .forModels(account, poolInCustomerNetwork(), ImmutableSet.of(CommunicationModel.SIMPLIFIED))
        .stream()
        .map(RequiredEndpoint::remote)
        .filter(RemoteParty.NodeManagementPrivateEndpoint.class::isInstance)
        .map(RemoteParty.NodeManagementPrivateEndpoint.class::cast)
        .findFirst()
        .orElseThrow()
        .endpoints();
  }

  private static BatchAccount accountWithPrivateEndpoint(String name) {
    return withConnections(
        account(),
        approved(
            Optional.of(
                ResourceId.parse(
                    TestInventory.GROUP + "Microsoft.Network/privateEndpoints/" + name))));
  }

  private static PrivateEndpointConnection approved(Optional<ResourceId> endpoint) {
    return PrivateEndpointConnection.builder()
        .addSubResources(PrivateLinkSubResource.NODE_MANAGEMENT)
        .status(PrivateEndpointConnectionStatus.APPROVED)
        .privateEndpoint(endpoint)
        .build();
  }

  private static List<BatchAccount> accounts() {
    return List.of(
        account(),
        account().toBuilder().region(Region.of("moonbase1")).build(),
        account().toBuilder().region(new Region("westeurope")).build(),
        accountWithPrivateEndpoint("pe1"),
        accountWithPrivateEndpoint("pe2"));
  }

  private static List<BatchPool> pools() {
    List<BatchPool> pools = new ArrayList<>();
    for (BatchPool network : List.of(poolInCustomerNetwork(), poolInBatchNetwork())) {
      for (PoolConfiguration configuration : PoolConfiguration.values()) {
        for (PublicIpProvision provision :
            List.of(PublicIpProvision.BATCH_MANAGED, PublicIpProvision.NO_PUBLIC_IP_ADDRESSES)) {
          BatchPool pool =
              network.toBuilder().configuration(configuration).publicIpProvision(provision).build();
          pools.add(pool.toBuilder().workloads(Optional.empty()).build());
          pools.add(pool.toBuilder().workloads(ImmutableSet.of()).build());
          pools.add(pool.toBuilder().workloads(ImmutableSet.of(Workload.REMOTE_ACCESS)).build());
          pools.add(pool.toBuilder().workloads(ImmutableSet.copyOf(Workload.values())).build());
        }
      }
    }
    return pools;
  }
}
