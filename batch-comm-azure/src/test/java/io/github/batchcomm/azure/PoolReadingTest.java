package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.ACCOUNT_ID;
import static io.github.batchcomm.azure.Documents.DATA_PLANE_POOL;
import static io.github.batchcomm.azure.Documents.GROUP;
import static io.github.batchcomm.azure.Documents.REST_POOL;
import static io.github.batchcomm.azure.Documents.SUBNET;
import static io.github.batchcomm.azure.Documents.partOfPool;
import static io.github.batchcomm.azure.Documents.pool;
import static io.github.batchcomm.azure.Documents.read;
import static io.github.batchcomm.azure.Documents.wholePool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.model.AllocationState;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.InboundNatPool;
import io.github.batchcomm.model.NodeCommunicationMode;
import io.github.batchcomm.model.NodePresence;
import io.github.batchcomm.model.PoolConfiguration;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.PublicIpProvision;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SubnetReference;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a pool, and what being absent says. */
class PoolReadingTest {

  @Test
  void everyPropertyIsRead() {
    assertThat(pool(REST_POOL))
        .isEqualTo(
            BatchPool.builder()
                .id("pool1")
                .resourceId(ResourceId.parse(ACCOUNT_ID + "/pools/pool1"))
                .configuration(PoolConfiguration.VIRTUAL_MACHINE)
                .subnet(Presence.of(SubnetReference.parse(SUBNET)))
                .publicIpProvision(PublicIpProvision.USER_MANAGED)
                .addPublicIpAddresses(
                    ResourceId.parse(GROUP + "/providers/Microsoft.Network/publicIPAddresses/ip1"))
                .creationTime(Instant.parse("2022-01-10T08:00:00.1234567Z"))
                .allocationStateTransitionTime(Instant.parse("2022-02-01T09:30:00.5Z"))
                .allocationState(AllocationState.STEADY)
                .currentDedicatedNodes(2)
                .currentLowPriorityNodes(0)
                .targetMode(NodeCommunicationMode.SIMPLIFIED)
                .currentMode(NodeCommunicationMode.CLASSIC)
                .addInboundNatPools(
                    new InboundNatPool("ssh", Protocol.TCP, 22, new PortRange(15_000, 15_100)))
                .build());
  }

  @Test
  void aPoolOfTheDataPlaneIsReadAlike() {
    assertThat(pool(DATA_PLANE_POOL))
        .isEqualTo(
            BatchPool.builder()
                .id("pool2")
                .configuration(PoolConfiguration.VIRTUAL_MACHINE)
                .subnet(Presence.none())
                .publicIpProvision(PublicIpProvision.BATCH_MANAGED)
                .creationTime(Instant.parse("2022-01-10T08:00:00.123456Z"))
                .allocationStateTransitionTime(Instant.parse("2022-02-01T09:30:00Z"))
                .allocationState(AllocationState.RESIZING)
                .currentDedicatedNodes(0)
                .currentLowPriorityNodes(3)
                .targetMode(NodeCommunicationMode.DEFAULT)
                .build());
  }

  @Test
  void cloudServicesAreRecognisedOnBothPlanes() {
    assertThat(
            pool("""
                    {"id": "%s/pools/pool1", "deploymentConfiguration": {
                       "virtualMachineConfiguration": null,
                       "cloudServiceConfiguration": {"osFamily": "4"}}}
                    """
                    .formatted(ACCOUNT_ID))
                .configuration())
        .isEqualTo(PoolConfiguration.CLOUD_SERVICES);
    assertThat(
            pool(partOfPool("\"cloudServiceConfiguration\": {\"osFamily\": \"4\"}"))
                .configuration())
        .isEqualTo(PoolConfiguration.CLOUD_SERVICES);
  }

  @Test
  void aWholePoolWithoutNetworkConfigurationStandsInNoSubnetWithAddressesOfBatch() {
    BatchPool pool = pool(wholePool());
    assertThat(pool.subnet()).isEqualTo(Presence.none());
    assertThat(pool.publicIpProvision()).isEqualTo(PublicIpProvision.BATCH_MANAGED);
  }

  @Test
  void aPartOfAPoolWithoutNetworkConfigurationSaysNothingOfIt() {
    BatchPool pool = pool(partOfPool());
    assertThat(pool.subnet()).isEqualTo(Presence.unknown());
    assertThat(pool.publicIpProvision()).isEqualTo(PublicIpProvision.UNKNOWN);
  }

  @Test
  void aNetworkConfigurationOfNullStandsForNoSubnetEvenInAPart() {
    BatchPool pool = pool(partOfPool("\"networkConfiguration\": null"));
    assertThat(pool.subnet()).isEqualTo(Presence.none());
    assertThat(pool.publicIpProvision()).isEqualTo(PublicIpProvision.BATCH_MANAGED);
  }

