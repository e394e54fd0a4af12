package io.github.batchcomm.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.Flows;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.SubnetReference;
import io.github.batchcomm.model.Workload;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The union of both models, over editions, accounts and pools. */
class UnionProperties {

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyFlowOfAnyModelsIsInTheUnionWithoutConditionOrOnTheSameOne(
      @ForAll("cases") Case any, @ForAll("models") ImmutableSet<CommunicationModel> models) {
    List<RequiredEndpoint> union = any.union();
    for (RequiredEndpoint flow : any.forModels(models)) {
      assertThat(union)
          .as("%s", flow)
          .anyMatch(
              covering ->
                  covering.coversFlowOf(flow)
                      && (covering.need().equals(Need.REQUIRED)
                          || covering.need().equals(flow.need()))
                      && covering.models().containsAll(flow.models())
                      && covering.advisoryProtocols().containsAll(flow.advisoryProtocols()));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theUnionHoldsNoFlowThatNoModelNeedsButClassicsWayToBatch(@ForAll("cases") Case any) {
    ImmutableList<String> needed =
        Flows.ids(any.forModels(ImmutableSet.copyOf(CommunicationModel.values())));
    assertThat(Flows.ids(any.union()))
        .allMatch(id -> needed.contains(id) || id.equals("classic-batch-outbound"));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void noFlowOfTheUnionMakesAnotherSuperfluous(@ForAll("cases") Case any) {
    List<RequiredEndpoint> union = any.union();
    for (int i = 0; i < union.size(); i++) {
      for (int j = 0; j < union.size(); j++) {
        RequiredEndpoint one = union.get(i);
        RequiredEndpoint other = union.get(j);
        if (i != j && one.need().equals(Need.REQUIRED) && one.coversFlowOf(other)) {
          assertThat(one.advisoryProtocols().containsAll(other.advisoryProtocols()))
              .as("%s, %s", one, other)
              .isFalse();
        }
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theUnionDoesNotDependOnTheNodesOfThePool(@ForAll("cases") Case any) {
    BatchPool empty = TestInventory.withoutNodes(any.pool());
    assertThat(new RequiredEndpoints(any.edition()).union(any.account(), empty))
        .isEqualTo(any.union());
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(Arbitraries.of(Editions.all()), accounts(), pools()).as(Case::new);
  }

  @Provide
  Arbitrary<ImmutableSet<CommunicationModel>> models() {
    return Arbitraries.of(CommunicationModel.class).set().map(ImmutableSet::copyOf);
  }

  private static Arbitrary<BatchAccount> accounts() {
    Arbitrary<PrivateEndpointConnection> connections =
        Combinators.combine(
                Arbitraries.of(PrivateEndpointConnectionStatus.class),
                Arbitraries.of(PrivateLinkSubResource.class).set().ofMaxSize(2))
            .as(
                (status, subResources) ->
                    PrivateEndpointConnection.builder()
                        .status(status)
                        .addAllSubResources(subResources)
                        .privateEndpoint(TestInventory.PRIVATE_ENDPOINT)
                        .build());
    return Combinators.combine(
            Arbitraries.of(PublicNetworkAccess.class), connections.list().ofMaxSize(2).optional())
        .as(
            (access, found) ->
                TestInventory.account().toBuilder()
                    .publicNetworkAccess(access)
                    .privateEndpointConnections(found.map(ImmutableList::copyOf))
                    .build());
  }

  private static Arbitrary<BatchPool> pools() {
    Arbitrary<Optional<ImmutableSet<Workload>>> workloads =
        Arbitraries.of(Workload.class)
            .set()
            .<ImmutableSet<Workload>>map(ImmutableSet::copyOf)
            .optional();
    Arbitrary<Presence<SubnetReference>> subnets =
        Arbitraries.of(
            ImmutableList.of(
                Presence.of(TestInventory.SUBNET), Presence.none(), Presence.unknown()));
    return Combinators.combine(
            Arbitraries.of(PoolConfiguration.class),
            Arbitraries.of(PublicIpProvision.class),
            subnets,
            workloads)
        .as(
            (configuration, provision, subnet, declared) ->
                TestInventory.poolInCustomerNetwork().toBuilder()
                    .configuration(configuration)
                    .publicIpProvision(provision)
                    .subnet(subnet)
                    .workloads(declared)
                    .build());
  }

  /** A pool of an account, looked at by an edition. */
  record Case(Edition edition, BatchAccount account, BatchPool pool) {

    /** Short enough for the report of a failure: an edition prints all its clauses. */
    @Override
    public String toString() {
      return edition.id() + ", " + account + ", " + pool;
    }

    List<RequiredEndpoint> union() {
      return new RequiredEndpoints(edition).union(account, pool);
    }

    List<RequiredEndpoint> forModels(ImmutableSet<CommunicationModel> models) {
      return new RequiredEndpoints(edition).forModels(account, pool, models);
    }
  }
}
