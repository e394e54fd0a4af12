package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.NODES;
import static io.github.batchcomm.azure.NetworkDocuments.PROVIDER;
import static io.github.batchcomm.azure.NetworkDocuments.VNET;
import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static io.github.batchcomm.azure.NetworkDocuments.id;
import static io.github.batchcomm.azure.NetworkDocuments.network;
import static io.github.batchcomm.azure.NetworkDocuments.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What private endpoints and private DNS zones say. */
class PrivateConnectivityReadingTest {

  private static final String INTERFACE = PROVIDER + "networkInterfaces/pe1.nic";

  private static final String ZONE = "privateDnsZones/privatelink.batch.example";

  private static final String SOA =
      resource(ZONE + "/SOA/@", "'properties': {'soaRecord': {'host': 'h'}}");

  private static final String RECORD =
      resource(ZONE + "/A/Acct1.westeurope", "'aRecords': [{'ipv4Address': '10.0.2.4'}]");

  private static final String LINK =
      resource(ZONE + "/virtualNetworkLinks/l1", "'virtualNetwork': {'id': '%s'}".formatted(VNET));

  @Test
  void aPrivateEndpointIsReadWithConnectionsOfBothKinds() {
    PrivateEndpoint endpoint =
        endpoint(
            "'subnet': {'id': '%s'}".formatted(NODES),
            "'privateLinkServiceConnections': [%s]".formatted(connection("Approved")),
            "'manualPrivateLinkServiceConnections': [%s]".formatted(connection("pending")));
    assertThat(endpoint.subnet()).contains(id(NODES));
    assertThat(endpoint.connections())
        .extracting(PrivateEndpoint.Connection::status)
        .containsExactly(
            PrivateEndpointConnectionStatus.APPROVED, PrivateEndpointConnectionStatus.PENDING);
    assertThat(endpoint.connections().get(0).service()).isEqualTo(id(Documents.ACCOUNT_ID));
    assertThat(endpoint.connections().get(0).subResources()).containsExactly("nodeManagement");
  }

  @Test
  void addressesComeFromNamesConfigurationsAndInterfaces() {
    String endpoint =
        resource(
            "privateEndpoints/pe1",
            "'customDnsConfigs': [{'fqdn': 'a.example', 'ipAddresses': ['10.0.2.4']}]",
            "'ipConfigurations': [{'properties': {'privateIPAddress': '10.0.2.5'}}]",
            "'networkInterfaces': [{'id': '%s'}]".formatted(INTERFACE));
    String networkInterface =
        resource(
            "networkInterfaces/pe1.nic",
            "'ipConfigurations': [{'privateIPAddress': '10.0.2.6'},"
                + " {'privateIPAddress': '10.0.2.16/28'}]");
    assertThat(network(endpoint).privateEndpoints().get(0).addresses())
        .containsExactly(InetAddresses.forString("10.0.2.4"), InetAddresses.forString("10.0.2.5"));
    assertThat(network(endpoint, networkInterface).privateEndpoints().get(0).addresses())
        .contains(InetAddresses.forString("10.0.2.6"))
        .hasSize(3);
  }

  @Test
  void viewsOfOneEndpointAddUpTheirAddresses() {
    assertThat(
            network(
                    resource(
                        "privateEndpoints/pe1",
                        "'customDnsConfigs': [{'ipAddresses': ['10.0.2.4']}]"),
                    resource(
                        "privateEndpoints/pe1",
                        "'ipConfigurations': [{'privateIPAddress': '10.0.2.5'}]"))
                .privateEndpoints()
                .get(0)
                .addresses())
        .hasSize(2);
  }

