package io.github.batchcomm.endpoint;

import static io.github.batchcomm.TestInventory.account;
import static io.github.batchcomm.TestInventory.accountIn;
import static io.github.batchcomm.TestInventory.cloudServices;
import static io.github.batchcomm.TestInventory.connection;
import static io.github.batchcomm.TestInventory.doing;
import static io.github.batchcomm.TestInventory.poolInBatchNetwork;
import static io.github.batchcomm.TestInventory.poolInCustomerNetwork;
import static io.github.batchcomm.TestInventory.withAccess;
import static io.github.batchcomm.TestInventory.withConnections;
import static io.github.batchcomm.TestInventory.withoutPublicIp;
import static io.github.batchcomm.model.CommunicationModel.CLASSIC;
import static io.github.batchcomm.model.CommunicationModel.SIMPLIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.batchcomm.Flows;
import io.github.batchcomm.TestInventory;
import io.github.batchcomm.edition.Edition;
import io.github.batchcomm.edition.Editions;
import io.github.batchcomm.edition.ModelChoice;
import io.github.batchcomm.edition.Source;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.NoPublicIpGeneration;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.PublicNetworkAccess;
import io.github.batchcomm.model.Workload;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What pools need under each model, by each edition. */
class RequiredEndpointsTest {

  private static final Edition PREVIEW = Editions.E_2022_06_02;
  private static final Edition LATEST = Editions.E_2026_01_12;

  static ImmutableList<Edition> all() {
    return Editions.all();
  }

  static List<Edition> previews() {
    return all().stream()
        .filter(edition -> edition.modelChoice().content() == ModelChoice.ACCOUNT_OPT_IN)
        .toList();
  }

  static List<Edition> withTargetMode() {
    return all().stream()
        .filter(edition -> edition.modelChoice().content() == ModelChoice.POOL_TARGET_MODE)
        .toList();
  }

