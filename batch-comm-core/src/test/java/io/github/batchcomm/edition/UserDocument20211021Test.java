package io.github.batchcomm.edition;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.accountIn;
import static io.github.batchcomm.TestInventory.optedIn;
import static io.github.batchcomm.TestInventory.poolInBatchNetwork;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.scaledFromZero;
import static io.github.batchcomm.TestInventory.withAccess;
import static io.github.batchcomm.TestInventory.withoutNodes;
import static io.github.batchcomm.TestInventory.withoutPublicIp;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.Rules;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import java.time.LocalDate;
import java.util.SortedSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The user's document of 10/21/2021, statement by statement. */
class UserDocument20211021Test extends PreviewDocument {

  UserDocument20211021Test() {
    super(Editions.E_2021_10_21);
  }

  static SortedSet<Region> regions() {
    return Region.known();
  }

  @Test
  void theDocumentIsOf21October2021() {
    assertThat(edition.id()).isEqualTo("2021-10-21");
    assertThat(edition.date()).isEqualTo(LocalDate.of(2021, 10, 21));
    assertThat(edition.isRevision()).isFalse();
  }

  @Nested
  class Regions {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.edition.UserDocument20211021Test#regions")
    void noneIsListedSoNoneIsExcluded(Region region) {
      assertThat(edition.regionSupport().content().supports(region))
          .isEqualTo(RegionSupport.Answer.NOT_LISTED);
    }

    @Test
    void aPoolAnywhereIsSimplifiedOnceItsAccountIsOptedIn() {
      BatchAccount account =
          optedIn(REQUESTED).toBuilder().region(accountIn("westindia").region()).build();
      EffectiveModel model =
          rules.effectiveModel(account, withoutNodes(poolInCustomerNetwork()), AT_LAST);
      assertThat(model.next()).containsExactly(SIMPLIFIED);
      assertThat(Rules.ofNextNodes(model)).containsExactly("account-simplified");
    }

    @Test
    void thatNoneIsListedIsRemarked() {
      EffectiveModel model = rules.effectiveModel(account(), poolInCustomerNetwork(), AT_LAST);
      assertThat(Rules.codes(model.findings())).containsExactly("regions-not-listed");
    }
  }

  @Nested
  class Limitations {

    @Test
    void thereAreFour() {
      assertThat(edition.limitations())
          .extracting(Clause::id)
          .containsExactly(
              "limitation-no-public-ip-creation",
              "limitation-no-public-ip-existing",
              "limitation-private-account",
              "limitation-cloud-services");
    }
  }

  @Nested
  class PoolsWithoutPublicIp {

    @Test
    void cannotBeCreatedInAnOptedInAccount() {
      assertThat(limitation("limitation-no-public-ip-creation"))
          .contains("without public IP addresses cannot be created", "opted in");
    }

    @ParameterizedTest
    @EnumSource(NoPublicIpGeneration.class)
    void thatExistInAnOptedInAccountAreRemarkedAsNotToBeCreatedAgain(
        NoPublicIpGeneration generation) {
      EffectiveModel model = resolve(withoutPublicIp(poolInCustomerNetwork(), generation));
      assertThat(Rules.codes(model.findings()))
          .contains("no-public-ip-in-opted-in-account", "no-public-ip-creation-refused");
    }

    @ParameterizedTest
    @EnumSource(NoPublicIpGeneration.class)
    void doNotUseSimplifiedThoughTheirAccountIsOptedInAndTheyAreResized(
        NoPublicIpGeneration generation) {
      EffectiveModel model = resolve(withoutPublicIp(poolInCustomerNetwork(), generation));
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(model.expected()).hasValue(CLASSIC);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("no-public-ip-in-opted-in-account");
      assertThat(Rules.ofNextNodes(model)).containsExactly("no-public-ip-in-opted-in-account");
    }

    @Test
    void stayClassicWithoutAVirtualNetworkToo() {
      EffectiveModel model =
          resolve(withoutPublicIp(poolInBatchNetwork(), NoPublicIpGeneration.V1_PREVIEW));
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(Rules.ofNextNodes(model)).containsExactly("no-public-ip-in-opted-in-account");
    }

    @Test
    void stayClassicWhereTheAccountIsNotOptedIn() {
      EffectiveModel model =
          rules.effectiveModel(
              account(),
              withoutPublicIp(poolInCustomerNetwork(), NoPublicIpGeneration.V1_PREVIEW),
              AT_LAST);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(Rules.ofNextNodes(model)).containsExactly("no-public-ip-never-simplified");
    }

    @Test
    void keepTheirAccountFromMigrating() {
      MigrationReadiness readiness =
          rules.migrationReadiness(
              optedIn(REQUESTED),
              ImmutableList.of(
                  scaledFromZero(
                      withoutPublicIp(poolInCustomerNetwork(), NoPublicIpGeneration.V1_PREVIEW),
                      AFTERWARDS)),
              AT_LAST);
      assertThat(readiness.readiness()).isEqualTo(Readiness.INELIGIBLE);
      assertThat(Rules.codes(readiness.limitations()))
          .containsExactly("no-public-ip-in-opted-in-account");
    }

    @Test
    void areCalledUnaffectedByTheMigrationStepWithoutContradiction() {
      EffectiveModel model =
          resolve(withoutPublicIp(poolInCustomerNetwork(), NoPublicIpGeneration.V1_PREVIEW));
      assertThat(Rules.codes(model.findings())).doesNotContain("no-public-ip-contradiction");
    }

    private EffectiveModel resolve(BatchPool pool) {
      return rules.effectiveModel(optedIn(REQUESTED), scaledFromZero(pool, AFTERWARDS), AT_LAST);
    }
  }

  @Nested
  class PrivateAccounts {

    private final BatchAccount account =
        withAccess(optedIn(REQUESTED), PublicNetworkAccess.DISABLED);

    @ParameterizedTest
    @EnumSource(names = {"BATCH_MANAGED", "USER_MANAGED"})
    void mayBeOptedInAndTheirPoolsWithPublicIpAreSimplified(PublicIpProvision provision) {
      BatchPool pool =
          scaledFromZero(poolInCustomerNetwork(), AFTERWARDS).toBuilder()
              .publicIpProvision(provision)
              .build();
      EffectiveModel model = rules.effectiveModel(account, pool, AT_LAST);
      assertThat(model.current()).containsExactly(SIMPLIFIED);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("account-simplified");
    }

    @ParameterizedTest
    @EnumSource(NoPublicIpGeneration.class)
    void needPublicIpAddressesOnTheirPools(NoPublicIpGeneration generation) {
      BatchPool pool =
          scaledFromZero(withoutPublicIp(poolInCustomerNetwork(), generation), AFTERWARDS);
      EffectiveModel model = rules.effectiveModel(account, pool, AT_LAST);
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(model.limitation()).isEqualTo(LimitationStatus.STANDS);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("private-account-needs-public-ip");
      assertThat(Rules.codes(model.findings())).contains("private-account-needs-public-ip");
    }

    @Test
    void areSpokenOfAsALimitation() {
      assertThat(limitation("limitation-private-account"))
          .contains("Private Batch accounts may be opted in", "must have public IP addresses");
    }
  }
}
