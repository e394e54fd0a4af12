package io.github.batchcomm.effective;

import static io.github.batchcomm.edition.Editions.E_2021_10_21;
import static io.github.batchcomm.edition.Editions.E_2021_10_21_REVISED;
import static io.github.batchcomm.edition.Editions.E_2022_06_02;
import static io.github.batchcomm.edition.Editions.E_2022_06_02_REVISED;
import static io.github.batchcomm.effective.Samples.account;
import static io.github.batchcomm.effective.Samples.accountIn;
import static io.github.batchcomm.effective.Samples.cloudServices;
import static io.github.batchcomm.effective.Samples.day;
import static io.github.batchcomm.effective.Samples.decidingNext;
import static io.github.batchcomm.effective.Samples.decidingPresent;
import static io.github.batchcomm.effective.Samples.findings;
import static io.github.batchcomm.effective.Samples.inBatchNetwork;
import static io.github.batchcomm.effective.Samples.optIn;
import static io.github.batchcomm.effective.Samples.pendingOptIn;
import static io.github.batchcomm.effective.Samples.pool;
import static io.github.batchcomm.effective.Samples.poolAllocated;
import static io.github.batchcomm.effective.Samples.resolve;
import static io.github.batchcomm.effective.Samples.withoutPublicIp;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static io.github.batchcomm.model.NoPublicIpGeneration.V1_PREVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How each kind of pool is decided while a whole account is opted in or out. */
class PreviewDecisionTest {

  private static final BatchAccount OPTED_IN = account(optIn("2022-03-01", "2022-03-03"));

  static List<Edition> editions() {
    return Samples.previewEditions();
  }

  @ParameterizedTest
  @MethodSource("editions")
  void nodesAllocatedInAnOptedInAccountAreSimplified(Edition edition) {
    EffectiveModel model =
        resolve(edition, OPTED_IN, poolAllocated("2022-01-01", "2022-04-01"), "2022-05-01");

    assertThat(model.current()).containsExactly(SIMPLIFIED);
    assertThat(model.expected()).contains(SIMPLIFIED);
    assertThat(decidingPresent(model)).containsExactly("account-simplified");
  }

