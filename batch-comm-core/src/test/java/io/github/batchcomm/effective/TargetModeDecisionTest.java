package io.github.batchcomm.effective;

import static io.github.batchcomm.effective.Samples.account;
import static io.github.batchcomm.effective.Samples.accountIn;
import static io.github.batchcomm.effective.Samples.cloudServices;
import static io.github.batchcomm.effective.Samples.day;
import static io.github.batchcomm.effective.Samples.decidingNext;
import static io.github.batchcomm.effective.Samples.decidingPresent;
import static io.github.batchcomm.effective.Samples.findings;
import static io.github.batchcomm.effective.Samples.inBatchNetwork;
import static io.github.batchcomm.effective.Samples.observed;
import static io.github.batchcomm.effective.Samples.optIn;
import static io.github.batchcomm.effective.Samples.poolAllocated;
import static io.github.batchcomm.effective.Samples.withTarget;
import static io.github.batchcomm.effective.Samples.withoutNodes;
import static io.github.batchcomm.effective.Samples.withoutPublicIp;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.model.NoPublicIpGeneration.V1_PREVIEW;
import static io.github.batchcomm.model.NoPublicIpGeneration.V2_SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each kind of pool is decided since each pool has a target mode. */
class TargetModeDecisionTest {

  private static final NodeCommunicationMode DEFAULT = NodeCommunicationMode.DEFAULT;

  /** Created and allocated while the default mode meant classic. */
  private static final BatchPool EARLY = poolAllocated("2024-01-10", "2024-02-10");

  private static final BatchPool AFTER_SWITCH = poolAllocated("2025-01-10", "2025-02-10");

  private static final BatchPool AFTER_RETIREMENT = poolAllocated("2026-05-01", "2026-05-02");

