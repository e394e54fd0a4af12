package io.github.batchcomm.model;

import static io.github.batchcomm.model.ServiceTag.AZURE_ACTIVE_DIRECTORY;
import static io.github.batchcomm.model.ServiceTag.AZURE_CLOUD;
import static io.github.batchcomm.model.ServiceTag.AZURE_FRONT_DOOR_FIRST_PARTY;
import static io.github.batchcomm.model.ServiceTag.AZURE_KEY_VAULT;
import static io.github.batchcomm.model.ServiceTag.BATCH_NODE_MANAGEMENT;
import static io.github.batchcomm.model.ServiceTag.INTERNET;
import static io.github.batchcomm.model.ServiceTag.STORAGE;
import static io.github.batchcomm.model.ServiceTag.VIRTUAL_NETWORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SortedSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Service tags: their names, and what is known of the addresses they hold. */
class ServiceTagTest {

  private static final Region WEST_EUROPE = Region.of("westeurope");
  private static final Region FRANCE_CENTRAL = Region.of("francecentral");
  private static final Region UNKNOWN = Region.of("atlantisnorth");

  static SortedSet<Region> regions() {
    return Region.known();
  }

  @Nested
  class Names {

    @ParameterizedTest
    @CsvSource({
      "batchnodemanagement, BatchNodeManagement",
      "BATCHNODEMANAGEMENT.WESTUS2, BatchNodeManagement.WestUS2",
      "BatchNodeManagement.westeurope, BatchNodeManagement.WestEurope",
      "storage.germanywestcentral, Storage.GermanyWestCentral",
      "azurecloud.CanadaCentral, AzureCloud.canadacentral",
      "AzureCloud.GermanyWC, AzureCloud.germanywc",
      "azurefrontdoor.firstparty, AzureFrontDoor.FirstParty",
      "azureactivedirectory, AzureActiveDirectory",
      "virtualnetwork, VirtualNetwork",
      "azureloadbalancer, AzureLoadBalancer",
      "internet, Internet",
    })
    void areReadInAnyCaseAndPrintedInAzuresSpelling(String text, String spelled) {
      assertThat(ServiceTag.parse(text)).hasToString(spelled);
    }

    @Test
    void thatAreNotKnownPrintAsGiven() {
      assertThat(ServiceTag.parse("PowerPlatformInfra.AtlantisNorth"))
          .hasToString("PowerPlatformInfra.AtlantisNorth");
    }

    @Test
    void thatAreNotKnownCompareWithoutCase() {
      assertThat(ServiceTag.parse("PowerPlatformInfra.AtlantisNorth"))
          .isEqualTo(ServiceTag.parse("powerplatforminfra.ATLANTISNORTH"))
          .hasSameHashCodeAs(ServiceTag.parse("powerplatforminfra.ATLANTISNORTH"))
          .isEqualByComparingTo(ServiceTag.parse("powerplatforminfra.ATLANTISNORTH"));
    }