  @ParameterizedTest
  @MethodSource("editions")
  void nodesOlderThanTheRequestStayClassic(Edition edition) {
    EffectiveModel model =
        resolve(edition, OPTED_IN, poolAllocated("2022-01-01", "2022-02-01"), "2022-05-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(decidingPresent(model)).containsExactly("account-classic");
  }

  @ParameterizedTest
  @CsvSource({
    "2022-02-28T23:59:59.999999999Z, account-classic",
    "2022-03-01T00:00:00Z, account-simplified account-classic",
    "2022-03-02T23:59:59.999999999Z, account-simplified account-classic",
    "2022-03-03T00:00:00Z, account-simplified"
  })
  void fromTheRequestUntilTheConfirmationEitherModelMayBeMeant(Instant allocated, String rules) {
    BatchPool pool = pool().toBuilder().lastScaledFromZero(allocated).build();
    EffectiveModel model = resolve(E_2022_06_02, OPTED_IN, pool, "2022-05-01");

    assertThat(String.join(" ", decidingPresent(model))).isEqualTo(rules);
  }

  @Test
  void aTransitionAtTheConfirmationItselfMayHaveBroughtSimplifiedNodes() {
    BatchPool pool = poolBetween("2022-01-01", "2022-03-01");

    assertThat(resolve(E_2022_06_02, OPTED_IN, pool, "2022-05-01").current())
        .containsExactly(CLASSIC, SIMPLIFIED);
  }

  @Test
  void aTransitionBeforeTheRequestLeavesClassicNodes() {
    BatchPool pool = poolBetween("2022-01-01", "2022-02-28");

    assertThat(resolve(E_2022_06_02, OPTED_IN, pool, "2022-05-01").current())
        .containsExactly(CLASSIC);
  }

  @Test
  void aPoolCreatedAtTheConfirmationIsSimplified() {
    BatchPool pool = poolBetween("2022-03-03", "2022-04-01");

    assertThat(resolve(E_2022_06_02, OPTED_IN, pool, "2022-05-01").current())
        .containsExactly(SIMPLIFIED);
  }

  @Test
  void withoutATransitionTheNodesMayBeAsYoungAsTheQuestion() {
    BatchPool pool = pool().toBuilder().creationTime(day("2022-01-01")).build();

    assertThat(resolve(E_2022_06_02, OPTED_IN, pool, "2022-03-03").current())
        .containsExactly(CLASSIC, SIMPLIFIED);
  }

  @Test
  void aPendingRequestLeavesTheNextModelOpen() {
    EffectiveModel model =
        resolve(
            E_2022_06_02,
            account(pendingOptIn("2022-03-01")),
            poolAllocated("2022-01-01", "2022-02-01"),
            "2022-05-01");

    assertThat(model.next()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(model.settlesNext()).containsExactly(Observation.ASK_WHEN_CHANGE_TOOK_EFFECT);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void cloudServicesPoolsStayClassic(Edition edition) {
    BatchPool pool = cloudServices(poolAllocated("2022-01-01", "2022-04-01"));
    EffectiveModel model = resolve(edition, OPTED_IN, pool, "2022-05-01");

    assertThat(model.current()).containsExactly(CLASSIC);
    assertThat(decidingPresent(model)).containsExactly("cloud-services-not-supported");
    assertThat(findings(model)).contains("cloud-services-not-supported");
  }

  @Test
  void theFirstEditionKeepsPoolsWithoutPublicIpClassicInAnOptedInAccount() {
    EffectiveModel model = resolve(E_2021_10_21, OPTED_IN, noPublicIp(), "2022-05-01");

    assertThat(model.next()).containsExactly(CLASSIC);
    assertThat(decidingNext(model)).containsExactly("no-public-ip-in-opted-in-account");
    assertThat(findings(model)).contains("no-public-ip-creation-refused");
  }

  @Test
  void theFirstEditionKeepsPoolsWithoutPublicIpClassicInAnyAccount() {
    EffectiveModel model = resolve(E_2021_10_21, account(), noPublicIp(), "2022-05-01");

    assertThat(decidingNext(model)).containsExactly("no-public-ip-never-simplified");
  }

  @Test
  void theFirstTwoEditionsKeepPrivateAccountsWithoutPublicIpClassic() {
    for (Edition edition : List.of(E_2021_10_21, E_2021_10_21_REVISED)) {
      EffectiveModel model = resolve(edition, privateAccount(), noPublicIp(), "2022-05-01");

      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(decidingNext(model)).containsExactly("private-account-needs-public-ip");
    }
  }

  @Test
  void theLimitOnPrivateAccountsIsRemarkedAsAContradiction() {
    assertThat(
            findings(resolve(E_2021_10_21_REVISED, privateAccount(), noPublicIp(), "2022-05-01")))
        .contains("private-account-contradiction");
  }

  @Test
  void theThirdEditionNoLongerLimitsPrivateAccounts() {
    EffectiveModel model = resolve(E_2022_06_02, privateAccount(), noPublicIp(), "2022-05-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("no-public-ip-follows-account");
  }

  @Test
  void sinceTheRevisionV1PoolsInAVirtualNetworkFollowTheirAccount() {
    EffectiveModel model = resolve(E_2021_10_21_REVISED, OPTED_IN, noPublicIp(), "2022-05-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("no-public-ip-follows-account");
    assertThat(findings(model)).contains("no-public-ip-contradiction");
  }

  @Test
  void v1PoolsOutsideAVirtualNetworkStayClassic() {
    EffectiveModel model =
        resolve(E_2022_06_02, OPTED_IN, inBatchNetwork(noPublicIp()), "2022-05-01");

    assertThat(model.next()).containsExactly(CLASSIC);
    assertThat(decidingNext(model)).containsExactly("v1-without-virtual-network");
  }

  @Test
  void aRegionThatIsNotListedKeepsPoolsClassic() {
    EffectiveModel model = resolve(E_2022_06_02, optedInIn("southindia"), pool(), "2022-05-01");

    assertThat(model.next()).containsExactly(CLASSIC);
    assertThat(decidingNext(model)).containsExactly("region-not-listed");
  }

  @Test
  void theLaterTextListsSouthIndia() {
    EffectiveModel model =
        resolve(E_2022_06_02_REVISED, optedInIn("southindia"), pool(), "2022-05-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(decidingNext(model)).containsExactly("account-simplified");
  }

  @Test
  void editionsThatListNoRegionsExcludeNone() {
    EffectiveModel model = resolve(E_2021_10_21, optedInIn("westindia"), pool(), "2022-05-01");

    assertThat(model.next()).containsExactly(SIMPLIFIED);
    assertThat(findings(model)).contains("regions-not-listed");
  }

  @Test
  void anUndeclaredHistoryLeavesBothModels() {
    BatchAccount account =
        BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();
    EffectiveModel model =
        resolve(E_2022_06_02, account, poolAllocated("2022-01-01", "2022-02-01"), "2022-05-01");

    assertThat(model.current()).containsExactly(CLASSIC, SIMPLIFIED);
    assertThat(model.settlesCurrent()).containsExactly(Observation.DECLARE_MODEL_CHANGES);
  }

  @Test
  void anUndeclaredHistoryAndAnUnknownAllocationAreAskedForTogether() {
    BatchAccount account =
        BatchAccount.builder().name("acct1").region(Region.of("westeurope")).build();

    assertThat(resolve(E_2022_06_02, account, pool(), "2022-05-01").settlesCurrent())
        .containsExactly(
            Observation.DECLARE_LAST_SCALED_FROM_ZERO, Observation.DECLARE_MODEL_CHANGES);
  }

  @Test
  void anUnknownAllocationAroundAChangeThatTookTimeNeedsBothInstants() {
    assertThat(resolve(E_2022_06_02, OPTED_IN, pool(), "2022-05-01").settlesCurrent())
        .containsExactly(
            Observation.DECLARE_LAST_SCALED_FROM_ZERO, Observation.ASK_WHEN_CHANGE_TOOK_EFFECT);
  }

  @Test
  void anUnknownAllocationAroundAChangeOfOneInstantNeedsOnlyTheAllocation() {
    BatchAccount account = account(optIn("2022-03-01", "2022-03-01"));

    assertThat(resolve(E_2022_06_02, account, pool(), "2022-05-01").settlesCurrent())
        .containsExactly(Observation.DECLARE_LAST_SCALED_FROM_ZERO);
  }

  private static BatchPool poolBetween(String created, String transition) {
    return pool().toBuilder()
        .creationTime(day(created))
        .allocationStateTransitionTime(day(transition))
        .build();
  }

  private static BatchPool noPublicIp() {
    return withoutPublicIp(poolAllocated("2022-01-01", "2022-04-01"), V1_PREVIEW);
  }

  private static BatchAccount privateAccount() {
    return OPTED_IN.toBuilder().publicNetworkAccess(PublicNetworkAccess.DISABLED).build();
  }

  private static BatchAccount optedInIn(String region) {
    return accountIn(region).toBuilder().modelHistory(OPTED_IN.modelHistory()).build();
  }
}