  @Test
  void aSubnetOfNullIsNoneEvenInAPart() {
    BatchPool pool = pool(partOfPool("\"networkConfiguration\": {\"subnetId\": null}"));
    assertThat(pool.subnet()).isEqualTo(Presence.none());
    assertThat(pool.publicIpProvision()).isEqualTo(PublicIpProvision.UNKNOWN);
  }

  @Test
  void aNetworkConfigurationOfAPartSaysNothingOfWhatItDoesNotName() {
    BatchPool pool = pool(partOfPool("\"networkConfiguration\": {}"));
    assertThat(pool.subnet()).isEqualTo(Presence.unknown());
    assertThat(pool.publicIpProvision()).isEqualTo(PublicIpProvision.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"publicIPAddressConfiguration", "publicIpAddressConfiguration"})
  void noPublicAddressesAreReadInEverySpelling(String name) {
    String network =
        "\"networkConfiguration\": {\"%s\": {\"provision\": \"noPublicIPAddresses\"}}"
            .formatted(name);
    assertThat(pool(wholePool(network)).publicIpProvision())
        .isEqualTo(PublicIpProvision.NO_PUBLIC_IP_ADDRESSES);
  }

  @Test
  void theOldListOfPublicAddressesStandsForUserManagedOnes() {
    ResourceId address =
        ResourceId.parse(GROUP + "/providers/Microsoft.Network/publicIPAddresses/ip1");
    BatchPool pool =
        pool(partOfPool("\"networkConfiguration\": {\"publicIPs\": [\"%s\"]}".formatted(address)));
    assertThat(pool.publicIpProvision()).isEqualTo(PublicIpProvision.USER_MANAGED);
    assertThat(pool.publicIpAddresses()).containsExactly(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inboundNatPools", "inboundNATPools"})
  void inboundNatPoolsAreReadInBothSpellings(String name) {
    String network =
        """
        "networkConfiguration": {"endpointConfiguration": {"%s": [
          {"name": "rdp", "protocol": "udp", "backendPort": 3389,
           "frontendPortRangeStart": 15000, "frontendPortRangeEnd": 15001}]}}
        """
            .formatted(name);
    assertThat(pool(wholePool(network)).inboundNatPools())
        .containsExactly(
            new InboundNatPool("rdp", Protocol.UDP, 3389, new PortRange(15_000, 15_001)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamicVNetAssignmentScope", "dynamicVnetAssignmentScope"})
  void aVirtualNetworkThatTheJobAssignsLeavesTheSubnetUnknown(String name) {
    AzureInventory inventory =
        read(ACCOUNT, wholePool("\"networkConfiguration\": {\"%s\": \"job\"}".formatted(name)));
    assertThat(inventory.accounts().get(0).pools().get(0).subnet()).isEqualTo(Presence.unknown());
    assertThat(inventory.notices())
        .singleElement()
        .extracting(InventoryNotice::pointer)
        .isEqualTo("/networkConfiguration/" + name);
  }

  @Test
  void aVirtualNetworkThatNoJobAssignsIsNone() {
    String network = "\"networkConfiguration\": {\"dynamicVNetAssignmentScope\": \"None\"}";
    assertThat(pool(wholePool(network)).subnet()).isEqualTo(Presence.none());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\": 1",
        "\"targetNodeCommunicationMode\": null, \"currentNodeCommunicationMode\": null"
      })
  void modesThatAreAbsentOrNullAreUnknownEvenInAWholePool(String members) {
    BatchPool pool = pool(wholePool(members));
    assertThat(pool.targetMode()).isEqualTo(NodeCommunicationMode.UNKNOWN);
    assertThat(pool.currentMode()).isEqualTo(NodeCommunicationMode.UNKNOWN);
  }

  @Test
  void aCurrentModeOfDefaultIsReadAsItStands() {
    assertThat(pool(wholePool("\"currentNodeCommunicationMode\": \"default\"")).currentMode())
        .isEqualTo(NodeCommunicationMode.DEFAULT);
  }

  @Test
  void aModeOfAnotherAgeIsUnknownAndRemarked() {
    AzureInventory inventory =
        read(ACCOUNT, wholePool("\"targetNodeCommunicationMode\": \"telepathic\""));
    assertThat(inventory.accounts().get(0).pools().get(0).targetMode())
        .isEqualTo(NodeCommunicationMode.UNKNOWN);
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(notice -> assertThat(notice.text()).contains("'telepathic'"));
  }

  @Test
  void countsThatAreAbsentAreUnknown() {
    assertThat(pool(wholePool()).nodes()).isEqualTo(NodePresence.UNKNOWN);
  }

  @Test
  void aCountMayBeQuoted() {
    BatchPool pool =
        pool(wholePool("\"currentDedicatedNodes\": \"3\"", "\"currentLowPriorityNodes\": 0.0"));
    assertThat(pool.currentDedicatedNodes()).hasValue(3);
    assertThat(pool.currentLowPriorityNodes()).hasValue(0);
  }
}
