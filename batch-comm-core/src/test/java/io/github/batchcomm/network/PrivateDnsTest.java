package io.github.batchcomm.network;

import static io.github.batchcomm.network.Found.assertBlocker;
import static io.github.batchcomm.network.Found.blocker;
import static io.github.batchcomm.network.Found.missing;
import static io.github.batchcomm.network.PrivateSamples.RECORD;
import static io.github.batchcomm.network.PrivateSamples.zone;
import static io.github.batchcomm.network.Samples.HUB;
import static io.github.batchcomm.network.Samples.SIMPLIFIED_PRIVATE;
import static io.github.batchcomm.network.Samples.callsTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.PrivateDnsZone;
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
  void aZoneWhoseLinksAreNotKnownIsAskedForThem() {
    PrivateDnsZone zone =
        PrivateDnsZone.builder()
            .from(zone(RECORD, "10.1.2.5"))
            .virtualNetworkLinks(Optional.empty())
            .build();
    assertThat(missing(verdict(zone))).isEqualTo(PrivateSamples.ZONE_NOT_KNOWN);
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

  private static NetworkVerdict verdict(PrivateDnsZone zone) {
    return PrivateSamples.withoutZone()
        .network(it -> it.addPrivateDnsZones(zone))
        .verdict(SIMPLIFIED_PRIVATE);
  }
}
