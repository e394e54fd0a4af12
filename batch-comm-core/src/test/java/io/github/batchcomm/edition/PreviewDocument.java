package io.github.batchcomm.edition;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.accountIn;
import static io.github.batchcomm.TestInventory.accountWith;
import static io.github.batchcomm.TestInventory.cloudServices;
import static io.github.batchcomm.TestInventory.doing;
import static io.github.batchcomm.TestInventory.named;
import static io.github.batchcomm.TestInventory.optedIn;
import static io.github.batchcomm.TestInventory.optedInAndOut;
import static io.github.batchcomm.TestInventory.poolInBatchNetwork;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.scaledFromZero;
import static io.github.batchcomm.TestInventory.withoutNodes;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.BatchCommunication;
import io.github.batchcomm.Flows;
import io.github.batchcomm.Rules;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.effective.EffectiveModel;
import io.github.batchcomm.endpoint.DependencyJudgement;
import io.github.batchcomm.endpoint.DependencyJudgement.Verdict;
import io.github.batchcomm.endpoint.NetworkOwner;
import io.github.batchcomm.endpoint.OutboundDependencyList;
import io.github.batchcomm.endpoint.PredictedDependency;
import io.github.batchcomm.endpoint.RequiredEndpoint;
import io.github.batchcomm.migration.Impact;
import io.github.batchcomm.migration.MigrationReadiness;
import io.github.batchcomm.migration.PoolReadiness;
import io.github.batchcomm.migration.Readiness;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.CommunicationModelChange;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.OutboundDependencies;
import io.github.batchcomm.model.OutboundDependency;
import io.github.batchcomm.model.Workload;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What both of the user's documents of the preview state, in the order in which they do. */
abstract class PreviewDocument {

  /** After the pools were created and their nodes allocated. */
  static final Instant REQUESTED = Instant.parse("2022-07-01T09:00:00Z");

  static final Instant CONFIRMED = Instant.parse("2022-07-03T12:00:00Z");
  static final Instant AFTERWARDS = Instant.parse("2022-07-10T00:00:00Z");
  static final Instant AT_LAST = Instant.parse("2022-08-01T00:00:00Z");

  final Edition edition;
  final BatchCommunication rules;

  PreviewDocument(Edition edition) {
    this.edition = edition;
    this.rules = BatchCommunication.of(edition);
  }

  @Nested
  class Introduction {

    @Test
    void simplifiedCommunicationIsInPublicPreview() {
      assertThat(statement("status")).contains("public preview");
    }

    @Test
    void thePreviewHasNoServiceLevelAgreement() {
      assertThat(statement("status")).contains("without a service level agreement");
    }

    @Test
    void thePreviewIsNotRecommendedForProduction() {
      assertThat(statement("status")).contains("not recommended for production");
    }

    @Test
    void featuresMayBeMissingFromThePreview() {
      assertThat(statement("status")).contains("possibly without some features");
    }

    @Test
    void optingInIsNotRequiredYet() {
      assertThat(statement("outlook")).contains("Opting in is not required yet");
    }

    @Test
    void anAccountThatNobodyOptsInStaysClassic() {
      EffectiveModel model = rules.effectiveModel(account(), poolInCustomerNetwork(), AT_LAST);
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(model.expected()).hasValue(CLASSIC);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("account-classic");
      assertThat(Rules.ofNextNodes(model)).containsExactly("account-classic");
    }

    @Test
    void simplifiedCommunicationWillBeRequiredForAllAccounts() {
      assertThat(statement("outlook"))
          .contains("simplified communication will be required for all accounts");
    }

    @Test
    void anOfficialRetirementNoticeWithTimeToMigrateComesFirst() {
      assertThat(statement("outlook"))
          .contains("after an official retirement notice that leaves time to migrate");
    }

    @Test
    void nothingIsRetiredYet() {
      assertThat(edition.retirements()).isEmpty();
    }

    @Test
    void poolsHaveNoTargetModeOfTheirOwn() {
      assertThat(edition.modelChoice().content()).isEqualTo(ModelChoice.ACCOUNT_OPT_IN);
      assertThat(edition.defaultModeSchedule()).isEmpty();
    }
  }

  @Nested
  class RulesOfAccountsThatAreNotOptedIn {

