package io.github.batchcomm.endpoint;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.accountIn;
import static io.github.batchcomm.TestInventory.named;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.withoutNodes;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.endpoint.DependencyJudgement.Verdict;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ResourceId;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Azure's list of outbound dependencies: what it should hold, and what it says. */
class OutboundDependencyListTest {

  private static final String STORAGE = "Azure Storage";
  private static final String BATCH = "Azure Batch";

  @Nested
  class Predicting {

    @Test
    void classicPoolsAloneNameAllOfStorageAndNoNodeManagement() {
      assertThat(predicted(account(), CLASSIC))
          .containsExactly(
              "Azure Batch: acct1.westeurope.batch.azure.com",
              "Azure Storage: st1.blob.core.windows.net",
              "Azure Storage: *.blob.core.windows.net",
              "Azure Storage: *.table.core.windows.net",
              "Azure Storage: *.queue.core.windows.net",
              "Microsoft Package Repository: packages.microsoft.com",
              "Azure Key Vault: *.vault.azure.net");
    }

    @Test
    void simplifiedPoolsAloneNameNodeManagementAndNoStorageButAutoStorage() {
      assertThat(predicted(account(), SIMPLIFIED))
          .containsExactly(
              "Azure Batch: acct1.westeurope.batch.azure.com",
              "Azure Batch: westeurope.service.batch.azure.com",
              "Azure Storage: st1.blob.core.windows.net",
              "Microsoft Package Repository: packages.microsoft.com",
              "Azure Key Vault: *.vault.azure.net");
    }

    @Test
    void poolsOfBothNameWhatEitherNeeds() {
      assertThat(predicted(account(), CLASSIC, SIMPLIFIED))
          .containsExactlyInAnyOrderElementsOf(
              ImmutableSet.<String>builder()
                  .addAll(predicted(account(), CLASSIC))
                  .addAll(predicted(account(), SIMPLIFIED))
                  .build());
    }

    @Test
    void anAccountWithoutPoolsNamesWhatDependsOnNoModel() {
      assertThat(predicted(account()))
          .containsExactly(
              "Azure Batch: acct1.westeurope.batch.azure.com",
              "Azure Storage: st1.blob.core.windows.net",
              "Microsoft Package Repository: packages.microsoft.com",
              "Azure Key Vault: *.vault.azure.net");
    }

    @Test
    void anAccountWithoutAutoStorageNamesNone() {
      assertThat(predicted(withAutoStorage(Presence.none()), SIMPLIFIED))
          .noneMatch(line -> line.startsWith(STORAGE));
    }

    @ParameterizedTest
    @CsvSource({
      "usgovvirginia, batch.usgovcloudapi.net, core.usgovcloudapi.net, vault.usgovcloudapi.net",
      "chinanorth3, batch.chinacloudapi.cn, core.chinacloudapi.cn, vault.azure.cn",
    })
    void otherCloudsHaveTheirOwnHosts(
        String region, String batch, String storage, String keyVault) {
      assertThat(predicted(accountIn(region), CLASSIC, SIMPLIFIED))
          .contains(
              "Azure Batch: acct1." + region + "." + batch,
              "Azure Batch: " + region + ".service." + batch,
              "Azure Storage: st1.blob." + storage,
              "Azure Storage: *.queue." + storage,
              "Azure Key Vault: *." + keyVault);
    }

    @Test
    void nothingIsPredictedForARegionWhoseCloudIsUnknown() {
      assertThat(predicted(accountIn("atlantisnorth"), CLASSIC)).isEmpty();
    }

    @Test
    void everyEntryIsForPort443AndNamesItsCondition() {
      assertThat(OutboundDependencyList.predict(account(), ImmutableSet.of(CLASSIC, SIMPLIFIED)))
          .allSatisfy(
              entry -> {
                assertThat(entry.dependency().ports()).containsExactly(443);
                assertThat(entry.condition()).isNotBlank();
              });
    }

    private List<String> predicted(BatchAccount account, CommunicationModel... models) {
      return OutboundDependencyList.predict(account, ImmutableSet.copyOf(models)).stream()
          .map(PredictedDependency::dependency)
          .map(entry -> entry.category() + ": " + entry.domain())
          .toList();
    }
  }

  @Nested
  class StillClassic {

    @ParameterizedTest
    @CsvSource({"blob", "table", "queue"})
    void isAnAccountWhoseListNamesAllOfAStorageService(String service) {
      OutboundDependency pattern = storage("*." + service + ".core.windows.net");
      DependencyJudgement judgement = judge(batch("acct1.westeurope.batch.azure.com"), pattern);
      assertThat(judgement.verdict()).isEqualTo(Verdict.STILL_CLASSIC);
      assertThat(judgement.decidedBy()).containsExactly(pattern);
    }

