package io.github.batchcomm.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.edition.RegionSupport.Answer;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.Region;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the editions after the first of each date state. */
class LaterEditionsTest {

  static ImmutableList<Edition> withTargetMode() {
    return ImmutableList.of(Editions.E_2023_03_29, Editions.E_2025_03_27, Editions.E_2026_01_12);
  }

  @Nested
  class TheRevisionOf20211021 {

    private final Edition edition = Editions.E_2021_10_21_REVISED;

    @Test
    void letsV1PoolsInAVirtualNetworkMigrate() {
      assertThat(texts(edition.limitations()))
          .anyMatch(text -> text.contains("only be migrated if they were created in a virtual"));
    }

    @Test
    void stillLimitsPrivateAccounts() {
      assertThat(edition.limitations())
          .extracting(Clause::id)
          .containsExactly(
              "limitation-v1", "limitation-private-account", "limitation-cloud-services");
    }

    @Test
    void stillListsNoRegions() {
      assertThat(edition.regionSupport().content()).isEqualTo(new RegionSupport.Unlisted());
    }
  }

  @Nested
  class TheRevisionOf20220602 {

    private final Edition edition = Editions.E_2022_06_02_REVISED;

    @ParameterizedTest
    @ValueSource(strings = {"southindia", "swedencentral", "swedensouth", "switzerlandwest"})
    void addsFourRegions(String location) {
      assertThat(edition.regionSupport().content().supports(Region.of(location)))
          .isEqualTo(Answer.SUPPORTED);
      assertThat(Editions.E_2022_06_02.regionSupport().content().supports(Region.of(location)))
          .isEqualTo(Answer.NOT_SUPPORTED);
    }

    @Test
    void addsNoOtherRegion() {
      assertThat(Region.known())
          .filteredOn(
              region -> edition.regionSupport().content().supports(region) == Answer.SUPPORTED)
          .hasSize(38 + 3 + 1);
    }

    @Test
    void announcesThatSimplifiedBecomesTheDefault() {
      assertThat(PreviewDocument.text(edition.statements(), "outlook"))
          .contains("required for all accounts", "become the default");
    }

    @Test
    void promisesNoRetirementNoticeAnyMore() {
      assertThat(PreviewDocument.text(edition.statements(), "outlook"))
          .doesNotContain("retirement notice");
    }
  }

