package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.Found.permitted;
import static io.github.batchcomm.network.Found.permittedBy;
import static io.github.batchcomm.network.Found.undetermined;
import static io.github.batchcomm.network.PrivateSamples.RECORD;
import static io.github.batchcomm.network.PrivateSamples.approved;
import static io.github.batchcomm.network.PrivateSamples.zone;
import static io.github.batchcomm.network.Samples.HUB;
import static io.github.batchcomm.network.Samples.SIMPLIFIED_PRIVATE;
import static io.github.batchcomm.network.Samples.callsTo;
import static io.github.batchcomm.network.Samples.networkId;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpointConnection;
import io.github.batchcomm.model.PrivateLinkSubResource;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether nodes find the private endpoint by its name. */
class PrivateDnsTest {

  @Test
  void aZoneThatIsNotLinkedToTheNetworkBlocks() {
    assertBlockedBy(
        PrivateDnsZone.builder()
            .from(zone(RECORD, "10.1.2.5"))
            .virtualNetworkLinks(ImmutableSet.of(HUB))
            .build(),
        "DNS privatelink.batch.azure.com/virtual network links",
        "do not include the pool's virtual network, so the name resolves to the public endpoint");
  }

  @Test
  void aZoneWithoutTheRecordBlocks() {
    assertBlockedBy(
        zone("render.westeurope", "10.1.2.5"),
        "DNS privatelink.batch.azure.com/A record " + RECORD,
        "is missing, so the name does not resolve to the private endpoint");
  }

  @Test
  void aRecordThatLeadsToAnotherAddressBlocks() {
    assertBlockedBy(
        zone(RECORD, "10.1.2.6"),
        "DNS privatelink.batch.azure.com/A record " + RECORD,
        "leads to another address");
  }

  @Test
  void aRecordThatAlsoLeadsToAnotherAddressBlocksThatPart() {
    PrivateDnsZone zone = records(RECORD, "10.1.2.5", RECORD, "10.1.2.9");
    Blocker blocker = blocker(verdict(zone));
    assertBlocker(
        blocker,
        "DNS privatelink.batch.azure.com/A record " + RECORD,
        callsTo("10.1.2.9"),
        0.5,
        "TCP 10.1.0.4:49152 -> 10.1.2.9:443");
    assertThat(blocker.reason()).isEqualTo("leads to another address");
  }

  @Test
  void anAddressThatMayBeThatOfAnotherPrivateEndpointIsNotAnotherAddress() {
    ResourceId second = networkId("privateEndpoints/pe-two");
    Scene scene =
        with(records(RECORD, "10.1.2.5", RECORD, "10.1.2.9"))
            .account(
                it ->
                    it.privateEndpointConnections(
                        ImmutableList.of(
                            approved(PrivateLinkSubResource.NODE_MANAGEMENT),
                            PrivateEndpointConnection.builder()
                                .from(approved(PrivateLinkSubResource.NODE_MANAGEMENT))
                                .privateEndpoint(second)
                                .build())));
    assertThat(undetermined(scene.verdict(SIMPLIFIED_PRIVATE)).blockers())
        .extracting(it -> it.rule().layer())
        .doesNotContain(Layer.DNS);
  }

  @Test
  void theClosestWildcardAnswersWhereTheNameHasNoRecord() {
    assertPermittedBy("A record *.westeurope.service", records("*.westeurope.service", "10.1.2.5"));
    assertPermittedBy("A record *", records("*", "10.1.2.5"));
    assertPermittedBy(
        "A record *.westeurope.service",
        records("*.westeurope.service", "10.1.2.5", "*", "10.1.2.9", "a.b", "10.1.2.9"));
    assertPermittedBy(
        "A record " + RECORD,
        records(RECORD, "10.1.2.5", "*.westeurope.service", "10.1.2.9", "*", "10.1.2.9"));
  }

  @Test
  void aWildcardThatLeadsToAnotherAddressBlocks() {
    assertBlockedBy(
        zone("*.westeurope.service", "10.1.2.6"),
        "DNS privatelink.batch.azure.com/A record *.westeurope.service",
        "leads to another address");
  }

  @Test
  void aWildcardElsewhereInTheZoneDoesNotAnswer() {
    assertBlockedBy(
        zone("*.northeurope.service", "10.1.2.5"),
        "DNS privatelink.batch.azure.com/A record " + RECORD,
        "is missing, so the name does not resolve to the private endpoint");
  }

  @Test
  void aWildcardAnswersWhateverTheAccountsNameIs() {
    for (String name : ImmutableList.of("*.westeurope.service", "*.service", "*")) {
      Scene scene = withoutName(records(name, "10.1.2.5"));
      NetworkVerdict.Permitted verdict = permitted(scene.verdict(SIMPLIFIED_PRIVATE));
      assertThat(permittedBy(verdict))
          .allMatch(it -> it.endsWith("DNS privatelink.batch.azure.com/A records"));
      assertThat(scene.check(verdict.proof())).isEmpty();
    }
  }