  @Test
  void aServiceNamedByAnAliasIsRemarkedAndLeftOut() {
    AzureInventory inventory =
        Documents.read(
            resource(
                "privateEndpoints/pe1",
                "'privateLinkServiceConnections': [{'privateLinkServiceId': 'alias.example'}]"));
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.network().privateEndpoints().get(0).connections()).isEmpty();
    assertThat(inventory.notices()).hasSize(1);
  }

  @Test
  void aZoneWhoseNumbersAreShownIsKnown() {
    PrivateDnsZone zone = zone(zoneWith(1, 2), SOA, RECORD, LINK);
    assertThat(zone.name()).isEqualTo(new HostName("privatelink.batch.example"));
    assertThat(zone.virtualNetworkLinks().orElseThrow()).containsExactly(id(VNET));
    assertThat(zone.addressRecords().orElseThrow().asMap())
        .containsOnlyKeys("acct1.westeurope")
        .containsValue(ImmutableSet.of(InetAddresses.forString("10.0.2.4")));
  }

  @Test
  void theStartOfAuthorityNeedNotBeShown() {
    assertThat(zone(zoneWith(0, 2), RECORD).addressRecords()).isPresent();
    assertThat(zone(zoneWith(0, 2), SOA).addressRecords()).isEmpty();
  }

  @Test
  void recordSetsOfOtherTypesCountTowardsTheNumber() {
    String text = resource(ZONE + "/TXT/t", "'txtRecords': []");
    assertThat(zone(zoneWith(0, 3), RECORD, text).addressRecords().orElseThrow().size())
        .isEqualTo(1);
    assertThat(zone(zoneWith(0, 3), RECORD).addressRecords()).isEmpty();
  }

  @Test
  void aZoneThatSaysItHasNoneIsKnownByItself() {
    PrivateDnsZone zone = zone(zoneWith(0, 1));
    assertThat(zone.virtualNetworkLinks().orElseThrow()).isEmpty();
    assertThat(zone.addressRecords().orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void aZoneOfWhichLessIsShownThanItHasIsUnknown() {
    PrivateDnsZone zone = zone(zoneWith(2, 3), "[" + RECORD + "]", "[" + LINK + "]");
    assertThat(zone.virtualNetworkLinks()).isEmpty();
    assertThat(zone.addressRecords()).isEmpty();
  }

  @Test
  void withoutNumbersAListTellsAll() {
    PrivateDnsZone listed = zone("[" + RECORD + ", " + SOA + "]", "[" + LINK + "]");
    assertThat(listed.virtualNetworkLinks()).isPresent();
    assertThat(listed.addressRecords()).isPresent();
    PrivateDnsZone alone = zone(RECORD, LINK);
    assertThat(alone.virtualNetworkLinks()).isEmpty();
    assertThat(alone.addressRecords()).isEmpty();
  }

  @Test
  void aContradictoryRecordMakesTheRecordsUnknown() {
    AzureInventory inventory =
        Documents.read(zoneWith(0, 2), RECORD, RECORD.replace("10.0.2.4", "10.0.2.9"));
    assertProblem(inventory, "", "Record set 'Acct1.westeurope'", "records count as not given");
    assertThat(inventory.network().privateDnsZones().get(0).addressRecords()).isEmpty();
  }

  @Test
  void aRecordSetWithoutRecordsIsAProblem() {
    assertProblem(Documents.read(resource(ZONE + "/A/a")), "", "has no aRecords");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TXT", "Microsoft.Network/privateDnsZones/SOA"})
  void aRecordSetInATemplateKeepsItsType(String type) {
    String zone =
        zoneWith(0, 2)
            .replaceFirst(
                "\\{",
                "{\"resources\": [{\"type\": \"%s\", \"name\": \"%s/@\"}, {\"type\": \"A\", \"name\":"
                        .formatted(type, "privatelink.batch.example")
                    + " \"a\", \"aRecords\": [{\"ipv4Address\": \"10.0.2.4\"}]}], ");
    assertThat(zone(zone).addressRecords().orElseThrow().asMap())
        .containsOnly(entry("a", ImmutableSet.of(InetAddresses.forString("10.0.2.4"))));
  }

  private static PrivateEndpoint endpoint(String... members) {
    return network(resource("privateEndpoints/pe1", members)).privateEndpoints().get(0);
  }

  private static String connection(String status) {
    return ("{'properties': {'privateLinkServiceId': '%s', 'groupIds': ['nodeManagement'],"
            + " 'privateLinkServiceConnectionState': {'status': '%s'}}}")
        .formatted(Documents.ACCOUNT_ID, status);
  }

  private static String zoneWith(int links, int recordSets) {
    return resource(
        ZONE,
        "'properties': {'numberOfVirtualNetworkLinks': %d, 'numberOfRecordSets': %d}"
            .formatted(links, recordSets));
  }

  private static PrivateDnsZone zone(String... documents) {
    return network(documents).privateDnsZones().get(0);
  }
}