  @Nested
  class EditionsWithATargetMode {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void letEachPoolChoose(Edition edition) {
      assertThat(edition.modelChoice().content()).isEqualTo(ModelChoice.POOL_TARGET_MODE);
      assertThat(edition.supportRequest()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void callTheTargetModeAPreference(Edition edition) {
      assertThat(PreviewDocument.text(edition.statements(), "target-mode-is-preference"))
          .contains("preference", "may override it");
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void verifyByTheCurrentMode(Edition edition) {
      assertThat(edition.verification().content()).isEqualTo(Verification.CURRENT_MODE);
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void retireClassicOn31March2026(Edition edition) {
      assertThat(edition.retirementOf(RetiredFeature.CLASSIC_MODEL))
          .hasValue(new Retirement(RetiredFeature.CLASSIC_MODEL, LocalDate.of(2026, 3, 31)));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void retireCloudServicesConfigurationOn29February2024(Edition edition) {
      assertThat(edition.retirementOf(RetiredFeature.CLOUD_SERVICES_CONFIGURATION))
          .map(Retirement::lastDay)
          .hasValue(LocalDate.of(2024, 2, 29));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void retireV1PoolsOn31March2023(Edition edition) {
      assertThat(edition.retirementOf(RetiredFeature.NO_PUBLIC_IP_V1))
          .map(Retirement::lastDay)
          .hasValue(LocalDate.of(2023, 3, 31));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void letTheDefaultModeMeanClassicUntil30September2024AndADayAround(Edition edition) {
      assertThat(edition.defaultModeSchedule().map(Clause::content))
          .hasValue(new DefaultModeSchedule(LocalDate.of(2024, 9, 30), 1));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void askForAnyProtocolOfWhichTcpIsNeededToday(Edition edition) {
      EndpointRequirement simplified = endpoint(edition, "simplified-node-management-outbound");
      assertThat(simplified.protocols()).isEqualTo(ImmutableSortedSet.of(Protocol.TCP));
      assertThat(simplified.advisoryProtocols()).isEqualTo(ImmutableSortedSet.of(Protocol.UDP));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "classic-node-management-inbound",
          "classic-storage-outbound",
          "classic-batch-outbound"
        })
    void leaveTheClassicRulesAsTheyWere(String id) {
      EndpointRequirement before = endpoint(Editions.E_2022_06_02_REVISED, id);
      for (Edition edition : withTargetMode()) {
        EndpointRequirement after = endpoint(edition, id);
        assertThat(
                EndpointRequirement.builder()
                    .from(after)
                    .doubtWithoutPublicIp(before.doubtWithoutPublicIp())
                    .build())
            .isEqualTo(before);
      }
    }

    @ParameterizedTest
    @CsvSource({
      "2023-03-29, westindia, NOT_SUPPORTED",
      "2023-03-29, francesouth, NOT_SUPPORTED",
      "2023-03-29, southindia, SUPPORTED",
      "2023-03-29, polandcentral, SUPPORTED",
      "2023-03-29, usgoviowa, NOT_SUPPORTED",
      "2023-03-29, usdodeast, NOT_SUPPORTED",
      "2023-03-29, usgovtexas, SUPPORTED",
      "2023-03-29, chinanorth, NOT_SUPPORTED",
      "2023-03-29, chinaeast, NOT_SUPPORTED",
      "2023-03-29, chinanorth2, SUPPORTED",
      "2023-03-29, chinaeast3, SUPPORTED",
      "2023-03-29, atlantisnorth, UNKNOWN",
      "2025-03-27, westindia, NOT_SUPPORTED",
      "2025-03-27, francesouth, SUPPORTED",
      "2025-03-27, usdodcentral, NOT_SUPPORTED",
      "2025-03-27, chinaeast, NOT_SUPPORTED",
      "2026-01-12, westindia, NOT_SUPPORTED",
      "2026-01-12, francesouth, SUPPORTED",
      "2026-01-12, denmarkeast, SUPPORTED",
      "2026-01-12, chinanorth, NOT_SUPPORTED",
    })
    void supportRegionsWithBatchButTheOnesTheyExclude(String id, String region, Answer answer) {
      assertThat(
              Editions.withId(id)
                  .orElseThrow()
                  .regionSupport()
                  .content()
                  .supports(Region.of(region)))
          .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"2023-03-29, 69, 3, 4", "2025-03-27, 70, 3, 4", "2026-01-12, 70, 3, 4"})
    void excludeNoOtherKnownRegion(String id, int inPublic, int inGovernment, int inChina) {
      RegionSupport support = Editions.withId(id).orElseThrow().regionSupport().content();
      assertThat(Region.known())
          .filteredOn(region -> support.supports(region) == Answer.SUPPORTED)
          .hasSize(inPublic + inGovernment + inChina);
    }

    @Test
    void areCarefulAboutFranceSouthOnceItIsNotNamedAnyMore() {
      assertThat(Editions.E_2023_03_29.regionCautions()).isEmpty();
      for (Edition edition : ImmutableList.of(Editions.E_2025_03_27, Editions.E_2026_01_12)) {
        assertThat(edition.regionCautions())
            .extracting(caution -> caution.content().region())
            .containsExactly(Region.of("francesouth"));
      }
    }

    @ParameterizedTest
    @CsvSource({
      "2022-06-02, PUBLIC_ENDPOINT_ONLY",
      "2023-03-29, PRIVATE_ENDPOINT_POSSIBLE",
      "2025-03-27, PRIVATE_ENDPOINT_POSSIBLE",
      "2026-01-12, PRIVATE_ENDPOINT_REQUIRED_WITHOUT_PUBLIC_ACCESS",
    })
    void sayMoreAndMoreAboutPrivateEndpoints(String id, NodeManagementAccess access) {
      assertThat(Editions.withId(id).orElseThrow().nodeManagementAccess().content())
          .isEqualTo(access);
    }
  }

  @Nested
  class MigrationByTargetMode {

    @ParameterizedTest
    @ValueSource(strings = {"2023-03-29", "2025-03-27"})
    void goesFromTheUnionOverTheTargetModeToTheTrimmedNetwork(String id) {
      assertThat(actions(Editions.withId(id).orElseThrow().migration()))
          .containsExactly(
              StepAction.OPEN_UNION,
              StepAction.OPEN_WORKLOAD_FLOWS,
              StepAction.TARGET_SIMPLIFIED,
              StepAction.VERIFY,
              StepAction.TRIM_NETWORK);
    }

    @Test
    void startsIn2026WithALookAtPublicNetworkAccess() {
      assertThat(actions(Editions.E_2026_01_12.migration()))
          .containsExactly(
              StepAction.CHECK_PUBLIC_NETWORK_ACCESS,
              StepAction.OPEN_UNION,
              StepAction.OPEN_WORKLOAD_FLOWS,
              StepAction.TARGET_SIMPLIFIED,
              StepAction.VERIFY,
              StepAction.TRIM_NETWORK);
      assertThat(Editions.E_2026_01_12.migration().content().steps().get(0).text())
          .contains("disabled", "private endpoint to node management", "TCP 443");
    }

    @Test
    void hasTwoWaysToGetNodesUnderTheNewModel() {
      Step step = Editions.E_2023_03_29.migration().content().steps().get(2);
      assertThat(step.alternatives())
          .satisfiesExactly(
              first -> assertThat(first).contains("new pools with simplified as their target mode"),
              second -> assertThat(second).contains("resize them to zero nodes and out again"));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.LaterEditionsTest#withTargetMode")
    void isUndoneByRestoringTheNetworkFirst(Edition edition) {
      assertThat(actions(edition.rollback()))
          .containsExactly(
              StepAction.RESTORE_NETWORK,
              StepAction.TARGET_CLASSIC,
              StepAction.REALLOCATE_NODES,
              StepAction.VERIFY,
              StepAction.TRIM_NETWORK);
    }

    private ImmutableList<StepAction> actions(Clause<Procedure> procedure) {
      return procedure.content().steps().stream()
          .map(Step::action)
          .collect(ImmutableList.toImmutableList());
    }
  }

  /** The text of a source must not depend on the machine it is made on. */
  @Test
  void datesInSourcesDoNotFollowTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Edition edition =
          TargetModeEditions.edition(
              LocalDate.of(2023, 3, 29),
              new RegionSupport.Unlisted(),
              NodeManagementAccess.PRIVATE_ENDPOINT_POSSIBLE,
              Procedures.targetMode());
      assertThat(edition.modelChoice().source().document())
          .isEqualTo("Use simplified compute node communication, 03/29/2023");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static EndpointRequirement endpoint(Edition edition, String id) {
    Optional<EndpointRequirement> found =
        edition.endpoints().stream()
            .map(Clause::content)
            .filter(requirement -> requirement.id().equals(id))
            .findFirst();
    return found.orElseThrow();
  }

  private static ImmutableList<String> texts(ImmutableList<Clause<String>> clauses) {
    return clauses.stream().map(Clause::content).collect(ImmutableList.toImmutableList());
  }
}