    @Test
    void isAnAccountWhoseListNamesAStorageAccountOtherThanAutoStorage() {
      OutboundDependency other = storage("batchwesteu17.table.core.windows.net");
      DependencyJudgement judgement = judge(storage("st1.blob.core.windows.net"), other);
      assertThat(judgement.verdict()).isEqualTo(Verdict.STILL_CLASSIC);
      assertThat(judgement.decidedBy()).containsExactly(other);
    }

    @Test
    void isAnAccountWhoseListNamesAStorageAccountThatOnlyStartsLikeAutoStorage() {
      OutboundDependency other = storage("st10.blob.core.windows.net");
      assertThat(judge(other).decidedBy()).containsExactly(other);
      assertThat(judge(other).verdict()).isEqualTo(Verdict.STILL_CLASSIC);
    }

    @Test
    void isAnAccountWithoutAutoStorageWhoseListNamesAStorageAccount() {
      OutboundDependency entry = storage("st1.blob.core.windows.net");
      DependencyJudgement judgement = judge(withAutoStorage(Presence.none()), entry);
      assertThat(judgement.verdict()).isEqualTo(Verdict.STILL_CLASSIC);
      assertThat(judgement.decidedBy()).containsExactly(entry);
    }

    @Test
    void isAnAccountOfUnknownAutoStorageWhoseListNamesSeveralStorageAccounts() {
      OutboundDependency one = storage("st1.blob.core.windows.net");
      OutboundDependency two = storage("st2.blob.core.windows.net");
      DependencyJudgement judgement = judge(withAutoStorage(Presence.unknown()), one, two);
      assertThat(judgement.verdict()).isEqualTo(Verdict.STILL_CLASSIC);
      assertThat(judgement.decidedBy()).containsExactly(one, two);
    }

    @ParameterizedTest
    @EnumSource(Cloud.class)
    void isSeenByAStorageHostOfAnyCloudWhateverItsCategory(Cloud cloud) {
      OutboundDependency pattern = entry("Speicher", "*.blob." + cloud.storageSuffix());
      DependencyJudgement judgement = judge(pattern);
      assertThat(judgement.verdict()).isEqualTo(Verdict.STILL_CLASSIC);
      assertThat(judgement.decidedBy()).containsExactly(pattern);
    }

    @Test
    void isSeenByTheCategoryInAnyCase() {
      OutboundDependency pattern = entry("AZURE STORAGE", "*.storage.example");
      assertThat(judge(pattern).verdict()).isEqualTo(Verdict.STILL_CLASSIC);
    }
  }

  @Nested
  class NoClassicLeft {

    @Test
    void isAnAccountWhoseListNamesNoStorage() {
      DependencyJudgement judgement = judge(batch("westeurope.service.batch.azure.com"));
      assertThat(judgement.verdict()).isEqualTo(Verdict.NO_CLASSIC_LEFT);
      assertThat(judgement.decidedBy()).isEmpty();
    }

    @Test
    void isAnAccountWhoseListNamesAutoStorageAlone() {
      DependencyJudgement judgement =
          judge(
              batch("westeurope.service.batch.azure.com"),
              storage("st1.blob.core.windows.net"),
              storage("st1.table.core.windows.net"));
      assertThat(judgement.verdict()).isEqualTo(Verdict.NO_CLASSIC_LEFT);
    }

    @Test
    void isFoundWhateverTheCaseOfTheAutoStorageAccount() {
      ResourceId shouted =
          ResourceId.parse(TestInventory.GROUP + "Microsoft.Storage/storageAccounts/ST1");
      assertThat(
              judge(withAutoStorage(Presence.of(shouted)), storage("st1.blob.core.windows.net"))
                  .verdict())
          .isEqualTo(Verdict.NO_CLASSIC_LEFT);
    }

    @ParameterizedTest
    @EnumSource(Cloud.class)
    void leavesOutAutoStorageInEveryCloud(Cloud cloud) {
      assertThat(judge(storage("st1.blob." + cloud.storageSuffix())).verdict())
          .isEqualTo(Verdict.NO_CLASSIC_LEFT);
    }

    @Test
    void isFoundWhereOnePoolHasNodesAndOthersHaveNone() {
      assertThat(
              OutboundDependencyList.judge(
                      Editions.E_2022_06_02,
                      account(),
                      list(batch("westeurope.service.batch.azure.com")),
                      ImmutableList.of(
                          withoutNodes(poolInCustomerNetwork()),
                          named(poolInCustomerNetwork(), "pool2")))
                  .verdict())
          .isEqualTo(Verdict.NO_CLASSIC_LEFT);
    }
  }

  @Nested
  class CannotTell {

    @Test
    void isTheAnswerToAzuresOwnExampleWhichNamesEverything() {
      OutboundDependency pattern = storage("*.blob.core.windows.net");
      OutboundDependency nodeManagement = batch("westeurope.service.batch.azure.com");
      DependencyJudgement judgement =
          judge(
              batch("acct1.westeurope.batch.azure.com"),
              nodeManagement,
              storage("st1.blob.core.windows.net"),
              pattern);
      assertThat(judgement.verdict()).isEqualTo(Verdict.CANNOT_TELL);
      assertThat(judgement.decidedBy()).containsExactly(pattern, nodeManagement);
    }

