package io.github.batchcomm.edition;

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
import io.github.batchcomm.edition.RegionSupport.Answer;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Region;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's document of 06/02/2022, statement by statement. */
class UserDocument20220602Test extends PreviewDocument {

  UserDocument20220602Test() {
    super(Editions.E_2022_06_02);
  }

  @Test
  void theDocumentIsOf2June2022() {
    assertThat(edition.id()).isEqualTo("2022-06-02");
    assertThat(edition.date()).isEqualTo(LocalDate.of(2022, 6, 2));
    assertThat(edition.isRevision()).isFalse();
  }

  @Nested
  class Regions {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Central US EUAP",
          "East US 2 EUAP",
          "West Central US",
          "North Central US",
          "South Central US",
          "East US",
          "East US 2",
          "West US 2",
          "West US",
          "Central US",
          "West US 3",
          "East Asia",
          "South East Asia",
          "Australia East",
          "Australia Southeast",
          "Brazil Southeast",
          "Brazil South",
          "Canada Central",
          "Canada East",
          "North Europe",
          "West Europe",
          "Central India",
          "Japan East",
          "Japan West",
          "Korea Central",
          "Korea South",
          "Switzerland North",
          "UK West",
          "UK South",
          "UAE North",
          "France Central",
          "Germany West Central",
          "Norway East",
          "South Africa North"
        })
    void aListedRegionOfThePublicCloudIsSupported(String name) {
      Region region = Region.of(name);
      assertThat(region.cloud()).hasValue(Cloud.PUBLIC);
      assertThat(answer(region)).isEqualTo(Answer.SUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"USGov Arizona", "USGov Virginia", "USGov Texas"})
    void aListedRegionOfTheUsGovernmentIsSupported(String name) {
      Region region = Region.of(name);
      assertThat(region.cloud()).hasValue(Cloud.US_GOVERNMENT);
      assertThat(answer(region)).isEqualTo(Answer.SUPPORTED);
    }

    @Test
    void chinaNorth3IsSupported() {
      assertThat(answer(Region.of("China North 3"))).isEqualTo(Answer.SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({"PUBLIC, 34", "US_GOVERNMENT, 3", "CHINA, 1"})
    void noOtherRegionOfACloudIs(Cloud cloud, int count) {
      assertThat(Region.known())
          .filteredOn(region -> region.cloud().orElseThrow() == cloud)
          .filteredOn(region -> answer(region) == Answer.SUPPORTED)
          .hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "West India",
          "South India",
          "Sweden Central",
          "Switzerland West",
          "France South",
          "Norway West",
          "US DoD East",
          "USGov Iowa",
          "China North",
          "China North 2",
          "China East 2"
        })
    void aRegionThatIsNotListedIsNotSupported(String name) {
      assertThat(Region.of(name).isKnown()).isTrue();
      assertThat(answer(Region.of(name))).isEqualTo(Answer.NOT_SUPPORTED);
    }

    @Test
    void aRegionNobodyKnowsIsNotListedEither() {
      assertThat(answer(Region.of("atlantisnorth"))).isEqualTo(Answer.NOT_SUPPORTED);
    }

    @Test
    void aPoolInARegionThatIsNotListedStaysClassicThoughItsAccountIsOptedIn() {
      EffectiveModel model =
          rules.effectiveModel(
              optedInIn("southindia"),
              scaledFromZero(poolInCustomerNetwork(), AFTERWARDS),
              AT_LAST);
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(model.limitation()).isEqualTo(LimitationStatus.STANDS);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("region-not-listed");
      assertThat(Rules.codes(model.findings())).contains("region-not-listed");
    }

    @Test
    void aPoolInAListedRegionIsSimplifiedOnceItsAccountIsOptedIn() {
      EffectiveModel model =
          rules.effectiveModel(
              optedInIn("chinanorth3"), withoutNodes(poolInCustomerNetwork()), AT_LAST);
      assertThat(model.next()).containsExactly(SIMPLIFIED);
      assertThat(Rules.ofNextNodes(model)).containsExactly("account-simplified");
      assertThat(model.findings()).isEmpty();
    }

    private BatchAccount optedInIn(String region) {
      return optedIn(REQUESTED).toBuilder().region(accountIn(region).region()).build();
    }

    private Answer answer(Region region) {
      return edition.regionSupport().content().supports(region);
    }
  }

  @Nested
  class Limitations {

    @Test
    void thereAreTwo() {
      assertThat(edition.limitations())
          .extracting(Clause::id)
          .containsExactly("limitation-v1", "limitation-cloud-services");
    }
  }

  @Nested
  class PoolsWithoutPublicIpOfTheV1Preview {

    @Test
    void canOnlyBeMigratedIfCreatedInAVirtualNetwork() {
      assertThat(limitation("limitation-v1"))
          .contains("V1 preview", "only be migrated if they were created in a virtual network");
    }

    @Test
    void areSimplifiedInAVirtualNetworkOnceOptedInAndResized() {
      EffectiveModel model = resolve(v1(poolInCustomerNetwork()));
      assertThat(model.current()).containsExactly(SIMPLIFIED);
      assertThat(model.next()).containsExactly(SIMPLIFIED);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("no-public-ip-follows-account");
    }

    @Test
    void areNotPromisedToBe() {
      assertThat(resolve(v1(poolInCustomerNetwork())).expected()).isEmpty();
    }

    @Test
    void stayClassicWithoutAVirtualNetworkThoughTheAccountIsOptedIn() {
      EffectiveModel model = resolve(v1(poolInBatchNetwork()));
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(model.expected()).hasValue(CLASSIC);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("v1-without-virtual-network");
      assertThat(Rules.codes(model.findings())).contains("v1-without-virtual-network");
    }

    @Test
    void keepTheirAccountFromMigratingWithoutAVirtualNetwork() {
      MigrationReadiness readiness =
          rules.migrationReadiness(
              optedIn(REQUESTED), ImmutableList.of(v1(poolInBatchNetwork())), AT_LAST);
      assertThat(readiness.readiness()).isEqualTo(Readiness.INELIGIBLE);
      assertThat(Rules.codes(readiness.limitations()))
          .containsExactly("v1-without-virtual-network");
    }

    @ParameterizedTest
    @EnumSource(NoPublicIpGeneration.class)
    void areCalledUnaffectedByTheMigrationStepWhichContradictsTheLimitations(
        NoPublicIpGeneration generation) {
      EffectiveModel model = resolve(withoutPublicIp(poolInCustomerNetwork(), generation));
      assertThat(model.findings())
          .filteredOn(finding -> finding.code().equals("no-public-ip-contradiction"))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.source())
                    .isEqualTo(
                        new Source(
                            "Use simplified compute node communication, 06/02/2022",
                            "Current limitations"));
              });
    }

    private static BatchPool v1(BatchPool pool) {
      return withoutPublicIp(pool, NoPublicIpGeneration.V1_PREVIEW);
    }

    private EffectiveModel resolve(BatchPool pool) {
      return rules.effectiveModel(optedIn(REQUESTED), scaledFromZero(pool, AFTERWARDS), AT_LAST);
    }
  }

  @Nested
  class PrivateAccounts {

    @Test
    void areNotLimitedAnyMore() {
      BatchPool pool =
          scaledFromZero(
              withoutPublicIp(poolInCustomerNetwork(), NoPublicIpGeneration.V2_SIMPLIFIED),
              AFTERWARDS);
      EffectiveModel model =
          rules.effectiveModel(
              withAccess(optedIn(REQUESTED), PublicNetworkAccess.DISABLED), pool, AT_LAST);
      assertThat(model.current()).containsExactly(SIMPLIFIED);
      assertThat(model.limitation()).isEqualTo(LimitationStatus.NONE);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("no-public-ip-follows-account");
    }

    @Test
    void areNotAskedAboutByTheDecisionTable() {
      assertThat(edition.decisiveFacts()).doesNotContain(Fact.ACCOUNT_ACCESS);
    }
  }
}
