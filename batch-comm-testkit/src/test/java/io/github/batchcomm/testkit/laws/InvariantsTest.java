package io.github.batchcomm.testkit.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.edition.Clause;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.EndpointRequirement;
import io.github.batchcomm.edition.Remote;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.Inventory;
import io.github.batchcomm.model.InventoryAccount;
import io.github.batchcomm.model.ModelHistory;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each law is there, holds of what is right, and catches what is wrong. */
class InvariantsTest {

  private static final ImmutableList<Edition> EDITIONS =
      ImmutableList.of(
          Editions.E_2022_06_02,
          Editions.E_2023_03_29,
          Editions.E_2026_01_12,
          Editions.all().get(0));

  private static final ImmutableList<Instant> INSTANTS =
      ImmutableList.of(
          Instant.parse("2022-07-01T00:00:00Z"),
          Instant.parse("2025-07-01T00:00:00Z"),
          Instant.parse("2026-06-01T00:00:00Z"));

  private static final Inventory INVENTORY =
      new Inventory(
          ImmutableList.of(
              account("acct1", "westeurope", ModelHistory.NEVER_CHANGED),
              account(
                  "acct2",
                  "usdodeast",
                  ModelHistory.of(
                      CommunicationModelChange.at(
                          CommunicationModel.SIMPLIFIED, GridSamples.day("2022-01-10")))),
              unusual("acct3", "westeurope", PublicNetworkAccess.DISABLED),
              unusual("acct4", "moonbase1", PublicNetworkAccess.SECURED_BY_PERIMETER),
              unusual("acct5", "francesouth", PublicNetworkAccess.UNKNOWN),
              neverChanged(unusual("acct6", "westeurope", PublicNetworkAccess.ENABLED))));

  /** Pools in networks. */
  private record Asked(Inventory inventory, Network network) {}

  private static final ImmutableList<Asked> ASKED =
      ImmutableList.of(
          new Asked(INVENTORY, NetworkSamples.denyingStorage()),
          new Asked(HubSamples.inventory(), HubSamples.network()),
          new Asked(HubSamples.publicInventory(), HubSamples.publicNetwork()));

  static ImmutableList<Invariant> laws() {
    return Invariants.all();
  }

  @Test
  void everyLawHasAPlantedFaultAndNoFaultIsOfNoLaw() {
    assertThat(PlantedFaults.all().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Invariants.all().stream().map(Invariant::name).toList());
  }