    private final ImmutableList<RequiredEndpoint> flows =
        rules.requiredEndpoints(account(), poolInCustomerNetwork(), AT_LAST);

    @Test
    void classicPoolsNeedTheirBaselineRulesAndNoOthers() {
      assertThat(Flows.ids(flows))
          .containsExactly(
              "classic-node-management-inbound",
              "classic-storage-outbound",
              "classic-batch-outbound");
    }

    @Test
    void inboundTcpOnPorts29876And29877ComesFromTheRegionsBatchNodeManagement() {
      assertThat(Flows.lines(flows))
          .contains("REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope");
    }

    @Test
    void outboundTcpOnPort443GoesToTheRegionsStorage() {
      assertThat(Flows.lines(flows)).contains("REQUIRED OUTBOUND TCP 443 Storage.WestEurope");
    }

    @Test
    void outboundTcpOnPort443GoesToTheRegionsBatchNodeManagementForSomeWorkloads() {
      assertThat(Flows.lines(flows))
          .contains("CONDITIONAL OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @Test
    void jobManagerTasksAreNamedAsSuchAWorkload() {
      assertThat(Flows.find(flows, "classic-batch-outbound").orElseThrow().need().explanation())
          .contains("tasks that call Batch themselves", "Job Manager tasks");
    }

    @Test
    void aPoolThatRunsJobManagerTasksNeedsItWithoutCondition() {
      BatchPool pool = doing(poolInCustomerNetwork(), Workload.JOB_MANAGER_TASKS);
      assertThat(Flows.lines(rules.requiredEndpoints(account(), pool, AT_LAST)))
          .contains("REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @Test
    void aPoolWhoseTasksCallBatchNeedsItWithoutCondition() {
      BatchPool pool = doing(poolInCustomerNetwork(), Workload.TASKS_CALLING_BATCH);
      assertThat(Flows.lines(rules.requiredEndpoints(account(), pool, AT_LAST)))
          .contains("REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @Test
    void aPoolDeclaredToDoNothingOfTheKindDoesNotNeedIt() {
      BatchPool pool = doing(poolInCustomerNetwork());
      assertThat(Flows.ids(rules.requiredEndpoints(account(), pool, AT_LAST)))
          .containsExactly("classic-node-management-inbound", "classic-storage-outbound");
    }

    @Test
    void theRulesAreTheCustomersConcernForPoolsInAVirtualNetwork() {
      assertThat(flows).extracting(RequiredEndpoint::network).containsOnly(NetworkOwner.CUSTOMER);
    }

    @Test
    void theRulesAreBatchsConcernForPoolsWithoutOne() {
      assertThat(rules.requiredEndpoints(account(), poolInBatchNetwork(), AT_LAST))
          .extracting(RequiredEndpoint::network)
          .containsOnly(NetworkOwner.BATCH);
    }

    @Test
    void theTagsAreThoseOfTheAccountsRegion() {
      assertThat(
              Flows.lines(
                  rules.requiredEndpoints(
                      accountIn("germanywestcentral"), poolInCustomerNetwork(), AT_LAST)))
          .containsExactly(
              "REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.GermanyWestCentral",
              "REQUIRED OUTBOUND TCP 443 Storage.GermanyWestCentral",
              "CONDITIONAL OUTBOUND TCP 443 BatchNodeManagement.GermanyWestCentral");
    }

    @Test
    void theyAreOfTheClassicModelAlone() {
      assertThat(flows)
          .extracting(RequiredEndpoint::models)
          .containsOnly(ImmutableSortedSet.of(CLASSIC));
    }
  }

  @Nested
  class RulesOfAccountsThatUseSimplifiedCommunication {

    private final ImmutableList<RequiredEndpoint> flows =
        rules.requiredEndpoints(
            optedIn(REQUESTED), scaledFromZero(poolInCustomerNetwork(), AFTERWARDS), AT_LAST);

    @Test
    void nothingInboundIsNeeded() {
      assertThat(Flows.lines(flows)).noneMatch(line -> line.contains("INBOUND"));
    }

    @Test
    void outboundTcpOnPort443ToTheRegionsBatchNodeManagementIsAllThatIsNeeded() {
      assertThat(Flows.lines(flows))
          .containsExactly("REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
      assertThat(Flows.ids(flows)).containsExactly("simplified-node-management-outbound");
    }

    @Test
    void itIsNeededWhateverTheWorkload() {
      BatchPool pool = doing(scaledFromZero(poolInCustomerNetwork(), AFTERWARDS));
      assertThat(Flows.lines(rules.requiredEndpoints(optedIn(REQUESTED), pool, AT_LAST)))
          .containsExactly("REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @Test
    void noOtherProtocolThanTcpIsAskedFor() {
      assertThat(flows)
          .allSatisfy(flow -> assertThat(flow.advisoryProtocols()).as(flow.id()).isEmpty());
    }
  }

  @Nested
  class DiscoveryOfOutboundRequirements {

    @Test
    void theAccountsListOfOutboundDependenciesNamesThem() {
      assertThat(statement("dependency-discovery"))
          .contains("list of outbound network dependencies", "what Batch itself needs");
    }

    @Test
    void theListDependsOnTheModelOfThePools() {
      assertThat(predicted(CLASSIC))
          .contains("*.blob.core.windows.net")
          .doesNotContain("westeurope.service.batch.azure.com");
      assertThat(predicted(SIMPLIFIED))
          .contains("westeurope.service.batch.azure.com")
          .doesNotContain("*.blob.core.windows.net");
    }

    @Test
    void workloadsMayNeedMore() {
      assertThat(statement("dependency-discovery")).contains("workloads may need more");
    }

    @Test
    void applicationPackagesNeedStorage() {
      assertThat(extraFlowsOf(Workload.APPLICATION_PACKAGES))
          .containsExactly("REQUIRED OUTBOUND TCP 443 Storage.WestEurope");
    }

    @Test
    void containersNeedTheContainerRegistry() {
      assertThat(extraFlowsOf(Workload.CONTAINERS))
          .contains("REQUIRED OUTBOUND TCP 443 AzureContainerRegistry.WestEurope");
    }

    @Test
    void mountedFileSystemsNeedTheMicrosoftPackageRepository() {
      assertThat(extraFlowsOf(Workload.BLOB_MOUNT))
          .contains("REQUIRED OUTBOUND TCP 443 packages.microsoft.com");
    }

    @Test
    void noneOfTheseIsNeededUnlessDeclared() {
      assertThat(extraFlowsOf()).isEmpty();
    }

    private ImmutableList<String> predicted(CommunicationModel model) {
      return OutboundDependencyList.predict(account(), ImmutableSet.of(model)).stream()
          .map(PredictedDependency::dependency)
          .map(entry -> entry.domain().text())
          .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<String> extraFlowsOf(Workload... workloads) {
      BatchPool pool = doing(scaledFromZero(poolInCustomerNetwork(), AFTERWARDS), workloads);
      return Flows.lines(
          rules.requiredEndpoints(optedIn(REQUESTED), pool, AT_LAST).stream()
              .filter(flow -> !flow.id().equals("simplified-node-management-outbound"))
              .collect(ImmutableList.toImmutableList()));
    }
  }

  @Nested
  class Benefits {

    @Test
    void connectionsAndRulesBecomeSimpler() {
      assertThat(benefit("benefit-simplicity")).contains("Fewer network connections and rules");
    }

    @Test
    void noPortIsOpenToTheInternet() {
      assertThat(benefit("benefit-security")).contains("No port has to be open for connections");
    }

    @Test
    void oneOutboundRuleToOneServiceTagIsEnough() {
      assertThat(benefit("benefit-security")).contains("one outbound rule to one service tag");
    }

    @Test
    void theRegionsStorageNeedNotBeReachableAnyMore() {
      assertThat(benefit("benefit-data-exfiltration"))
          .contains("Outbound access to the region's Storage tag is not needed any more");
    }

    @Test
    void accessToStorageMayBeLimitedToTheAccountsTheWorkloadUses() {
      assertThat(benefit("benefit-data-exfiltration"))
          .contains("limited to the storage accounts the workload uses");
      BatchPool pool =
          doing(
              scaledFromZero(poolInCustomerNetwork(), AFTERWARDS),
              Workload.RESOURCE_FILES,
              Workload.OUTPUT_FILES);
      assertThat(Flows.ids(rules.requiredEndpoints(optedIn(REQUESTED), pool, AT_LAST)))
          .containsExactly("simplified-node-management-outbound", "workload-storage-outbound");
    }

    @Test
    void poolsThatAreNotAffectedBecomeReadyForFutureImprovements() {
      assertThat(benefit("benefit-future")).contains("ready for improvements", "not affected");
    }

    @Test
    void thereAreNoOthers() {
      assertThat(edition.benefits())
          .extracting(Clause::id)
          .containsExactly(
              "benefit-simplicity",
              "benefit-security",
              "benefit-data-exfiltration",
              "benefit-future");
    }

    private String benefit(String id) {
      return text(edition.benefits(), id);
    }
  }

  @Nested
  class ScopeOfImpact {

    @Test
    void poolsInAVirtualNetworkAreAffectedByOutboundRulesThatDoNotFit() {
      assertThat(scope("scope-security-rules")).contains("virtual network", "outbound rules");
    }

    @Test
    void poolsInAVirtualNetworkAreAffectedByRoutesAndFirewallsThatDoNotFit() {
      assertThat(scope("scope-routes-and-firewalls"))
          .contains("virtual network", "user-defined routes or firewall rules");
    }

    @Test
    void poolsAreAffectedBySoftwareFirewallsOnTheirNodes() {
      assertThat(scope("scope-software-firewalls")).contains("nodes run software firewalls");
    }

    @Test
    void thereAreNoOtherCases() {
      assertThat(edition.scopeOfImpact())
          .extracting(Clause::id)
          .containsExactly(
              "scope-security-rules", "scope-routes-and-firewalls", "scope-software-firewalls");
    }

    @Test
    void aPoolInAVirtualNetworkCountsAsImpacted() {
      MigrationReadiness readiness = readinessOf(poolInCustomerNetwork(), poolInBatchNetwork());
      assertThat(readiness.impactedPools())
          .extracting(pool -> pool.pool().id())
          .containsExactly("pool0");
      assertThat(readiness.pools().get(0).impact()).isEqualTo(Impact.MAY_BE_AFFECTED);
    }

    @Test
    void aPoolWithoutOneIsAffectedBySoftwareFirewallsAtMost() {
      assertThat(readinessOf(poolInBatchNetwork()).pools())
          .extracting(PoolReadiness::impact)
          .containsExactly(Impact.ONLY_BY_SOFTWARE_FIREWALLS);
    }

    @Test
    void workloadsThatAreNotAffectedCanMoveAsTheyAre() {
      assertThat(readinessOf(poolInBatchNetwork()).readiness()).isEqualTo(Readiness.READY);
    }

    private MigrationReadiness readinessOf(BatchPool... pools) {
      ImmutableList.Builder<BatchPool> named = ImmutableList.builder();
      for (int i = 0; i < pools.length; i++) {
        named.add(named(pools[i], "pool" + i));
      }
      return rules.migrationReadiness(account(), named.build(), AT_LAST);
    }

    private String scope(String id) {
      return text(edition.scopeOfImpact(), id);
    }
  }

  @Nested
  class Migration {

    private final ImmutableList<Step> steps = edition.migration().content().steps();

    @Test
    void stepsAreTakenInOrder() {
      assertThat(steps)
          .extracting(Step::action)
          .containsExactly(
              StepAction.OPEN_UNION,
              StepAction.OPEN_WORKLOAD_FLOWS,
              StepAction.OPT_IN,
              StepAction.REALLOCATE_NODES,
              StepAction.VERIFY,
              StepAction.TRIM_NETWORK);
    }

    @Test
    void firstTheNetworkLetsThroughTheUnionOfBothModels() {
      assertThat(steps.get(0).text())
          .contains("NSGs", "user-defined routes", "firewalls", "union of both models");
    }

    @Test
    void theUnionIsThreeRulesOfWhichNoneHasACondition() {
      assertThat(Flows.lines(rules.unionEndpoints(account(), poolInCustomerNetwork())))
          .containsExactly(
              "REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope",
              "REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
              "REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @Test
    void theUnionIsTheSameWhateverTheAccountsModel() {
      assertThat(rules.unionEndpoints(optedIn(REQUESTED), poolInCustomerNetwork()))
          .isEqualTo(rules.unionEndpoints(account(), poolInCustomerNetwork()));
    }

    @Test
    void thenItLetsThroughWhatTheWorkloadNeedsBesides() {
      assertThat(steps.get(1).text()).contains("what your workload needs", "inbound and outbound");
      BatchPool pool =
          doing(poolInCustomerNetwork(), Workload.AZURE_FILES_MOUNT, Workload.REMOTE_ACCESS);
      assertThat(Flows.lines(rules.unionEndpoints(account(), pool)))
          .contains(
              "REQUIRED OUTBOUND TCP 445 Storage.WestEurope",
              "OPTIONAL INBOUND TCP 22,3389 administrators");
    }

    @Test
    void thenTheAccountIsOptedIn() {
      assertThat(steps.get(2).text()).contains("support request", "opted in");
    }

    @Test
    void thenThereAreTwoWaysToGetNodesUnderTheNewModel() {
      assertThat(steps.get(3).alternatives()).hasSize(2);
    }

    @Test
    void oneWayIsToMoveToNewPoolsThatAreCheckedFirst() {
      assertThat(steps.get(3).alternatives().get(0))
          .contains("Create new pools", "check", "move the workload", "delete the earlier pools");
    }

    @Test
    void theOtherIsToResizeEveryPoolToZeroAndOutAgain() {
      assertThat(steps.get(3).alternatives().get(1)).contains("every existing pool", "zero nodes");
    }

    @Test
    void aPoolCreatedAfterOptingInIsSimplified() {
      BatchPool pool =
          poolInCustomerNetwork().toBuilder()
              .creationTime(AFTERWARDS)
              .allocationStateTransitionTime(AFTERWARDS)
              .lastScaledFromZero(AFTERWARDS)
              .build();
      EffectiveModel model = rules.effectiveModel(optedIn(REQUESTED), pool, AT_LAST);
      assertThat(model.current()).containsExactly(SIMPLIFIED);
      assertThat(model.expected()).hasValue(SIMPLIFIED);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("account-simplified");
    }

    @Test
    void aPoolResizedToZeroAndOutAgainAfterOptingInIsSimplified() {
      EffectiveModel model =
          rules.effectiveModel(
              optedIn(REQUESTED), scaledFromZero(poolInCustomerNetwork(), AFTERWARDS), AT_LAST);
      assertThat(model.current()).containsExactly(SIMPLIFIED);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("account-simplified");
    }

    @Test
    void suchAnAccountIsMigrated() {
      assertThat(
              rules
                  .migrationReadiness(
                      optedIn(REQUESTED),
                      ImmutableList.of(scaledFromZero(poolInCustomerNetwork(), AFTERWARDS)),
                      AT_LAST)
                  .readiness())
          .isEqualTo(Readiness.MIGRATED);
    }

    @Test
    void theStepPointsToTheLimitationsOfPoolsWithoutPublicIp() {
      assertThat(steps.get(3).text())
          .contains("without public IP addresses are limited", "see the limitations");
    }

    @Test
    void verificationWaitsUntilEveryEarlierPoolIsDeletedOrResized() {
      assertThat(steps.get(4).text())
          .contains("every earlier pool is deleted or was resized through zero");
    }

    @Test
    void theListOfOutboundDependenciesVerifiesIt() {
      assertThat(edition.verification().content()).isEqualTo(Verification.OUTBOUND_DEPENDENCIES);
    }

    @Test
    void theListMayNameNoStorageOfTheRegionAnyMore() {
      assertThat(steps.get(4).text()).contains("names no Azure Storage of the region any more");
      assertThat(judge("*.blob.core.windows.net").verdict()).isEqualTo(Verdict.STILL_CLASSIC);
      assertThat(judge("westeurope.service.batch.azure.com").verdict())
          .isEqualTo(Verdict.NO_CLASSIC_LEFT);
    }

    @Test
    void autoStorageAccountsAreLeftOutOfThat() {
      assertThat(steps.get(4).text()).contains("auto-storage accounts aside");
      assertThat(judge("westeurope.service.batch.azure.com", "st1.blob.core.windows.net").verdict())
          .isEqualTo(Verdict.NO_CLASSIC_LEFT);
    }

    @Test
    void finallyTheRulesAreReducedToThoseOfSimplifiedCommunication() {
      assertThat(steps.get(5).text())
          .contains("nothing inbound", "outbound 443 to the region's BatchNodeManagement tag");
    }

    @Test
    void whatTheWorkloadNeedsBesidesStaysOpen() {
      assertThat(steps.get(5).text()).contains("what the workload needs besides");
    }
  }

  @Nested
  class Rollback {

    private final ImmutableList<Step> steps = edition.rollback().content().steps();

    @Test
    void stepsAreTakenInOrder() {
      assertThat(steps)
          .extracting(Step::action)
          .containsExactly(StepAction.OPT_OUT, StepAction.REALLOCATE_NODES, StepAction.VERIFY);
    }

    @Test
    void firstTheAccountIsOptedOut() {
      assertThat(steps.get(0).text()).contains("support request", "opted out");
    }

    @Test
    void thenTheWorkloadMovesToNewPoolsOrPoolsAreResized() {
      assertThat(steps.get(1).alternatives())
          .satisfiesExactly(
              first -> assertThat(first).contains("new pools"),
              second -> assertThat(second).contains("zero nodes and out again"));
    }

    @Test
    void aPoolResizedAfterOptingOutIsClassicAgain() {
      EffectiveModel model =
          rules.effectiveModel(
              optedInAndOut(REQUESTED, CONFIRMED),
              scaledFromZero(poolInCustomerNetwork(), AFTERWARDS),
              AT_LAST);
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("account-classic");
    }

    @Test
    void aPoolNotResizedAfterOptingOutStaysSimplified() {
      EffectiveModel model =
          rules.effectiveModel(
              optedInAndOut(REQUESTED, AFTERWARDS),
              scaledFromZero(poolInCustomerNetwork(), CONFIRMED),
              AT_LAST);
      assertThat(model.current()).containsExactly(SIMPLIFIED);
      assertThat(model.next()).containsExactly(CLASSIC);
    }

    @Test
    void verificationSeesStorageOfTheRegionWhateverAutoStorageThereIs() {
      assertThat(steps.get(2).text())
          .contains(
              "no pool uses simplified",
              "names Azure Storage of the region, whatever auto-storage");
      DependencyJudgement judgement =
          judge("st1.blob.core.windows.net", "*.table.core.windows.net");
      assertThat(judgement.verdict()).isEqualTo(Verdict.STILL_CLASSIC);
      assertThat(judgement.decidedBy())
          .extracting(entry -> entry.domain().text())
          .containsExactly("*.table.core.windows.net");
    }
  }

  @Nested
  class OptingInAndOut {

    private final SupportRequest request = edition.supportRequest().orElseThrow().content();

    @Test
    void theIssueTypeIsTechnical() {
      assertThat(request.issueType()).isEqualTo("Technical");
    }

    @Test
    void theServiceTypeIsBatchService() {
      assertThat(request.serviceType()).isEqualTo("Batch Service");
    }

    @Test
    void theResourceIsTheAccount() {
      assertThat(request.resource()).isEqualTo("the Batch account");
    }

    @Test
    void theSummaryAsksToEnableOrToDisable() {
      assertThat(request.summaryToOptIn())
          .isEqualTo("Enable simplified compute node communication");
      assertThat(request.summaryToOptOut())
          .isEqualTo("Disable simplified compute node communication");
    }

    @Test
    void theProblemTypeIsBatchAccounts() {
      assertThat(request.problemType()).isEqualTo("Batch Accounts");
    }

    @Test
    void theProblemSubtypeIsOtherIssues() {
      assertThat(request.problemSubtype()).isEqualTo("Other issues with Batch Accounts");
    }

    @Test
    void allAccountsOfOneOrSeveralSubscriptionsMayBeAskedFor() {
      assertThat(request.additionalDetails())
          .contains("all Batch accounts of a subscription, or of several", "subscription ids");
    }

    @Test
    void theCustomerIsNotifiedOnceItIsDone() {
      assertThat(request.outcome()).contains("tells the customer when the change is done");
    }

    @Test
    void untilThenEitherModelMayBeGiven() {
      BatchAccount account =
          accountWith(
              CommunicationModelChange.builder()
                  .to(SIMPLIFIED)
                  .requestedAt(REQUESTED)
                  .confirmedAt(CONFIRMED)
                  .build());
      BatchPool pool = withoutNodes(poolInCustomerNetwork());
      EffectiveModel model =
          rules.effectiveModel(account, pool, CONFIRMED.minus(Duration.ofSeconds(1)));
      assertThat(model.next()).containsExactly(CLASSIC, SIMPLIFIED);
      assertThat(Rules.ofNextNodes(model)).containsExactly("account-simplified", "account-classic");
      assertThat(rules.effectiveModel(account, pool, CONFIRMED).next()).containsExactly(SIMPLIFIED);
    }

    @Test
    void aChangeAffectsTheWholeAccount() {
      BatchAccount account = optedIn(REQUESTED);
      for (BatchPool pool : ImmutableList.of(poolInCustomerNetwork(), poolInBatchNetwork())) {
        assertThat(rules.effectiveModel(account, withoutNodes(pool), AT_LAST).next())
            .containsExactly(SIMPLIFIED);
      }
    }

    @Test
    void aChangeAffectsTheFutureOnly() {
      assertThat(statement("effect-of-change")).contains("affects future allocations only");
    }

    @Test
    void poolsThatHadNodesBeforeOptingInKeepClassic() {
      EffectiveModel model =
          rules.effectiveModel(optedIn(REQUESTED), poolInCustomerNetwork(), AT_LAST);
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(SIMPLIFIED);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("account-classic");
      assertThat(Rules.ofNextNodes(model)).containsExactly("account-simplified");
    }

    @Test
    void suchPoolsNeedTheRulesOfBothModelsUntilTheyAreResized() {
      assertThat(
              Flows.ids(
                  rules.requiredEndpoints(optedIn(REQUESTED), poolInCustomerNetwork(), AT_LAST)))
          .containsExactly(
              "classic-node-management-inbound",
              "classic-storage-outbound",
              "classic-batch-outbound",
              "simplified-node-management-outbound");
    }

    @Test
    void poolsWithoutNodesAtThatTimeAreAffected() {
      EffectiveModel model =
          rules.effectiveModel(optedIn(REQUESTED), withoutNodes(poolInCustomerNetwork()), AT_LAST);
      assertThat(model.current()).isEmpty();
      assertThat(model.next()).containsExactly(SIMPLIFIED);
      assertThat(model.expected()).hasValue(SIMPLIFIED);
    }
  }

  @Nested
  class LimitOfCloudServicesConfiguration {

    private final BatchPool pool = cloudServices(scaledFromZero(poolInBatchNetwork(), AFTERWARDS));

    @Test
    void suchPoolsStayClassicThoughTheirAccountIsOptedIn() {
      EffectiveModel model = rules.effectiveModel(optedIn(REQUESTED), pool, AT_LAST);
      assertThat(model.current()).containsExactly(CLASSIC);
      assertThat(model.next()).containsExactly(CLASSIC);
      assertThat(Rules.ofPresentNodes(model)).containsExactly("cloud-services-not-supported");
      assertThat(Rules.codes(model.findings())).contains("cloud-services-not-supported");
    }

    @Test
    void suchPoolsKeepTheirAccountFromMigrating() {
      MigrationReadiness readiness =
          rules.migrationReadiness(optedIn(REQUESTED), ImmutableList.of(pool), AT_LAST);
      assertThat(readiness.readiness()).isEqualTo(Readiness.INELIGIBLE);
      assertThat(Rules.codes(readiness.limitations()))
          .containsExactly("cloud-services-not-supported");
    }

    @Test
    void suchPoolsAreDeprecatedAndVirtualMachineConfigurationIsRecommended() {
      assertThat(limitation("limitation-cloud-services"))
          .contains("deprecated", "Virtual Machine Configuration is recommended");
    }
  }

  final String statement(String id) {
    return text(edition.statements(), id);
  }

  final String limitation(String id) {
    return text(edition.limitations(), id);
  }

  static String text(ImmutableList<Clause<String>> clauses, String id) {
    return clauses.stream()
        .filter(clause -> clause.id().equals(id))
        .map(Clause::content)
        .findFirst()
        .orElseThrow();
  }

  /** Judges a list of hosts of the test account, one pool of which has nodes. */
  DependencyJudgement judge(String... hosts) {
    ImmutableList.Builder<OutboundDependency> entries = ImmutableList.builder();
    for (String host : hosts) {
      String category = host.contains("core.windows.net") ? "Azure Storage" : "Azure Batch";
      entries.add(new OutboundDependency(category, new HostName(host), ImmutableSortedSet.of(443)));
    }
    return OutboundDependencyList.judge(
        edition,
        TestInventory.account(),
        new OutboundDependencies(entries.build()),
        ImmutableList.of(poolInCustomerNetwork()));
  }
}
