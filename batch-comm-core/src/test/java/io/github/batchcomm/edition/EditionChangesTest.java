package io.github.batchcomm.edition;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On which clauses two editions differ. */
class EditionChangesTest {

  static List<Arguments> pairs() {
    return Lists.cartesianProduct(Editions.all(), Editions.all()).stream()
        .map(pair -> Arguments.of(pair.get(0), pair.get(1)))
        .toList();
  }

  @Nested
  class FromOneEditionToTheNext {

    @Test
    void theRevisionOf2021LetsV1PoolsMigrate() {
      Changes changes = Changes.of(Editions.E_2021_10_21, Editions.E_2021_10_21_REVISED);
      assertThat(changes.removed())
          .containsExactlyInAnyOrder(
              "limitation-no-public-ip-creation",
              "limitation-no-public-ip-existing",
              "rule-no-public-ip-in-opted-in-account",
              "rule-no-public-ip-never-simplified");
      assertThat(changes.added())
          .containsExactlyInAnyOrder(
              "limitation-v1",
              "rule-v1-without-virtual-network",
              "rule-no-public-ip-follows-account");
      assertThat(changes.changed()).isEmpty();
    }

    @Test
    void the2022EditionListsRegionsAndFreesPrivateAccounts() {
      Changes changes = Changes.of(Editions.E_2021_10_21_REVISED, Editions.E_2022_06_02);
      assertThat(changes.removed())
          .containsExactlyInAnyOrder(
              "limitation-private-account", "rule-private-account-needs-public-ip");
      assertThat(changes.added()).containsExactlyInAnyOrder("rule-region-not-listed");
      assertThat(changes.changed()).containsExactlyInAnyOrder("supported-regions");
    }

    @Test
    void itsRevisionAddsRegionsAndChangesTheOutlook() {
      Changes changes = Changes.of(Editions.E_2022_06_02, Editions.E_2022_06_02_REVISED);
      assertThat(changes.removed()).isEmpty();
      assertThat(changes.added()).isEmpty();
      assertThat(changes.changed()).containsExactlyInAnyOrder("supported-regions", "outlook");
    }

    @Test
    void the2023EditionReplacesOptingInByTheTargetMode() {
      Changes changes = Changes.of(Editions.E_2022_06_02_REVISED, Editions.E_2023_03_29);
      assertThat(changes.removed())
          .containsExactlyInAnyOrder(
              "support-request",
              "rule-cloud-services-not-supported",
              "rule-region-not-listed",
              "rule-no-public-ip-follows-account",
              "rule-account-simplified",
              "rule-account-classic");
      assertThat(changes.changed())
          .containsExactlyInAnyOrder(
              "model-choice",
              "supported-regions",
              "verification",
              "node-management-access",
              "endpoint-classic-node-management-inbound",
              "endpoint-simplified-node-management-outbound",
              "limitation-cloud-services",
              "migration",
              "rollback",
              "status",
              "outlook",
              "effect-of-change");
      assertThat(changes.added())
          .filteredOn(id -> !id.startsWith("rule-"))
          .containsExactlyInAnyOrder(
              "default-mode",
              "retirement-classic-model",
              "retirement-cloud-services-configuration",
              "retirement-no-public-ip-v1",
              "endpoint-simplified-private-endpoint-outbound",
              "target-mode-is-preference",
              "exemption-behind-private-endpoint");
    }

    @Test
    void the2025EditionDoesNotExcludeFranceSouthAnyMore() {
      Changes changes = Changes.of(Editions.E_2023_03_29, Editions.E_2025_03_27);
      assertThat(changes.removed()).isEmpty();
      assertThat(changes.added()).containsExactlyInAnyOrder("region-caution-francesouth");
      assertThat(changes.changed()).containsExactlyInAnyOrder("supported-regions");
    }

