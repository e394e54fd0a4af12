package io.github.batchcomm.effective;

import static io.github.batchcomm.edition.Editions.E_2022_06_02;
import static io.github.batchcomm.edition.Editions.E_2023_03_29;
import static io.github.batchcomm.edition.Editions.E_2025_03_27;
import static io.github.batchcomm.edition.Editions.E_2026_01_12;
import static io.github.batchcomm.effective.Samples.account;
import static io.github.batchcomm.effective.Samples.accountIn;
import static io.github.batchcomm.effective.Samples.day;
import static io.github.batchcomm.effective.Samples.decidingNext;
import static io.github.batchcomm.effective.Samples.decidingPresent;
import static io.github.batchcomm.effective.Samples.findings;
import static io.github.batchcomm.effective.Samples.inBatchNetwork;
import static io.github.batchcomm.effective.Samples.observed;
import static io.github.batchcomm.effective.Samples.poolAllocated;
import static io.github.batchcomm.effective.Samples.resolve;
import static io.github.batchcomm.effective.Samples.withTarget;
import static io.github.batchcomm.effective.Samples.withoutNodes;
import static io.github.batchcomm.effective.Samples.withoutPublicIp;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Finding;
import io.github.batchcomm.edition.LimitationStatus;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.NodeCommunicationMode;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelFindingsTest {

  private static final BatchPool POOL =
      withTarget(poolAllocated("2024-01-10", "2024-02-10"), NodeCommunicationMode.DEFAULT);

  @Test
  void anUnremarkablePoolHasNoFindings() {
    assertThat(resolve(E_2025_03_27, account(), POOL, "2024-06-01").findings()).isEmpty();
  }

  @Test
  void anObservationAgainstThePromiseIsRemarked() {
    EffectiveModel model =
        resolve(
            E_2025_03_27,
            account(),
            observed(POOL, NodeCommunicationMode.SIMPLIFIED),
            "2024-06-01");

    assertThat(model.current()).containsExactly(SIMPLIFIED);
    assertThat(model.expected()).contains(CLASSIC);
    assertThat(findings(model)).containsExactly("observed-differs-from-documented");
  }

  @Test
  void anObservationAgainstWhatIsOnlyInferredIsRemarked() {
    BatchPool pool =
        withTarget(poolAllocated("2026-05-01", "2026-05-02"), NodeCommunicationMode.DEFAULT);

    assertThat(
            findings(
                resolve(
                    E_2026_01_12,
                    account(),
                    observed(pool, NodeCommunicationMode.CLASSIC),
                    "2026-06-01")))
        .contains("observed-differs-from-documented");
  }

  @Test
  void anObservationAsPromisedIsNotRemarked() {
    assertThat(
            findings(
                resolve(
                    E_2025_03_27,
                    account(),
                    observed(POOL, NodeCommunicationMode.CLASSIC),
                    "2024-06-01")))
        .isEmpty();
  }

  @Test
  void aTargetThatIsNotYetInEffectIsRemarked() {
    BatchPool pool =
        observed(withTarget(POOL, NodeCommunicationMode.SIMPLIFIED), NodeCommunicationMode.CLASSIC);
    EffectiveModel model = resolve(E_2025_03_27, account(), pool, "2024-06-01");

    assertThat(model.possible()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(findings(model)).containsExactly("target-not-yet-in-effect");
  }

  @Test
  void anEditionOlderThanTheObservedPropertyDecidesWithoutIt() {
    EffectiveModel model =
        resolve(
            E_2022_06_02,
            account(),
            observed(POOL, NodeCommunicationMode.SIMPLIFIED),
            "2024-06-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(decidingPresent(model)).containsExactly("account-classic");
    assertThat(findings(model)).containsExactly("observed-mode-not-in-edition");
  }

  @Test
  void aLimitationThatMayApplyIsRemarked() {
    BatchPool pool = withoutPublicIp(inBatchNetwork(POOL), NoPublicIpGeneration.UNKNOWN);
    EffectiveModel model = resolve(E_2022_06_02, account(), pool, "2024-06-01");

    assertThat(model.limitation()).isEqualTo(LimitationStatus.POSSIBLE);
    assertThat(findings(model)).containsExactly("limitation-undetermined");
    assertThat(decidingNext(model)).contains("v1-without-virtual-network");
  }

  @Test
  void aResizeUnderWayIsRemarked() {
    for (AllocationState state : List.of(AllocationState.RESIZING, AllocationState.STOPPING)) {
      BatchPool pool = POOL.toBuilder().allocationState(state).build();

      assertThat(findings(resolve(E_2025_03_27, account(), pool, "2024-06-01")))
          .containsExactly("allocation-in-progress");
    }
  }

  @Test
  void anUnknownNodeCountIsRemarked() {
    BatchPool pool = POOL.toBuilder().currentLowPriorityNodes(OptionalInt.empty()).build();
    BatchPool uncounted = pool.toBuilder().currentDedicatedNodes(0).build();

    assertThat(findings(resolve(E_2025_03_27, account(), uncounted, "2024-06-01")))
        .containsExactly("node-count-unknown");
  }

  @Test
  void anUnknownNodeCountIsAnsweredAsIfThereWereNodes() {
    BatchPool uncounted =
        POOL.toBuilder()
            .currentDedicatedNodes(OptionalInt.empty())
            .currentLowPriorityNodes(OptionalInt.empty())
            .build();

    assertThat(resolve(E_2025_03_27, account(), uncounted, "2024-06-01").current())
        .containsExactly(CLASSIC);
  }

  @Test
  void aPoolWithoutNodesUsesNoModelAndSaysWhy() {
    EffectiveModel model = resolve(E_2025_03_27, account(), withoutNodes(POOL), "2024-06-01");

    assertThat(model.current()).isEmpty();
    assertThat(decidingPresent(model)).containsExactly("no-nodes");
    assertThat(model.expected()).contains(CLASSIC);
  }

  @Test
  void aPoolCreatedAfterTheInstantAskedAboutIsRemarked() {
    assertThat(findings(resolve(E_2025_03_27, account(), POOL, "2024-01-09")))
        .contains("created-after-instant-asked");
  }

  @Test
  void nodesYoungerThanTheInstantAskedAboutAreRemarked() {
    assertThat(findings(resolve(E_2025_03_27, account(), POOL, "2024-01-20")))
        .containsExactly("pool-newer-than-instant-asked");
  }

  @Test
  void anInstantAtTheCreationItselfIsNotBeforeIt() {
    BatchPool pool = POOL.toBuilder().lastScaledFromZero(day("2024-01-10")).build();

    assertThat(findings(resolve(E_2025_03_27, account(), pool, "2024-01-10"))).isEmpty();
  }

  @Test
  void aClosedListDecidesEvenAboutAnUnknownRegion() {
    EffectiveModel model = resolve(E_2022_06_02, accountIn("moonbase1"), POOL, "2024-06-01");

    assertThat(decidingNext(model)).containsExactly("region-not-listed");
    assertThat(findings(model)).contains("region-unknown");
  }

  @Test
  void anUnknownRegionMayBeSupportedWhereOnlyExceptionsAreListed() {
    BatchPool pool = withTarget(POOL, NodeCommunicationMode.SIMPLIFIED);
    EffectiveModel model = resolve(E_2026_01_12, accountIn("moonbase1"), pool, "2024-06-01");

    assertThat(model.next()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("region-not-supported", "target-simplified");
    assertThat(findings(model)).contains("region-unknown");
    assertThat(model.settlesNext()).containsExactly(Observation.LOOK_UP_REGION);
  }

  @Test
  void franceSouthIsExcludedIn2023() {
    BatchPool pool = withTarget(POOL, NodeCommunicationMode.SIMPLIFIED);
    EffectiveModel model = resolve(E_2023_03_29, accountIn("francesouth"), pool, "2024-06-01");

    assertThat(decidingNext(model)).containsExactly("region-not-supported");
    assertThat(findings(model)).doesNotContain("region-caution");
  }

  @Test
  void franceSouthIsSupportedWithACautionSince2025() {
    BatchPool pool = withTarget(POOL, NodeCommunicationMode.SIMPLIFIED);
    for (Edition edition : List.of(E_2025_03_27, E_2026_01_12)) {
      EffectiveModel model = resolve(edition, accountIn("francesouth"), pool, "2024-06-01");

      assertThat(decidingNext(model)).containsExactly("target-simplified");
      assertThat(findings(model)).containsExactly("region-caution");
    }
  }

  @Test
  void whereTheDocumentationDoesNotDecideTheObservedModeIsAskedForFirst() {
    BatchPool pool = inBatchNetwork(POOL);

    assertThat(resolve(E_2026_01_12, account(), pool, "2024-06-01").settlesCurrent())
        .containsExactly(Observation.READ_CURRENT_MODE);
  }

  @Test
  void whereTheDocumentationDoesNotDecideTheNextNodesMustShowIt() {
    BatchPool pool = inBatchNetwork(POOL);

    assertThat(resolve(E_2026_01_12, account(), pool, "2024-06-01").settlesNext())
        .containsExactly(Observation.SCALE_OUT_AND_READ_CURRENT_MODE);
  }

  @Test
  void findingsNameTheirSource() {
    EffectiveModel model =
        resolve(
            E_2026_01_12,
            accountIn("francesouth"),
            withTarget(POOL, NodeCommunicationMode.CLASSIC),
            "2026-06-01");

    assertThat(model.findings())
        .extracting(Finding::code)
        .containsExactly("classic-target-after-retirement", "region-caution");
    assertThat(model.findings())
        .allSatisfy(finding -> assertThat(finding.source().document()).isNotBlank());
  }
}