    @Test
    void ofAServiceAndOfItsRegionDiffer() {
      assertThat(STORAGE).isNotEqualTo(STORAGE.in(WEST_EUROPE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "Storage.", ".WestEurope", "Azure Cloud", "10.0.0.0/8", "*"})
    void thatNoTagCanHaveAreRefused(String text) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ServiceTag.parse(text))
          .withMessage(
              "'%s' is not a service tag: expected a name such as BatchNodeManagement.WestEurope",
              text);
    }
  }

  @Nested
  class RegionalTags {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.ServiceTagTest#regions")
    void carryTheFullNameOfTheRegion(Region region) {
      assertThat(BATCH_NODE_MANAGEMENT.in(region))
          .hasToString("BatchNodeManagement." + region.tagSuffix().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.ServiceTagTest#regions")
    void tellTheirRegion(Region region) {
      assertThat(STORAGE.in(region).region()).hasValue(region);
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.ServiceTagTest#regions")
    void ofAzureCloudTellTheirRegionThoughTheyMayAbbreviateIt(Region region) {
      assertThat(AZURE_CLOUD.in(region).region()).hasValue(region);
    }

    @Test
    void ofAzureCloudCarryTheAbbreviation() {
      assertThat(AZURE_CLOUD.in(FRANCE_CENTRAL)).hasToString("AzureCloud.centralfrance");
    }

    @Test
    void ofAzureCloudAreNotReadFromTheFullNameOfAnAbbreviatedRegion() {
      assertThat(ServiceTag.parse("AzureCloud.FranceCentral").region()).isEmpty();
    }

    @Test
    void ofAnUnknownRegionCarryItsLocationAndTellNoRegion() {
      assertThat(BATCH_NODE_MANAGEMENT.in(UNKNOWN))
          .hasToString("BatchNodeManagement.atlantisnorth");
      assertThat(BATCH_NODE_MANAGEMENT.in(UNKNOWN).region()).isEmpty();
    }

    @Test
    void haveNoRegionalTagsOfTheirOwn() {
      assertThatThrownBy(() -> STORAGE.in(WEST_EUROPE).in(FRANCE_CENTRAL))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Storage.WestEurope is already a part of a service's addresses");
    }

    @Test
    void knowTheirService() {
      assertThat(STORAGE.in(WEST_EUROPE).service()).isEqualTo("Storage");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "BatchNodeManagement",
          "batchnodemanagement.westeurope",
          "BatchNodeManagement.atlantisnorth"
        })
    void ofNodeManagementAreSoInAnyRegionAndAnyCase(String text) {
      assertThat(ServiceTag.parse(text).isNodeManagement()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Storage", "AzureCloud.westeurope", "BatchNodeManagement2"})
    void ofOtherServicesAreNotOfNodeManagement(String text) {
      assertThat(ServiceTag.parse(text).isNodeManagement()).isFalse();
    }

    @Test
    void areNotMadeFromAPartThatIsNoRegion() {
      assertThat(AZURE_FRONT_DOOR_FIRST_PARTY.region()).isEmpty();
      assertThat(ServiceTag.parse("Storage.EastUS2Stage").region()).isEmpty();
    }
  }

  @Nested
  class Covering {

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.ServiceTagTest#regions")
    void theGlobalTagCoversEachOfItsRegionalTags(Region region) {
      assertThat(BATCH_NODE_MANAGEMENT.covers(BATCH_NODE_MANAGEMENT.in(region))).isTrue();
      assertThat(STORAGE.covers(STORAGE.in(region))).isTrue();
    }

    @Test
    void aRegionalTagDoesNotCoverTheGlobalOne() {
      assertThat(BATCH_NODE_MANAGEMENT.in(WEST_EUROPE).covers(BATCH_NODE_MANAGEMENT)).isFalse();
    }

    @Test
    void aRegionalTagDoesNotCoverTheTagOfAnotherRegion() {
      assertThat(
              BATCH_NODE_MANAGEMENT
                  .in(WEST_EUROPE)
                  .covers(BATCH_NODE_MANAGEMENT.in(Region.of("northeurope"))))
          .isFalse();
    }

    @Test
    void batchDoesNotCoverStorageOfTheSameRegion() {
      assertThat(BATCH_NODE_MANAGEMENT.in(WEST_EUROPE).covers(STORAGE.in(WEST_EUROPE))).isFalse();
      assertThat(STORAGE.in(WEST_EUROPE).covers(BATCH_NODE_MANAGEMENT.in(WEST_EUROPE))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.ServiceTagTest#regions")
    void azureCloudOfARegionCoversBatchAndStorageThere(Region region) {
      assertThat(AZURE_CLOUD.in(region).covers(BATCH_NODE_MANAGEMENT.in(region))).isTrue();
      assertThat(AZURE_CLOUD.in(region).covers(STORAGE.in(region))).isTrue();
    }

    @Test
    void azureCloudOfARegionCoversNeitherInAnotherRegion() {
      assertThat(AZURE_CLOUD.in(WEST_EUROPE).covers(STORAGE.in(FRANCE_CENTRAL))).isFalse();
      assertThat(AZURE_CLOUD.in(WEST_EUROPE).covers(BATCH_NODE_MANAGEMENT.in(FRANCE_CENTRAL)))
          .isFalse();
    }

    @Test
    void azureCloudOfARegionCoversNoGlobalTag() {
      assertThat(AZURE_CLOUD.in(WEST_EUROPE).covers(BATCH_NODE_MANAGEMENT)).isFalse();
      assertThat(AZURE_CLOUD.in(WEST_EUROPE).covers(AZURE_CLOUD)).isFalse();
    }

    @Test
    void azureCloudOfARegionIsNotKnownToCoverOtherServicesThere() {
      assertThat(AZURE_CLOUD.in(WEST_EUROPE).covers(AZURE_KEY_VAULT.in(WEST_EUROPE))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("io.github.batchcomm.model.ServiceTagTest#regions")
    void azureCloudCoversItsRegionsAndTheirBatchAndStorage(Region region) {
      assertThat(AZURE_CLOUD.covers(AZURE_CLOUD.in(region))).isTrue();
      assertThat(AZURE_CLOUD.covers(BATCH_NODE_MANAGEMENT.in(region))).isTrue();
      assertThat(AZURE_CLOUD.covers(STORAGE.in(region))).isTrue();
    }

    @Test
    void azureCloudCoversAllOfBatch() {
      assertThat(AZURE_CLOUD.covers(BATCH_NODE_MANAGEMENT)).isTrue();
    }

    @Test
    void azureCloudDoesNotCoverAllOfStorage() {
      assertThat(AZURE_CLOUD.covers(STORAGE)).isFalse();
    }

    @Test
    void azureCloudIsNotKnownToCoverOtherServices() {
      assertThat(AZURE_CLOUD.covers(AZURE_ACTIVE_DIRECTORY)).isFalse();
      assertThat(AZURE_CLOUD.covers(AZURE_KEY_VAULT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "BatchNodeManagement",
          "BatchNodeManagement.WestEurope",
          "Storage",
          "Storage.WestEurope",
          "AzureCloud",
          "AzureCloud.centralfrance",
          "AzureActiveDirectory",
          "AzureKeyVault.WestEurope",
          "AzureContainerRegistry",
          "MicrosoftContainerRegistry",
          "AzureMonitor",
          "AzureResourceManager"
        })
    void internetCoversAzuresPublicServices(String tag) {
      assertThat(INTERNET.covers(ServiceTag.parse(tag))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VirtualNetwork", "AzureLoadBalancer", "AzurePlatformDNS", "Unheard"})
    void internetIsNotKnownToCoverWhatIsNoPublicService(String tag) {
      assertThat(INTERNET.covers(ServiceTag.parse(tag))).isFalse();
    }

    @Test
    void noServiceCoversInternet() {
      assertThat(AZURE_CLOUD.covers(INTERNET)).isFalse();
    }

    @Test
    void virtualNetworkIsNotKnownToCoverAnyService() {
      assertThat(VIRTUAL_NETWORK.covers(BATCH_NODE_MANAGEMENT.in(WEST_EUROPE))).isFalse();
    }

    @Test
    void nothingWiderIsKnownToCoverATagOfAnUnknownRegion() {
      ServiceTag tag = BATCH_NODE_MANAGEMENT.in(UNKNOWN);
      assertThat(BATCH_NODE_MANAGEMENT.covers(tag)).isFalse();
      assertThat(AZURE_CLOUD.covers(tag)).isFalse();
      assertThat(AZURE_CLOUD.in(UNKNOWN).covers(tag)).isFalse();
      assertThat(INTERNET.covers(tag)).isFalse();
    }

    @Test
    void aTagOfAnUnknownRegionCoversItself() {
      assertThat(BATCH_NODE_MANAGEMENT.in(UNKNOWN).covers(BATCH_NODE_MANAGEMENT.in(UNKNOWN)))
          .isTrue();
    }

    @Test
    void caseDoesNotMatter() {
      assertThat(
              ServiceTag.parse("azurecloud.germanywc")
                  .covers(ServiceTag.parse("batchnodemanagement.GERMANYWESTCENTRAL")))
          .isTrue();
    }
  }

  @Nested
  class BeingDisjoint {

    @ParameterizedTest
    @ValueSource(
        strings = {"BatchNodeManagement", "Storage", "AzureContainerRegistry", "AzureKeyVault"})
    void tagsOfTwoRegionsShareNoAddress(String service) {
      ServiceTag tag = ServiceTag.parse(service);
      assertThat(tag.in(WEST_EUROPE).isDisjointFrom(tag.in(FRANCE_CENTRAL))).isTrue();
    }

    @Test
    void tagsOfTwoRegionsOfMonitorMayOverlap() {
      ServiceTag tag = ServiceTag.AZURE_MONITOR;
      assertThat(tag.in(WEST_EUROPE).isDisjointFrom(tag.in(FRANCE_CENTRAL))).isFalse();
    }

    @Test
    void batchSharesNoAddressWithStorage() {
      assertThat(BATCH_NODE_MANAGEMENT.isDisjointFrom(STORAGE)).isTrue();
      assertThat(BATCH_NODE_MANAGEMENT.in(WEST_EUROPE).isDisjointFrom(STORAGE.in(WEST_EUROPE)))
          .isTrue();
    }

    @Test
    void batchSharesNoAddressWithKeyVaultOrEntra() {
      assertThat(BATCH_NODE_MANAGEMENT.isDisjointFrom(AZURE_KEY_VAULT)).isTrue();
      assertThat(AZURE_ACTIVE_DIRECTORY.isDisjointFrom(BATCH_NODE_MANAGEMENT)).isTrue();
    }

    @Test
    void storageAndBatchWereMeasuredToShareNothingWithMachineLearning() {
      ServiceTag machineLearning = ServiceTag.AZURE_MACHINE_LEARNING;
      assertThat(machineLearning.isDisjointFrom(STORAGE.in(WEST_EUROPE))).isTrue();
      assertThat(BATCH_NODE_MANAGEMENT.isDisjointFrom(machineLearning)).isTrue();
      assertThat(machineLearning.isDisjointFrom(AZURE_KEY_VAULT)).isFalse();
    }

    @Test
    void storageWasMeasuredToShareNothingWithKeyVault() {
      assertThat(STORAGE.isDisjointFrom(AZURE_KEY_VAULT)).isTrue();
    }

    @Test
    void storageIsNotKnownToBeDisjointFromMonitoring() {
      assertThat(STORAGE.isDisjointFrom(ServiceTag.AZURE_MONITOR)).isFalse();
    }

    @Test
    void aRegionalTagIsNotDisjointFromTheGlobalOne() {
      assertThat(STORAGE.in(WEST_EUROPE).isDisjointFrom(STORAGE)).isFalse();
    }

    @Test
    void aTagIsNotDisjointFromItself() {
      assertThat(STORAGE.in(WEST_EUROPE).isDisjointFrom(STORAGE.in(WEST_EUROPE))).isFalse();
    }

    @Test
    void virtualNetworkMayHoldAnything() {
      assertThat(VIRTUAL_NETWORK.isDisjointFrom(BATCH_NODE_MANAGEMENT)).isFalse();
    }

    @Test
    void nothingIsKnownOfATagOfAnUnknownRegion() {
      assertThat(
              BATCH_NODE_MANAGEMENT
                  .in(UNKNOWN)
                  .isDisjointFrom(BATCH_NODE_MANAGEMENT.in(WEST_EUROPE)))
          .isFalse();
      assertThat(BATCH_NODE_MANAGEMENT.in(UNKNOWN).isDisjointFrom(STORAGE)).isFalse();
    }
  }
}