    @Test
    void the2026EditionStartsWithPublicNetworkAccess() {
      Changes changes = Changes.of(Editions.E_2025_03_27, Editions.E_2026_01_12);
      assertThat(changes.removed()).isEmpty();
      assertThat(changes.added()).isEmpty();
      assertThat(changes.changed())
          .containsExactlyInAnyOrder("node-management-access", "migration");
    }
  }

  @Nested
  class Laws {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionsTest#all")
    void anEditionDoesNotDifferFromItself(Edition edition) {
      assertThat(edition.changesSince(edition)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionChangesTest#pairs")
    void whatIsAddedOneWayIsRemovedTheOther(Edition one, Edition other) {
      assertThat(Changes.of(one, other).added()).isEqualTo(Changes.of(other, one).removed());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionChangesTest#pairs")
    void whatIsChangedOneWayIsChangedTheOther(Edition one, Edition other) {
      assertThat(Changes.of(one, other).changed())
          .containsExactlyInAnyOrderElementsOf(Changes.of(other, one).changed());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionChangesTest#pairs")
    void changesAppliedToTheEarlierEditionGiveTheClausesOfTheLater(Edition one, Edition other) {
      Changes changes = Changes.of(one, other);
      ImmutableSet<String> kept =
          one.clauses().keySet().stream()
              .filter(id -> !changes.removed().contains(id))
              .collect(toImmutableSet());
      assertThat(other.clauses().keySet())
          .containsExactlyInAnyOrderElementsOf(
              ImmutableSet.<String>builder().addAll(kept).addAll(changes.added()).build());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionChangesTest#pairs")
    void aClauseThatIsNotNamedStatesTheSameInBoth(Edition one, Edition other) {
      ImmutableSet<String> named =
          other.changesSince(one).stream().map(ClauseChange::clauseId).collect(toImmutableSet());
      other.clauses().values().stream()
          .filter(clause -> !named.contains(clause.id()))
          .forEach(
              clause ->
                  assertThat(clause.content())
                      .as(clause.id())
                      .isEqualTo(one.clauses().get(clause.id()).content()));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.EditionChangesTest#pairs")
    void removalsComeFirst(Edition one, Edition other) {
      List<Boolean> removals =
          other.changesSince(one).stream()
              .map(change -> !(change instanceof ClauseChange.Removed))
              .toList();
      assertThat(removals).isSorted();
    }
  }

  @Nested
  class AChange {

    @Test
    void holdsBothClauses() {
      assertThat(Editions.E_2022_06_02_REVISED.changesSince(Editions.E_2022_06_02))
          .contains(
              new ClauseChange.Changed(
                  Editions.E_2022_06_02.regionSupport(),
                  Editions.E_2022_06_02_REVISED.regionSupport()));
    }

    @Test
    void ofTheSourceAloneIsNone() {
      Clause<ModelChoice> clause = Editions.E_2022_06_02.modelChoice();
      Edition moved =
          Editions.E_2022_06_02.toBuilder()
              .modelChoice(
                  new Clause<>(clause.id(), clause.content(), new Source("Elsewhere", "top")))
              .build();
      assertThat(moved.changesSince(Editions.E_2022_06_02)).isEmpty();
    }
  }

  /** The ids of the clauses that differ, by kind of difference. */
  private record Changes(
      ImmutableSet<String> removed, ImmutableSet<String> added, ImmutableSet<String> changed) {

    static Changes of(Edition earlier, Edition later) {
      List<ClauseChange> changes = later.changesSince(earlier);
      return new Changes(
          ids(changes, ClauseChange.Removed.class),
          ids(changes, ClauseChange.Added.class),
          ids(changes, ClauseChange.Changed.class));
    }

    private static ImmutableSet<String> ids(
        List<ClauseChange> changes, Class<? extends ClauseChange> kind) {
      return changes.stream()
          .filter(kind::isInstance)
          .map(ClauseChange::clauseId)
          .collect(toImmutableSet());
    }
  }
}