  @Test
  void whetherAWildcardOrTheRecordOfAnotherAnswersIsAskedOfTheAccount() {
    assertThat(
            missing(
                    withoutName(
                            records(
                                "*.westeurope.service",
                                "10.1.2.5",
                                "other.westeurope.service",
                                "10.1.2.9"))
                        .verdict(SIMPLIFIED_PRIVATE))
                .settledBy())
        .isEqualTo("Export the account with its nodeManagementEndpoint.");
  }

  @Test
  void aWildcardThatCloserNamesMayHideLeavesItOpen() {
    PrivateDnsZone zone = records("*", "10.1.2.5", "other.westeurope.service", "10.1.2.5");
    MissingFact expected =
        new MissingFact(
            Layer.DNS,
            "Whether wildcard record * of private DNS zone privatelink.batch.azure.com answers for"
                + " node management, beside records whose names are closer to it, is not known.",
            "Ask Azure's DNS from a machine in the subnet, with nslookup and the node management"
                + " endpoint's name, or give the zone a record of that name.");
    assertThat(missing(verdict(zone))).isEqualTo(expected);
    assertThat(missing(withoutName(zone).verdict(SIMPLIFIED_PRIVATE))).isEqualTo(expected);
    Proof proof = permitted(with(records("*", "10.1.2.5")).verdict(SIMPLIFIED_PRIVATE)).proof();
    assertThat(with(zone).check(proof))
        .isNotEmpty()
        .allMatch(it -> it.endsWith("may keep it from answering."));
  }

  @Test
  void aZoneWhoseLinksAreNotKnownIsAskedForThem() {
    PrivateDnsZone zone =
        PrivateDnsZone.builder()
            .from(zone(RECORD, "10.1.2.5"))
            .virtualNetworkLinks(Optional.empty())
            .build();
    assertThat(missing(verdict(zone)))
        .isEqualTo(
            new MissingFact(
                Layer.DNS,
                "Whether private DNS zone privatelink.batch.azure.com, which would answer for "
                    + RECORD
                    + ".privatelink.batch.azure.com, is linked to virtual network vnet-render is not"
                    + " known.",
                "Export its links with 'az network private-dns link vnet list'."));
  }

  @Test
  void aZoneWhoseRecordsAreNotKnownIsAskedForThem() {
    PrivateDnsZone zone =
        PrivateDnsZone.builder()
            .from(zone(RECORD, "10.1.2.5"))
            .addressRecords(Optional.empty())
            .build();
    assertThat(missing(verdict(zone)))
        .isEqualTo(
            new MissingFact(
                Layer.DNS,
                "The records of private DNS zone privatelink.batch.azure.com are not known.",
                "Export them with 'az network private-dns record-set a list'."));
  }

  @Test
  void serversOfTheNetworksOwnAreToBeAsked() {
    Scene scene =
        PrivateSamples.scene()
            .around(it -> it.dnsServers(ImmutableList.of(InetAddresses.forString("10.1.9.53"))));
    assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)))
        .isEqualTo(
            new MissingFact(
                Layer.DNS,
                "What the virtual network's own DNS servers answer is not known.",
                "Ask them from a machine in the subnet, with nslookup and the node management"
                    + " endpoint's name."));
  }

  @Test
  void whichServersTheNetworkUsesIsAskedOfItsDocument() {
    Scene scene = PrivateSamples.scene().around(it -> it.dnsServers(Optional.empty()));
    assertThat(missing(scene.verdict(SIMPLIFIED_PRIVATE)))
        .isEqualTo(
            new MissingFact(
                Layer.DNS,
                "Which DNS servers the virtual network uses is not known.",
                "Export the virtual network with 'az network vnet show'."));
  }

  private static void assertBlockedBy(PrivateDnsZone zone, String rule, String reason) {
    Blocker blocker = blocker(verdict(zone));
    assertBlocker(blocker, rule, callsTo("10.1.2.5"), 1, "TCP 10.1.0.4:49152 -> 10.1.2.5:443");
    assertThat(blocker.reason()).isEqualTo(reason);
  }

  private static void assertPermittedBy(String record, PrivateDnsZone zone) {
    NetworkVerdict.Permitted verdict = permitted(verdict(zone));
    assertThat(permittedBy(verdict))
        .isNotEmpty()
        .allMatch(it -> it.endsWith("DNS privatelink.batch.azure.com/" + record));
    assertThat(with(zone).check(verdict.proof())).isEmpty();
  }

  /** A zone of records, each given by its name and its address. */
  private static PrivateDnsZone records(String... namesAndAddresses) {
    ImmutableSetMultimap.Builder<String, InetAddress> records = ImmutableSetMultimap.builder();
    for (int i = 0; i < namesAndAddresses.length; i += 2) {
      records.put(namesAndAddresses[i], InetAddresses.forString(namesAndAddresses[i + 1]));
    }
    return zone(RECORD, "10.1.2.5").toBuilder().addressRecords(records.build()).build();
  }

  private static Scene withoutName(PrivateDnsZone zone) {
    return with(zone).account(it -> it.nodeManagementEndpoint(Optional.empty()));
  }

  private static Scene with(PrivateDnsZone zone) {
    return PrivateSamples.withoutZone().network(it -> it.addPrivateDnsZones(zone));
  }

  private static NetworkVerdict verdict(PrivateDnsZone zone) {
    return with(zone).verdict(SIMPLIFIED_PRIVATE);
  }
}