  @Nested
  class TheClassicModel {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#all")
    void needsTheSameByEveryEdition(Edition edition) {
      ImmutableList<RequiredEndpoint> flows = flows(edition, poolInCustomerNetwork(), CLASSIC);
      assertThat(Flows.ids(flows))
          .containsExactly(
              "classic-node-management-inbound",
              "classic-storage-outbound",
              "classic-batch-outbound");
      assertThat(Flows.lines(flows))
          .containsExactly(
              "REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope",
              "REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
              "CONDITIONAL OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @ParameterizedTest
    @EnumSource(names = {"JOB_MANAGER_TASKS", "TASKS_CALLING_BATCH"})
    void needsToReachBatchForWorkloadsThatCallIt(Workload workload) {
      assertThat(
              Flows.find(
                      flows(LATEST, doing(poolInCustomerNetwork(), workload), CLASSIC),
                      "classic-batch-outbound")
                  .orElseThrow()
                  .need())
          .isEqualTo(Need.REQUIRED);
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"JOB_MANAGER_TASKS", "TASKS_CALLING_BATCH"})
    void doesNotNeedToReachBatchForOthers(Workload workload) {
      assertThat(Flows.ids(flows(LATEST, doing(poolInCustomerNetwork(), workload), CLASSIC)))
          .doesNotContain("classic-batch-outbound");
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#withTargetMode")
    void isInDoubtAboutTheInboundTagWithoutPublicIp(Edition edition) {
      BatchPool pool = withoutPublicIp(poolInCustomerNetwork(), NoPublicIpGeneration.V1_PREVIEW);
      ImmutableList<RequiredEndpoint> flows = flows(edition, pool, CLASSIC);
      assertThat(Flows.lines(flows))
          .contains(
              "CONDITIONAL INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope",
              "REQUIRED OUTBOUND TCP 443 Storage.WestEurope");
      assertThat(
              Flows.find(flows, "classic-node-management-inbound")
                  .orElseThrow()
                  .need()
                  .explanation())
          .contains("private link service");
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#previews")
    void isNotInDoubtByThePreviewWhichKnowsNoException(Edition edition) {
      BatchPool pool = withoutPublicIp(poolInCustomerNetwork(), NoPublicIpGeneration.V1_PREVIEW);
      assertThat(Flows.lines(flows(edition, pool, CLASSIC)))
          .contains("REQUIRED INBOUND TCP 29876-29877 BatchNodeManagement.WestEurope");
    }
  }

  @Nested
  class TheSimplifiedModel {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#previews")
    void needsTcpByThePreview(Edition edition) {
      assertThat(Flows.lines(flows(edition, poolInCustomerNetwork(), SIMPLIFIED)))
          .containsExactly("REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#withTargetMode")
    void needsTcpAndIsAdvisedUdpSinceThen(Edition edition) {
      ImmutableList<RequiredEndpoint> flows = flows(edition, poolInCustomerNetwork(), SIMPLIFIED);
      assertThat(Flows.lines(flows))
          .containsExactly("REQUIRED OUTBOUND TCP[UDP] 443 BatchNodeManagement.WestEurope");
      assertThat(Flows.ids(flows)).containsExactly("simplified-node-management-outbound");
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#all")
    void needsNothingInbound(Edition edition) {
      assertThat(flows(edition, poolInCustomerNetwork(), SIMPLIFIED))
          .extracting(flow -> flow.direction().name())
          .containsOnly("OUTBOUND");
    }
  }

  @Nested
  class OverAPrivateEndpoint {

    private final BatchAccount withEndpoint =
        withConnections(
            account(),
            connection(
                PrivateEndpointConnectionStatus.APPROVED, PrivateLinkSubResource.NODE_MANAGEMENT));

    @Test
    void aPrivateAccountNeedsItAndNotTheTag() {
      ImmutableList<RequiredEndpoint> flows =
          simplified(LATEST, withAccess(withEndpoint, PublicNetworkAccess.DISABLED));
      assertThat(Flows.ids(flows)).containsExactly("simplified-private-endpoint-outbound");
      assertThat(Flows.lines(flows))
          .containsExactly("REQUIRED OUTBOUND TCP 443 private endpoint to nodeManagement");
      assertThat(flows.get(0).remote())
          .isEqualTo(
              new RemoteParty.NodeManagementPrivateEndpoint(
                  ImmutableSet.of(TestInventory.PRIVATE_ENDPOINT)));
    }

    @Test
    void aPrivateAccountNeedsItEvenWhileItHasNone() {
      ImmutableList<RequiredEndpoint> flows =
          simplified(LATEST, withAccess(account(), PublicNetworkAccess.DISABLED));
      assertThat(Flows.ids(flows)).containsExactly("simplified-private-endpoint-outbound");
      assertThat(flows.get(0).remote())
          .isEqualTo(new RemoteParty.NodeManagementPrivateEndpoint(ImmutableSet.of()));
    }

    @Test
    void aPublicAccountWithOneNeedsTheWayItsNameResolvesTo() {
      ImmutableList<RequiredEndpoint> flows = simplified(LATEST, withEndpoint);
      assertThat(flows)
          .extracting(RequiredEndpoint::id, flow -> flow.need().explanation())
          .containsExactly(
              tuple(
                  "simplified-node-management-outbound",
                  "Needed if the node management name resolves to the public endpoint"),
              tuple(
                  "simplified-private-endpoint-outbound",
                  "Needed if the node management name resolves to the private endpoint"));
    }

    @Test
    void anAccountOfUnknownAccessNeedsEitherOnItsCondition() {
      ImmutableList<RequiredEndpoint> flows =
          simplified(LATEST, withAccess(account(), PublicNetworkAccess.UNKNOWN));
      assertThat(flows)
          .extracting(RequiredEndpoint::id, flow -> flow.need().explanation())
          .containsExactly(
              tuple(
                  "simplified-node-management-outbound",
                  "Needed if the account's public node management endpoint answers the nodes"),
              tuple(
                  "simplified-private-endpoint-outbound",
                  "Needed if the account's public node management endpoint does not answer the nodes"));
    }

    @Test
    void anAccountBehindAPerimeterIsTakenAsPrivate() {
      assertThat(
              Flows.ids(
                  simplified(
                      LATEST, withAccess(withEndpoint, PublicNetworkAccess.SECURED_BY_PERIMETER))))
          .containsExactly("simplified-private-endpoint-outbound");
    }

    @Test
    void editionsBefore2026DoNotAskAboutPublicAccess() {
      assertThat(
              Flows.lines(
                  simplified(
                      Editions.E_2025_03_27, withAccess(account(), PublicNetworkAccess.DISABLED))))
          .containsExactly("REQUIRED OUTBOUND TCP[UDP] 443 BatchNodeManagement.WestEurope");
    }

    @Test
    void previewsKnowNoPrivateEndpoint() {
      assertThat(
              Flows.lines(
                  simplified(PREVIEW, withAccess(withEndpoint, PublicNetworkAccess.DISABLED))))
          .containsExactly("REQUIRED OUTBOUND TCP 443 BatchNodeManagement.WestEurope");
    }

    @Test
    void classicPoolsDoNotAskAboutIt() {
      assertThat(
              Flows.ids(
                  new RequiredEndpoints(LATEST)
                      .forModels(
                          withAccess(withEndpoint, PublicNetworkAccess.DISABLED),
                          poolInCustomerNetwork(),
                          ImmutableSet.of(CLASSIC))))
          .containsExactly(
              "classic-node-management-inbound",
              "classic-storage-outbound",
              "classic-batch-outbound");
    }

    private ImmutableList<RequiredEndpoint> simplified(Edition edition, BatchAccount account) {
      return new RequiredEndpoints(edition)
          .forModels(account, poolInCustomerNetwork(), ImmutableSet.of(SIMPLIFIED));
    }
  }

  @Nested
  class CloudServicesConfiguration {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#all")
    void needsItsOwnPortsFromAnywhere(Edition edition) {
      ImmutableList<RequiredEndpoint> flows =
          flows(edition, cloudServices(poolInCustomerNetwork()), CLASSIC);
      assertThat(Flows.ids(flows)).contains("cloud-services-inbound", "cloud-services-outbound");
      assertThat(Flows.lines(flows))
          .contains("REQUIRED INBOUND TCP 10100,20100,30100 *", "REQUIRED OUTBOUND TCP[UDP] 443 *");
    }

    @Test
    void needsNoneOfThemUnderTheSimplifiedModel() {
      assertThat(Flows.ids(flows(LATEST, cloudServices(poolInCustomerNetwork()), SIMPLIFIED)))
          .containsExactly("simplified-node-management-outbound");
    }

    @Test
    void needsThemOnConditionWhereTheConfigurationIsUnknown() {
      BatchPool pool =
          poolInCustomerNetwork().toBuilder().configuration(PoolConfiguration.UNKNOWN).build();
      assertThat(Flows.find(flows(LATEST, pool, CLASSIC), "cloud-services-inbound"))
          .map(RequiredEndpoint::need)
          .hasValue(Need.conditional("Needed if the pool is of Cloud Services Configuration"));
    }
  }

  @Nested
  class DeclaredWorkloads {

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "JOB_MANAGER_TASKS; ",
          "TASKS_CALLING_BATCH; ",
          "APPLICATION_PACKAGES; REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
          "RESOURCE_FILES; REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
          "OUTPUT_FILES; REQUIRED OUTBOUND TCP 443 Storage.WestEurope",
          "AZURE_FILES_MOUNT; REQUIRED OUTBOUND TCP 445 Storage.WestEurope",
          "BLOB_MOUNT; REQUIRED OUTBOUND TCP 443 Storage.WestEurope"
              + "|REQUIRED OUTBOUND TCP 443 packages.microsoft.com",
          "NFS_MOUNT; REQUIRED OUTBOUND TCP 2049 *",
          "DISK_ENCRYPTION; REQUIRED OUTBOUND TCP 443 AzureKeyVault.WestEurope",
          "CONTAINERS; REQUIRED OUTBOUND TCP 443 AzureContainerRegistry.WestEurope"
              + "|REQUIRED OUTBOUND TCP 443 Storage.WestEurope"
              + "|REQUIRED OUTBOUND TCP 443 MicrosoftContainerRegistry"
              + "|REQUIRED OUTBOUND TCP 443 AzureFrontDoor.FirstParty",
          "MANAGED_IDENTITY; REQUIRED OUTBOUND TCP 443 AzureActiveDirectory",
          "MONITORING_AGENTS; REQUIRED OUTBOUND TCP 443 AzureMonitor",
          "WINDOWS_ACTIVATION; REQUIRED OUTBOUND TCP 1688 *",
          "REMOTE_ACCESS; OPTIONAL INBOUND TCP 22,3389 administrators",
        })
    void needTheirOwnFlowsUnderTheSimplifiedModel(Workload workload, String lines) {
      List<String> expected = lines == null ? List.of() : Splitter.on('|').splitToList(lines);
      for (Edition edition : all()) {
        ImmutableList<RequiredEndpoint> flows =
            flows(edition, doing(poolInCustomerNetwork(), workload), SIMPLIFIED);
        assertThat(Flows.ids(flows).get(0)).isEqualTo("simplified-node-management-outbound");
        assertThat(Flows.lines(flows.subList(1, flows.size())))
            .as(edition.id())
            .containsExactlyElementsOf(expected);
      }
    }

    @ParameterizedTest
    @EnumSource(
        mode = EnumSource.Mode.EXCLUDE,
        names = {"JOB_MANAGER_TASKS", "TASKS_CALLING_BATCH"})
    void needTheSameUnderTheClassicModel(Workload workload) {
      BatchPool pool = doing(poolInCustomerNetwork(), workload);
      assertThat(Flows.lines(extras(flows(LATEST, pool, CLASSIC))))
          .isEqualTo(Flows.lines(extras(flows(LATEST, pool, SIMPLIFIED))));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#all")
    void thatNobodyDeclaredNeedNothing(Edition edition) {
      assertThat(extras(flows(edition, poolInCustomerNetwork(), CLASSIC, SIMPLIFIED))).isEmpty();
    }

    private ImmutableList<RequiredEndpoint> extras(List<RequiredEndpoint> flows) {
      return flows.stream()
          .filter(
              flow ->
                  flow.id().startsWith("workload-") || flow.id().equals("remote-access-inbound"))
          .collect(ImmutableList.toImmutableList());
    }
  }

  @Nested
  class EveryFlow {

    @Test
    void namesTheTagOfTheAccountsRegion() {
      assertThat(
              Flows.lines(
                  new RequiredEndpoints(LATEST)
                      .forModels(
                          accountIn("usgovvirginia"),
                          poolInCustomerNetwork(),
                          ImmutableSet.of(SIMPLIFIED))))
          .containsExactly("REQUIRED OUTBOUND TCP[UDP] 443 BatchNodeManagement.USGovVirginia");
    }

    @Test
    void namesTheLocationOfARegionNobodyKnows() {
      assertThat(
              Flows.lines(
                  new RequiredEndpoints(PREVIEW)
                      .forModels(
                          accountIn("atlantisnorth"),
                          poolInCustomerNetwork(),
                          ImmutableSet.of(SIMPLIFIED))))
          .containsExactly("REQUIRED OUTBOUND TCP 443 BatchNodeManagement.atlantisnorth");
    }

    @Test
    void concernsTheCustomersNetworkWhereThePoolHasASubnet() {
      assertThat(owners(poolInCustomerNetwork())).containsOnly(NetworkOwner.CUSTOMER);
    }

    @Test
    void concernsBatchsNetworkWhereItHasNone() {
      assertThat(owners(poolInBatchNetwork())).containsOnly(NetworkOwner.BATCH);
    }

    @Test
    void concernsAnUnknownNetworkWhereNothingIsKnownOfASubnet() {
      assertThat(owners(poolInCustomerNetwork().toBuilder().subnet(Presence.unknown()).build()))
          .containsOnly(NetworkOwner.UNKNOWN);
    }

    @Test
    void isOfThoseModelsOnlyThatWereAskedAbout() {
      BatchPool pool = doing(poolInCustomerNetwork(), Workload.REMOTE_ACCESS);
      assertThat(flows(LATEST, pool, CLASSIC))
          .extracting(RequiredEndpoint::models)
          .containsOnly(ImmutableSortedSet.of(CLASSIC));
    }

    @Test
    void isMissingWhereNoModelIsAskedAbout() {
      assertThat(flows(LATEST, poolInCustomerNetwork())).isEmpty();
    }

    @Test
    void ofThePageNamesItsEditionAsTheSource() {
      assertThat(flows(PREVIEW, poolInCustomerNetwork(), CLASSIC, SIMPLIFIED))
          .extracting(RequiredEndpoint::source)
          .containsOnly(
              new Source(
                  "Use simplified compute node communication, 06/02/2022",
                  "Compute node communication changes"));
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.endpoint.RequiredEndpointsTest#all")
    void ofBothModelsIsOneOfEither(Edition edition) {
      BatchPool pool = doing(cloudServices(poolInCustomerNetwork()), Workload.values());
      assertThat(Flows.ids(flows(edition, pool, CLASSIC, SIMPLIFIED)))
          .containsExactlyInAnyOrderElementsOf(
              ImmutableSet.<String>builder()
                  .addAll(Flows.ids(flows(edition, pool, CLASSIC)))
                  .addAll(Flows.ids(flows(edition, pool, SIMPLIFIED)))
                  .build());
    }

    private List<NetworkOwner> owners(BatchPool pool) {
      return flows(LATEST, pool, CLASSIC, SIMPLIFIED).stream()
          .map(RequiredEndpoint::network)
          .toList();
    }
  }

  private static ImmutableList<RequiredEndpoint> flows(
      Edition edition, BatchPool pool, CommunicationModel... models) {
    return new RequiredEndpoints(edition).forModels(account(), pool, ImmutableSet.copyOf(models));
  }
}