  static List<Edition> editions() {
    return Samples.targetModeEditions();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anObservedModeDecidesBeforeAllElse(Edition edition) {
    BatchPool pool = observed(cloudServices(EARLY), NodeCommunicationMode.SIMPLIFIED);
    EffectiveModel model = resolve(edition, pool, "2025-06-01");

    assertThat(model.current()).containsExactly(SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("observed-simplified");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anObservedModeSaysNothingAboutTheNextNodes(Edition edition) {
    BatchPool pool =
        observed(
            withTarget(EARLY, NodeCommunicationMode.SIMPLIFIED), NodeCommunicationMode.CLASSIC);
    EffectiveModel model = resolve(edition, pool, "2024-06-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("target-simplified");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anObservedDefaultSaysNothing(Edition edition) {
    EffectiveModel model =
        resolve(edition, observed(withTarget(EARLY, DEFAULT), DEFAULT), "2024-06-01");

    assertThat(decidingPresent(model)).containsExactly("default-in-virtual-network");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void cloudServicesPoolsAreClassicWhateverTheirTarget(Edition edition) {
    BatchPool pool = withTarget(cloudServices(EARLY), NodeCommunicationMode.SIMPLIFIED);
    EffectiveModel model = resolve(edition, pool, "2024-02-20");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(model.next()).containsExactly(CLASSIC);
    assertThat(decidingNext(model)).containsExactly("cloud-services-always-classic");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void retiredCloudServicesPoolsGetNoNewNodes(Edition edition) {
    EffectiveModel model = resolve(edition, cloudServices(EARLY), "2024-03-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(model.next()).isEmpty();
    assertThat(decidingNext(model)).containsExactly("cloud-services-retired");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void nothingIsPromisedToAPoolThatGetsNoNewNodes(Edition edition) {
    EffectiveModel model = resolve(edition, withoutNodes(cloudServices(EARLY)), "2024-03-01");

    assertThat(model.expected()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void inAnUnsupportedRegionPoolsAreClassic(Edition edition) {
    BatchPool pool = withTarget(EARLY, NodeCommunicationMode.SIMPLIFIED);
    EffectiveModel model = resolve(edition, accountIn("westindia"), pool, "2024-06-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(model.limitation()).isEqualTo(LimitationStatus.STANDS);
    assertThat(decidingPresent(model)).containsExactly("region-not-supported");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void inAnUnsupportedRegionTheRetirementOfClassicIsAContradiction(Edition edition) {
    BatchPool pool = withTarget(EARLY, NodeCommunicationMode.CLASSIC);
    EffectiveModel model = resolve(edition, accountIn("usgoviowa"), pool, "2026-04-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("region-without-any-model");
    assertThat(findings(model)).contains("region-contradiction");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v1PoolsOutsideAVirtualNetworkStayClassic(Edition edition) {
    BatchPool pool =
        withoutPublicIp(inBatchNetwork(poolAllocated("2022-05-01", "2022-06-01")), V1_PREVIEW);
    EffectiveModel model = resolve(edition, pool, "2023-03-31");

    assertThat(model.next()).containsExactly(CLASSIC);
    assertThat(decidingNext(model)).containsExactly("v1-without-virtual-network");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v1PoolsOutsideAVirtualNetworkGetNoNewNodesOnceRetired(Edition edition) {
    BatchPool pool =
        withoutPublicIp(inBatchNetwork(poolAllocated("2022-05-01", "2022-06-01")), V1_PREVIEW);
    EffectiveModel model = resolve(edition, pool, "2023-04-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(model.next()).isEmpty();
    assertThat(decidingNext(model)).containsExactly("v1-without-virtual-network-retired");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v1PoolsInAVirtualNetworkConvertWhenTheyAskForSimplified(Edition edition) {
    BatchPool pool = v1(NodeCommunicationMode.SIMPLIFIED);
    EffectiveModel model = resolve(edition, pool, "2025-01-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("v1-converted");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v1PoolsInAVirtualNetworkThatAskForClassicGetNoNewNodes(Edition edition) {
    EffectiveModel model = resolve(edition, v1(NodeCommunicationMode.CLASSIC), "2025-01-01");

    assertThat(model.next()).isEmpty();
    assertThat(decidingNext(model)).containsExactly("v1-retired");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v1PoolsInAVirtualNetworkWithTheDefaultMayBecomeEither(Edition edition) {
    EffectiveModel model = resolve(edition, v1(DEFAULT), "2025-01-01");

    assertThat(model.next()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("v1-default-after-retirement");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v2PoolsAreSimplified(Edition edition) {
    BatchPool pool =
        withTarget(withoutPublicIp(EARLY, V2_SIMPLIFIED), NodeCommunicationMode.SIMPLIFIED);
    EffectiveModel model = resolve(edition, pool, "2024-06-01");

    assertThat(model.current()).containsExactly(SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("v2-is-simplified");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v2PoolsThatAskForClassicGetNoNewNodes(Edition edition) {
    BatchPool pool =
        withTarget(withoutPublicIp(EARLY, V2_SIMPLIFIED), NodeCommunicationMode.CLASSIC);
    EffectiveModel model = resolve(edition, pool, "2024-06-01");

    assertThat(model.next()).isEmpty();
    assertThat(decidingNext(model)).containsExactly("no-public-ip-with-classic-target");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void v2PoolsNeedAVirtualNetwork(Edition edition) {
    BatchPool pool = withoutPublicIp(inBatchNetwork(EARLY), V2_SIMPLIFIED);
    EffectiveModel model = resolve(edition, pool, "2024-06-01");

    assertThat(model.next()).isEmpty();
    assertThat(decidingNext(model)).containsExactly("v2-needs-virtual-network");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void withTheDefaultAPoolWithoutPublicIpOfUnknownGenerationMayUseEither(Edition edition) {
    BatchPool pool = withTarget(withoutPublicIp(EARLY, NoPublicIpGeneration.UNKNOWN), DEFAULT);
    EffectiveModel model = resolve(edition, pool, "2024-06-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingPresent(model))
        .containsExactly("v2-with-default-target", "v1-default-after-retirement");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aSimplifiedTargetIsAPreferenceForTheNextNodes(Edition edition) {
    EffectiveModel model =
        resolve(edition, withTarget(EARLY, NodeCommunicationMode.SIMPLIFIED), "2024-06-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(model.expected()).isEmpty();
    assertThat(decidingNext(model)).containsExactly("target-simplified");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aTargetMayBeNewerThanThePresentNodes(Edition edition) {
    EffectiveModel model =
        resolve(edition, withTarget(EARLY, NodeCommunicationMode.SIMPLIFIED), "2024-06-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingPresent(model))
        .containsExactly("target-may-be-newer-than-nodes", "target-simplified");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aClassicTargetIsHonoredOnTheLastDayOfClassic(Edition edition) {
    EffectiveModel model =
        resolve(edition, withTarget(EARLY, NodeCommunicationMode.CLASSIC), "2026-03-31");

    assertThat(model.next()).containsExactly(CLASSIC);
    assertThat(decidingNext(model)).containsExactly("target-classic");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aClassicTargetIsNotHonoredTheDayAfter(Edition edition) {
    EffectiveModel model =
        resolve(edition, withTarget(EARLY, NodeCommunicationMode.CLASSIC), "2026-04-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("classic-target-not-honored");
    assertThat(findings(model)).contains("classic-target-after-retirement");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void classicNodesThatOutliveTheRetirementMayUseEither(Edition edition) {
    EffectiveModel model =
        resolve(edition, withTarget(EARLY, NodeCommunicationMode.CLASSIC), "2026-04-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingPresent(model))
        .containsExactly("target-may-be-newer-than-nodes", "classic-nodes-outlive-retirement");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void nodesObservedAsClassicAfterTheRetirementAreReportedAsUnsupported(Edition edition) {
    EffectiveModel model =
        resolve(edition, observed(EARLY, NodeCommunicationMode.CLASSIC), "2026-04-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(decidingPresent(model)).containsExactly("observed-classic-after-retirement");
    assertThat(findings(model)).contains("classic-nodes-unsupported");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void nodesObservedAsClassicOnItsLastDayAreSupported(Edition edition) {
    EffectiveModel model =
        resolve(edition, observed(EARLY, NodeCommunicationMode.CLASSIC), "2026-03-31");

    assertThat(decidingPresent(model)).containsExactly("observed-classic");
    assertThat(findings(model)).doesNotContain("classic-nodes-unsupported");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void withoutAVirtualNetworkTheDefaultMeansEither(Edition edition) {
    EffectiveModel model =
        resolve(edition, withTarget(inBatchNetwork(EARLY), DEFAULT), "2024-06-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("default-without-virtual-network");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void inAVirtualNetworkTheDefaultMeantClassic(Edition edition) {
    EffectiveModel model = resolve(edition, withTarget(EARLY, DEFAULT), "2024-06-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(model.expected()).contains(CLASSIC);
    assertThat(decidingPresent(model)).containsExactly("default-in-virtual-network");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void classicNodesOfTheDefaultThatOutliveTheRetirementAreReported(Edition edition) {
    EffectiveModel model = resolve(edition, withTarget(EARLY, DEFAULT), "2026-04-01");

    assertThat(decidingPresent(model)).containsExactly("default-nodes-outlive-retirement");
    assertThat(findings(model)).contains("classic-nodes-unsupported");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void afterTheSwitchTheDefaultIsPromisedToBeSimplifiedAndMayBeEither(Edition edition) {
    EffectiveModel model = resolve(edition, withTarget(AFTER_SWITCH, DEFAULT), "2025-06-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(model.expected()).contains(SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("default-created-after-switch");
    assertThat(findings(model)).contains("default-mode-contradiction");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void onTheLastDayOfTheOldDefaultItMayMeanEither(Edition edition) {
    BatchPool pool = withTarget(poolAllocated("2024-09-30", "2024-09-30"), DEFAULT);
    EffectiveModel model = resolve(edition, pool, "2024-12-01");

    assertThat(model.expected()).isEmpty();
    assertThat(decidingPresent(model)).containsExactly("default-created-around-switch");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void anOlderPoolResizedAfterTheSwitchMayUseEither(Edition edition) {
    BatchPool pool = withTarget(poolAllocated("2024-01-10", "2025-01-10"), DEFAULT);
    EffectiveModel model = resolve(edition, pool, "2025-02-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("default-reallocated-after-switch");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void createdAfterTheRetirementTheDefaultMeansSimplified(Edition edition) {
    EffectiveModel model = resolve(edition, withTarget(AFTER_RETIREMENT, DEFAULT), "2026-06-01");

    assertThat(model.current()).containsExactly(SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("default-created-after-retirement");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void inAnAccountThatWasOptedInTheDefaultMeansEither(Edition edition) {
    EffectiveModel model =
        resolve(
            edition,
            account(optIn("2022-03-01", "2022-03-03")),
            withTarget(EARLY, DEFAULT),
            "2024-06-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("default-after-preview-opt-in");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void nodesOlderThanTheOptInAreNotAffectedByIt(Edition edition) {
    EffectiveModel model =
        resolve(
            edition,
            account(optIn("2022-03-01", "2022-03-03")),
            withTarget(poolAllocated("2022-01-01", "2022-02-01"), DEFAULT),
            "2023-06-01");

    assertThat(decidingPresent(model)).containsExactly("default-in-virtual-network");
    assertThat(decidingNext(model)).containsExactly("default-after-preview-opt-in");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void publicNetworkAccessNeverDecides(Edition edition) {
    BatchPool pool = withTarget(EARLY, DEFAULT);
    BatchAccount disabled =
        account().toBuilder().publicNetworkAccess(PublicNetworkAccess.DISABLED).build();

    assertThat(resolve(edition, disabled, pool, "2024-06-01"))
        .isEqualTo(resolve(edition, pool, "2024-06-01"));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void customersOwnPublicAddressesDecideLikeThoseOfBatch(Edition edition) {
    BatchPool pool = withTarget(EARLY, DEFAULT);
    BatchPool own = pool.toBuilder().publicIpProvision(PublicIpProvision.USER_MANAGED).build();

    assertThat(resolve(edition, own, "2024-06-01")).isEqualTo(resolve(edition, pool, "2024-06-01"));
  }

  private static BatchPool v1(NodeCommunicationMode target) {
    return withTarget(
        withoutPublicIp(poolAllocated("2022-05-01", "2022-06-01"), V1_PREVIEW), target);
  }

  private static EffectiveModel resolve(Edition edition, BatchPool pool, String asOf) {
    return resolve(edition, account(), pool, asOf);
  }

  private static EffectiveModel resolve(
      Edition edition, BatchAccount account, BatchPool pool, String asOf) {
    return new EffectiveModelResolver(edition).resolve(account, pool, day(asOf));
  }
}