    @Test
    void isTheAnswerWhereTheOnlyStorageAccountMayBeAutoStorage() {
      OutboundDependency entry = storage("st1.blob.core.windows.net");
      DependencyJudgement judgement = judge(withAutoStorage(Presence.unknown()), entry);
      assertThat(judgement.verdict()).isEqualTo(Verdict.CANNOT_TELL);
      assertThat(judgement.decidedBy()).containsExactly(entry);
      assertThat(judgement.text()).contains("Export the Batch account with its autoStorage");
    }

    @Test
    void isTheAnswerWhereSeveralHostsAreOfOneAccountThatMayBeAutoStorage() {
      assertThat(
              judge(
                      withAutoStorage(Presence.unknown()),
                      storage("st1.blob.core.windows.net"),
                      storage("st1.queue.core.windows.net"))
                  .verdict())
          .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void isTheAnswerToAnEmptyList() {
      DependencyJudgement judgement = judge();
      assertThat(judgement.verdict()).isEqualTo(Verdict.CANNOT_TELL);
      assertThat(judgement.text()).contains("The list is empty");
    }

    @Test
    void isTheAnswerToAbsenceWhereNoPoolHasNodes() {
      DependencyJudgement judgement =
          OutboundDependencyList.judge(
              Editions.E_2022_06_02,
              account(),
              list(batch("westeurope.service.batch.azure.com")),
              ImmutableList.of(withoutNodes(poolInCustomerNetwork())));
      assertThat(judgement.verdict()).isEqualTo(Verdict.CANNOT_TELL);
      assertThat(judgement.text()).contains("no pool is known to have nodes");
    }

    @Test
    void isTheAnswerToAbsenceWhereAPoolReportsClassic() {
      DependencyJudgement judgement =
          OutboundDependencyList.judge(
              Editions.latest(),
              account(),
              list(batch("westeurope.service.batch.azure.com")),
              ImmutableList.of(
                  poolInCustomerNetwork().toBuilder()
                      .currentMode(NodeCommunicationMode.CLASSIC)
                      .build()));
      assertThat(judgement.verdict()).isEqualTo(Verdict.CANNOT_TELL);
      assertThat(judgement.text()).contains("contradict").contains("pool1");
    }

    @Test
    void goesByTheStepOfTheEditionOrOfTheLastThatVerifiedByTheList() {
      OutboundDependencies list = list(batch("westeurope.service.batch.azure.com"));
      ImmutableList<BatchPool> pools = ImmutableList.of(poolInCustomerNetwork());
      assertThat(
              OutboundDependencyList.judge(Editions.E_2021_10_21, account(), list, pools).source())
          .isEqualTo(Editions.E_2021_10_21.verification().source());
      assertThat(OutboundDependencyList.judge(Editions.latest(), account(), list, pools).source())
          .isEqualTo(Editions.E_2022_06_02_REVISED.verification().source());
    }

    @Test
    void isTheAnswerToAbsenceWhereThereIsNoPool() {
      assertThat(
              OutboundDependencyList.judge(
                      Editions.E_2022_06_02,
                      account(),
                      list(batch("westeurope.service.batch.azure.com")),
                      ImmutableList.of())
                  .verdict())
          .isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void isTheAnswerToAbsenceWhereTheNodesAreNotCounted() {
      BatchPool uncounted = BatchPool.builder().id("pool1").build();
      assertThat(
              OutboundDependencyList.judge(
                      Editions.E_2022_06_02,
                      account(),
                      list(batch("westeurope.service.batch.azure.com")),
                      ImmutableList.of(uncounted))
                  .verdict())
          .isEqualTo(Verdict.CANNOT_TELL);
    }
  }

  private static BatchAccount withAutoStorage(Presence<ResourceId> autoStorage) {
    return account().toBuilder().autoStorage(autoStorage).build();
  }

  private static OutboundDependency storage(String host) {
    return entry(STORAGE, host);
  }

  private static OutboundDependency batch(String host) {
    return entry(BATCH, host);
  }

  private static OutboundDependency entry(String category, String host) {
    return new OutboundDependency(category, new HostName(host), ImmutableSortedSet.of(443));
  }

  private static OutboundDependencies list(OutboundDependency... entries) {
    return new OutboundDependencies(ImmutableList.copyOf(entries));
  }

  private static DependencyJudgement judge(OutboundDependency... entries) {
    return judge(account(), entries);
  }

  private static DependencyJudgement judge(BatchAccount account, OutboundDependency... entries) {
    return OutboundDependencyList.judge(
        Editions.E_2022_06_02, account, list(entries), ImmutableList.of(poolInCustomerNetwork()));
  }
}