  static Stream<Arguments> faults() {
    return Invariants.all().stream()
        .flatMap(
            law ->
                IntStream.range(0, PlantedFaults.all().get(law.name()).size())
                    .mapToObj(number -> Arguments.of(law, number)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theLawCatchesEachFaultPlantedForIt(Invariant law, int number) {
    UnaryOperator<BatchCommunication> fault = PlantedFaults.all().get(law.name()).get(number);

    assertThat(firstViolation(law, fault))
        .hasValueSatisfying(
            violation ->
                assertThat(violation.breaches())
                    .extracting(InvariantViolation.Breach::law)
                    .containsOnly(law.name()));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theLawHoldsOfWhatIsRight(Invariant law) {
    assertThat(firstViolation(law, UnaryOperator.identity())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theLawHasANameASentenceAndASource(Invariant law) {
    assertThat(law.name()).matches("[a-z]+(-[a-z]+)+");
    assertThat(law.statement()).matches("[A-Z].*[^.]\\.").doesNotContain(". ");
    assertThat(law.source().document()).isNotBlank();
    assertThat(law.source().section()).isNotBlank();
    assertThat(Invariants.named(law.name())).contains(law);
  }

  @Test
  void noTwoLawsHaveOneName() {
    assertThat(Invariants.all().stream().map(Invariant::name)).doesNotHaveDuplicates();
  }

  @Test
  void aNameOfNoLawIsNotFound() {
    assertThat(Invariants.named("nothing-of-the-kind")).isEmpty();
  }

  @Test
  void lawsAreAboutPoolsAccountsAndInventories() {
    assertThat(Invariants.all()).extracting(Invariant::scope).contains(Invariant.Scope.values());
  }

  @Test
  void anEditionThatAlwaysNeedsThePublicEndpointMayHoldAClosedOneAgainstAPool() {
    Edition own =
        Editions.E_2026_01_12.toBuilder()
            .id("2026-01-12, with an endpoint more")
            .addEndpoints(
                new Clause<>(
                    "always-node-management",
                    EndpointRequirement.builder()
                        .id("always-node-management")
                        .direction(Direction.OUTBOUND)
                        .protocols(ImmutableSortedSet.of(Protocol.TCP))
                        .advisoryProtocols(ImmutableSortedSet.of())
                        .ports(ImmutableSortedSet.of(PortRange.of(443)))
                        .remote(new Remote.RegionalService(ServiceTag.BATCH_NODE_MANAGEMENT))
                        .models(ImmutableSortedSet.of(CommunicationModel.SIMPLIFIED))
                        .occasion(new EndpointRequirement.Always())
                        .build(),
                    new Source("Own rules", "Endpoints")))
            .build();

    // Whether the account has a private endpoint is not told.
    BatchAccount closed =
        BatchAccount.builder()
            .name("closed")
            .region(Region.of("westeurope"))
            .publicNetworkAccess(PublicNetworkAccess.DISABLED)
            .build();
    BatchPool pool = GridSamples.withTarget(GridSamples.pool(), NodeCommunicationMode.DEFAULT);

    Invariants.checkAccount(
        BatchCommunication.of(own),
        InventoryAccount.builder().account(closed).pools(ImmutableList.of(pool)).build(),
        GridSamples.day("2021-10-21"));
  }

  @Test
  void everythingRightIsPassedByEveryCheck() {
    BatchCommunication rules = BatchCommunication.latest();
    InventoryAccount account = INVENTORY.accounts().get(0);

    Invariants.checkAll(rules, INVENTORY, INSTANTS.get(1));
    Invariants.checkAccount(rules, account, INSTANTS.get(1));
    Invariants.checkPool(rules, account.account(), account.pools().get(0), INSTANTS.get(1));
    Invariants.checkAll(rules, new Inventory(ImmutableList.of()), INSTANTS.get(1));
    Invariants.checkNetwork(
        rules,
        account.account(),
        account.pools().get(0),
        NetworkSamples.denyingStorage(),
        INSTANTS.get(1));
  }

  @Test
  void aPoolAloneIsNotCheckedForTheReadinessOfItsAccount() {
    BatchCommunication unready =
        PlantedFaults.all()
            .get("migrated-is-simplified-now-and-next")
            .get(0)
            .apply(BatchCommunication.latest());
    InventoryAccount account = INVENTORY.accounts().get(0);

    Invariants.checkPool(unready, account.account(), account.pools().get(0), INSTANTS.get(1));
    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(() -> Invariants.checkAccount(unready, account, INSTANTS.get(1)));
  }

  @Test
  void rulesThatThrowBreakOneLawWhichTellsWhatWasAsked() {
    BatchCommunication throwing =
        PlantedFaults.all()
            .get("every-question-is-answered")
            .get(0)
            .apply(BatchCommunication.latest());

    assertThatExceptionOfType(InvariantViolation.class)
        .isThrownBy(() -> Invariants.checkAll(throwing, INVENTORY, INSTANTS.get(1)))
        .satisfies(
            violation -> {
              assertThat(violation.breaches())
                  .first()
                  .satisfies(
                      breach -> {
                        assertThat(breach.law()).isEqualTo("every-question-is-answered");
                        assertThat(breach.asOf()).isEqualTo(INSTANTS.get(1));
                        assertThat(breach.input()).contains("acct1", "pool8");
                        assertThat(breach.answer()).contains("IllegalStateException: no answer");
                      });
              assertThat(violation.getSuppressed()[0]).isInstanceOf(IllegalStateException.class);
            });
  }

  @Test
  void theFirstAndTheLastInstantCanBeAskedAbout() {
    for (Edition edition : EDITIONS) {
      BatchCommunication rules = BatchCommunication.of(edition);
      for (Instant asOf : List.of(Instant.MIN, Instant.MAX)) {
        try {
          Invariants.checkAccount(rules, INVENTORY.accounts().get(2), asOf);
        } catch (InvariantViolation violation) {
          assertThat(violation.breaches())
              .extracting(InvariantViolation.Breach::law)
              .doesNotContain("every-question-is-answered");
        }
      }
    }
  }

  private static Optional<InvariantViolation> firstViolation(
      Invariant law, UnaryOperator<BatchCommunication> fault) {
    for (Asked asked : ASKED) {
      for (Edition edition : EDITIONS) {
        for (Instant asOf : INSTANTS) {
          try {
            law.check(
                fault.apply(BatchCommunication.of(edition)),
                asked.inventory(),
                asked.network(),
                asOf);
          } catch (InvariantViolation violation) {
            return Optional.of(violation);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static InventoryAccount account(String name, String region, ModelHistory history) {
    BatchAccount account =
        GridSamples.account().toBuilder()
            .name(name)
            .region(Region.of(region))
            .modelHistory(history)
            .privateEndpointConnections(ImmutableList.of())
            .build();
    ImmutableList.Builder<BatchPool> pools = ImmutableList.builder();
    List<BatchPool> shapes = shapes();
    // The last comes first, so that they are not in order of id.
    for (int i = shapes.size(); i > 0; i--) {
      pools.add(
          shapes.get(i - 1).toBuilder()
              .id("pool" + i)
              .creationTime(GridSamples.day("2022-02-01"))
              .lastScaledFromZero(GridSamples.day("2022-06-20"))
              .build());
    }
    return InventoryAccount.builder().account(account).pools(pools.build()).build();
  }

  /** An account of which little is declared, with pools of which some is. */
  private static InventoryAccount unusual(
      String name, String region, PublicNetworkAccess publicNetworkAccess) {
    BatchAccount account =
        BatchAccount.builder()
            .name(name)
            .region(Region.of(region))
            .publicNetworkAccess(publicNetworkAccess)
            .privateEndpointConnections(ImmutableList.of())
            .build();
    BatchPool declared =
        GridSamples.withTarget(GridSamples.pool(), NodeCommunicationMode.CLASSIC).toBuilder()
            .currentMode(NodeCommunicationMode.SIMPLIFIED)
            .workloads(ImmutableSet.of(Workload.NFS_MOUNT, Workload.TASKS_CALLING_BATCH))
            .lastScaledFromZero(GridSamples.day("2026-07-01"))
            .build();
    return InventoryAccount.builder()
        .account(account)
        .pools(
            ImmutableList.of(
                declared,
                declared.toBuilder()
                    .id("young")
                    .creationTime(GridSamples.day("2026-06-20"))
                    .build(),
                GridSamples.withTarget(
                        GridSamples.inBatchNetwork(GridSamples.pool()),
                        NodeCommunicationMode.DEFAULT)
                    .toBuilder()
                    .id("default")
                    .build(),
                BatchPool.builder().id("unknown").build()))
        .build();
  }

  private static InventoryAccount neverChanged(InventoryAccount account) {
    return InventoryAccount.builder()
        .from(account)
        .account(account.account().toBuilder().modelHistory(ModelHistory.NEVER_CHANGED).build())
        .build();
  }

  private static List<BatchPool> shapes() {
    BatchPool plain = GridSamples.pool();
    return List.of(
        GridSamples.withTarget(plain, NodeCommunicationMode.SIMPLIFIED),
        GridSamples.withTarget(plain, NodeCommunicationMode.CLASSIC),
        GridSamples.withTarget(GridSamples.inBatchNetwork(plain), NodeCommunicationMode.DEFAULT),
        GridSamples.cloudServices(plain),
        GridSamples.withTarget(GridSamples.withoutNodes(plain), NodeCommunicationMode.SIMPLIFIED),
        GridSamples.withoutPublicIp(plain, NoPublicIpGeneration.V1_PREVIEW),
        BatchPool.builder().id("unknown").build(),
        GridSamples.withTarget(
            plain.toBuilder().currentMode(NodeCommunicationMode.CLASSIC).build(),
            NodeCommunicationMode.SIMPLIFIED));
  }
}
