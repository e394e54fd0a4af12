package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.NODES;
import static io.github.batchcomm.azure.NetworkDocuments.NSG;
import static io.github.batchcomm.azure.NetworkDocuments.PROVIDER;
import static io.github.batchcomm.azure.NetworkDocuments.TABLE;
import static io.github.batchcomm.azure.NetworkDocuments.VNET;
import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static io.github.batchcomm.azure.NetworkDocuments.id;
import static io.github.batchcomm.azure.NetworkDocuments.network;
import static io.github.batchcomm.azure.NetworkDocuments.resource;
import static io.github.batchcomm.azure.NetworkDocuments.subnet;
import static io.github.batchcomm.azure.NetworkDocuments.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.DefaultOutboundAccess;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.PeeringState;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.Route;
import io.github.batchcomm.model.RouteDestination;
import io.github.batchcomm.model.RouteTable;
import io.github.batchcomm.model.ServiceEndpoint;
import io.github.batchcomm.model.ServiceEndpointPolicy;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What virtual networks, subnets, route tables and public addresses say, and what silence says. */
class VirtualNetworkReadingTest {

  private static final String OTHER = PROVIDER + "virtualNetworks/vnet2";

  private static final String PEERING =
      """
      {"id": "%s/virtualNetworkPeerings/to2", "name": "to2", "properties": {
        "remoteVirtualNetwork": {"id": "%s"}, "peeringState": "connected",
        "remoteAddressSpace": {"addressPrefixes": ["10.2.0.0/16"]},
        "allowVirtualNetworkAccess": true, "useRemoteGateways": false}}
      """
          .formatted(VNET, OTHER);

  private static final String ROUTE =
      "{\"name\": \"r1\", \"addressPrefix\": \"0.0.0.0/0\", \"nextHopType\": \"VirtualAppliance\","
          + " \"nextHopIpAddress\": \"10.0.0.4\"}";

  @Test
  void aVirtualNetworkIsRead() {
    VirtualNetwork read =
        virtualNetwork(
            "'location': 'West Europe', 'addressSpace': {'addressPrefixes': ['10.0.0.0/16']}",
            "'dhcpOptions': {'dnsServers': ['10.0.0.5']}",
            "'virtualNetworkPeerings': [%s]".formatted(PEERING));
    assertThat(read.region()).contains(Region.of("westeurope"));
    assertThat(read.addressSpace()).containsExactly(IpPrefix.parse("10.0.0.0/16"));
    assertThat(read.dnsServers().orElseThrow())
        .containsExactly(InetAddresses.forString("10.0.0.5"));
    assertThat(read.peerings().orElseThrow())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.remoteVirtualNetwork()).isEqualTo(id(OTHER));
              assertThat(it.state()).isEqualTo(PeeringState.CONNECTED);
              assertThat(it.remoteAddressSpace()).containsExactly(IpPrefix.parse("10.2.0.0/16"));
              assertThat(it.allowVirtualNetworkAccess()).contains(true);
              assertThat(it.useRemoteGateways()).contains(false);
            });
  }

  @Test
  void peeringsAreKnownOnlyWhereTheyAreListed() {
    assertThat(virtualNetwork().peerings()).isEmpty();
    assertThat(virtualNetwork("'virtualNetworkPeerings': []").peerings().orElseThrow()).isEmpty();
    assertThat(virtualNetwork("'virtualNetworkPeerings': null").peerings()).isEmpty();
    assertThat(network("[" + PEERING + "]").virtualNetworks().get(0).peerings().orElseThrow())
        .hasSize(1);
    assertProblem(Documents.read(PEERING), "", "Peering 'to2' belongs to virtual network 'vnet1'");
  }

  @Test
  void onlyAWholeNetworkWithoutOptionsAsksTheDnsOfAzure() {
    String space = "'addressSpace': {'addressPrefixes': ['10.0.0.0/16']}";
    assertThat(virtualNetwork(space).dnsServers()).isEmpty();
    assertThat(virtualNetwork(space, "'provisioningState': 'Succeeded'").dnsServers().orElseThrow())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'provisioningState': 'Succeeded'", "'etag': 'W/1'"})
  void whatIsMissingInAWholeSubnetIsNotThere(String evidence) {
    Subnet subnet = readSubnet(evidence);
    assertThat(subnet.networkSecurityGroup().isAbsent()).isTrue();
    assertThat(subnet.routeTable().isAbsent()).isTrue();
    assertThat(subnet.natGateway().isAbsent()).isTrue();
    assertThat(subnet.serviceEndpoints().orElseThrow()).isEmpty();
    assertThat(subnet.serviceEndpointPolicies().orElseThrow()).isEmpty();
    assertThat(subnet.defaultOutboundAccess()).isEqualTo(DefaultOutboundAccess.UNKNOWN);
    assertThat(subnet.privateEndpointNetworkPolicies())
        .isEqualTo(PrivateEndpointNetworkPolicies.UNKNOWN);
  }

  @Test
  void whatIsMissingInAPartOfASubnetIsUnknown() {
    Subnet subnet = readSubnet();
    assertThat(subnet.networkSecurityGroup().isUnknown()).isTrue();
    assertThat(subnet.routeTable().isUnknown()).isTrue();
    assertThat(subnet.natGateway().isUnknown()).isTrue();
    assertThat(subnet.serviceEndpoints()).isEmpty();
    assertThat(subnet.serviceEndpointPolicies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'sharingScope': 'Tenant'",
        "'ipamPoolPrefixAllocations': []",
        "'defaultOutboundAccess': null",
        "'serviceEndpoints': [{'service': 'Microsoft.Storage', 'networkIdentifier': {'id': '/x'}}]"
      })
  void aSwitchThatANewerVersionDoesNotShowWasNeverSet(String evidence) {
    assertThat(readSubnet("'provisioningState': 'Succeeded'", evidence).defaultOutboundAccess())
        .isEqualTo(DefaultOutboundAccess.UNSTATED);
  }

  @Test
  void aSwitchThatIsMissingInAPartOfASubnetIsUnknown() {
    assertThat(readSubnet("'sharingScope': 'Tenant'").defaultOutboundAccess())
        .isEqualTo(DefaultOutboundAccess.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'enableDdosProtection': false | UNKNOWN",
        "'privateEndpointVNetPolicies': 'Disabled' | UNSTATED",
        "'addressSpace': {'addressPrefixes': ['10.0.0.0/16'], 'ipamPoolPrefixAllocations': []}"
            + " | UNSTATED",
      })
  void aVirtualNetworkTellsWhetherItsSubnetsWouldShowTheSwitch(
      String member, DefaultOutboundAccess expected) {
    String whole = subnet("'provisioningState': 'Succeeded'");
    assertThat(
            virtualNetwork(member, "'subnets': [%s]".formatted(whole))
                .subnets()
                .get(0)
                .defaultOutboundAccess())
        .isEqualTo(expected);
  }

  @Test
  void aPeeringTellsWhetherTheSubnetsBesideWouldShowTheSwitch() {
    String peering =
        PEERING.replace(
            "\"useRemoteGateways\"", "\"peerCompleteVnets\": true, \"useRemoteGateways\"");
    assertThat(
            virtualNetwork(
                    "'virtualNetworkPeerings': [%s]".formatted(peering),
                    "'subnets': [%s]".formatted(subnet("'provisioningState': 'Succeeded'")))
                .subnets()
                .get(0)
                .defaultOutboundAccess())
        .isEqualTo(DefaultOutboundAccess.UNSTATED);
  }

  @Test
  void aSwitchThatIsSetElsewhereIsNoContradictionToOneThatAnOldVersionDoesNotShow() {
    String old = subnet("'provisioningState': 'Succeeded'");
    String recent = subnet("'provisioningState': 'Succeeded', 'sharingScope': 'Tenant'");
    String on = subnet("'provisioningState': 'Succeeded', 'defaultOutboundAccess': true");
    String off = subnet("'provisioningState': 'Succeeded', 'defaultOutboundAccess': false");
    assertThat(accessOf(old, off)).isEqualTo(DefaultOutboundAccess.DISABLED);
    assertThat(accessOf(recent, old)).isEqualTo(DefaultOutboundAccess.UNSTATED);
    assertThat(accessOf(recent, on)).isEqualTo(DefaultOutboundAccess.ENABLED);
    assertProblem(Documents.read(recent, off), "", "Subnet 'nodes' is given differently elsewhere");
  }

  private static DefaultOutboundAccess accessOf(String... views) {
    return network(views).subnet(id(NODES)).orElseThrow().defaultOutboundAccess();
  }

  @ParameterizedTest
  @CsvSource({
    "2023-04-01, UNKNOWN",
    "2023-05-01, UNSTATED",
    "2024-05-01, UNSTATED",
    "2024-05-01-preview, UNSTATED",
  })
  void theApiVersionThatADocumentCameByTellsWhetherASwitchWasSet(
      String version, DefaultOutboundAccess expected) {
    InventoryDocument document =
        InventoryDocument.of("net.json", subnet("'provisioningState': 'Succeeded'"))
            .withApiVersion(version);
    assertThat(
            AzureInventory.read(ImmutableList.of(document))
                .network()
                .subnet(id(NODES))
                .orElseThrow()
                .defaultOutboundAccess())
        .isEqualTo(expected);
  }

  @Test
  void whatIsNoApiVersionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> InventoryDocument.of("net.json", "{}").withApiVersion("latest"))
        .withMessage("'latest' is not an api-version");
  }

  @Test
  void aServiceEndpointPolicyIsReadWithWhatItNames() {
    String definition =
        "{'name': 'd1', 'properties': {'service': 'Global', 'serviceResources':"
            + " ['/services/Azure/Batch']}}";
    ServiceEndpointPolicy policy =
        network(
                resource(
                    "serviceEndpointPolicies/p1",
                    "'serviceEndpointPolicyDefinitions': [%s]".formatted(definition)))
            .serviceEndpointPolicy(id(PROVIDER + "serviceEndpointPolicies/p1"))
            .orElseThrow();
    assertThat(policy.definitions())
        .containsExactly(
            new ServiceEndpointPolicy.Definition(
                "d1", "Global", ImmutableSet.of("/services/Azure/Batch")));
    assertThat(policy.namesBatch()).isTrue();
  }

  @Test
  void aServiceEndpointPolicyWithoutDefinitionsShownCountsAsNotGiven() {
    assertThat(network(resource("serviceEndpointPolicies/p1")).serviceEndpointPolicies()).isEmpty();
  }

  @Test
  void nullSaysThatThereIsNone() {
    Subnet subnet = readSubnet("'networkSecurityGroup': null, 'serviceEndpoints': null");
    assertThat(subnet.networkSecurityGroup().isAbsent()).isTrue();
    assertThat(subnet.serviceEndpoints().orElseThrow()).isEmpty();
    assertThat(subnet.routeTable().isUnknown()).isTrue();
  }

  @Test
  void everyFieldOfASubnetIsRead() {
    String policy = PROVIDER + "serviceEndpointPolicies/p1";
    Subnet subnet =
        readSubnet(
            "'addressPrefixes': ['10.0.1.0/24', '2001:db8::/64']",
            "'networkSecurityGroup': {'id': '%s', 'resourceGroup': 'rg1'}".formatted(NSG),
            "'routeTable': {'id': '%s'}, 'natGateway': {'id': '%snatGateways/n'}"
                .formatted(TABLE, PROVIDER),
            "'serviceEndpoints': [{'service': 'Microsoft.Storage', 'locations': ['*']}]",
            "'serviceEndpointPolicies': [{'id': '%s'}]".formatted(policy),
            "'defaultOutboundAccess': false",
            "'privateEndpointNetworkPolicies': 'RouteTableEnabled', 'delegations': []");
    assertThat(subnet.addressPrefixes())
        .containsExactly(IpPrefix.parse("10.0.1.0/24"), IpPrefix.parse("2001:db8::/64"));
    assertThat(subnet.networkSecurityGroup().value()).contains(id(NSG));
    assertThat(subnet.routeTable().value()).contains(id(TABLE));
    assertThat(subnet.natGateway().value()).contains(id(PROVIDER + "natGateways/n"));
    assertThat(subnet.serviceEndpoints().orElseThrow())
        .containsExactly(new ServiceEndpoint("Microsoft.Storage", ImmutableSet.of("*")));
    assertThat(subnet.serviceEndpointPolicies().orElseThrow()).containsExactly(id(policy));
    assertThat(subnet.defaultOutboundAccess()).isEqualTo(DefaultOutboundAccess.DISABLED);
    assertThat(subnet.privateEndpointNetworkPolicies())
        .isEqualTo(PrivateEndpointNetworkPolicies.ROUTE_TABLE_ENABLED);
  }

  @Test
  void aSubnetWithoutPrefixCountsAsNotGiven() {
    AzureInventory inventory = Documents.read("{\"id\": \"%s\"}".formatted(NODES));
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.notices()).hasSize(1);
    assertThat(inventory.network().virtualNetworks()).isEmpty();
  }

  @Test
  void aRouteTableIsRead() {
    RouteTable table = network(table(ROUTE)).routeTables().get(0);
    assertThat(table.disableBgpRoutePropagation()).contains(true);
    assertThat(table.routes())
        .containsExactly(
            Route.of(
                "r1",
                new RouteDestination.Network(IpPrefix.parse("0.0.0.0/0")),
                NextHopType.VIRTUAL_APPLIANCE,
                Optional.of(InetAddresses.forString("10.0.0.4"))));
  }

  @ParameterizedTest
  @CsvSource({
    "VNetLocal, VNET_LOCAL",
    "vnetlocal, VNET_LOCAL",
    "Internet, INTERNET",
    "NONE, NONE",
    "VirtualNetworkGateway, VIRTUAL_NETWORK_GATEWAY"
  })
  void nextHopsAreReadInAnyCaseAndAnEmptyAddressIsNone(String text, NextHopType expected) {
    String route = ROUTE.replace("VirtualAppliance", text).replace("10.0.0.4", "");
    Route read = network(table(route)).routeTables().get(0).routes().get(0);
    assertThat(read.nextHop()).isEqualTo(expected);
    assertThat(read.nextHopAddress()).isEmpty();
  }

  @Test
  void aRouteMayBeForAServiceTag() {
    String route = ROUTE.replace("0.0.0.0/0", "batchnodemanagement.westus2");
    assertThat(network(table(route)).routeTables().get(0).routes().get(0).destination())
        .isEqualTo(new RouteDestination.Tag(ServiceTag.parse("BatchNodeManagement.WestUS2")));
  }

  @Test
  void routesOutsideTheirTableAreThoseInside() {
    String alone = ROUTE.replaceFirst("\\{", "{\"id\": \"" + TABLE + "/routes/r1\", ");
    assertThat(network(table(), alone)).isEqualTo(network(table(ROUTE)));
    assertThat(network("[" + alone + "]").routeTables().get(0).disableBgpRoutePropagation())
        .isEmpty();
    assertProblem(
        Documents.read(alone),
        "",
        "Route 'r1' belongs to route table 'table1'",
        "route-table show");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"VirtualAppliance\" | \"Elsewhere\" | /routes/0/nextHopType | Expected one of",
        "\"10.0.0.4\" | \"10.0.0.0/24\" | /routes/0/nextHopIpAddress | not one address",
        "\"VirtualAppliance\" | \"Internet\" | /routes/0 | is no virtual appliance",
        "\"0.0.0.0/0\" | \"\" | /routes/0 | has no addressPrefix",
        "\"0.0.0.0/0\" | \"*\" | /routes/0/addressPrefix | can be no service tag",
      })
  void aRouteThatCannotBeIsAProblem(String old, String changed, String pointer, String text) {
    assertProblem(Documents.read(table(ROUTE.replace(old, changed))), pointer, text);
  }

  @Test
  void publicAddressesAndNatGatewaysAreRead() {
    String address = PROVIDER + "publicIPAddresses/ip1";
    String prefix = PROVIDER + "publicIPPrefixes/p1";
    var network =
        network(
            resource(
                "natGateways/n1",
                "'publicIpAddresses': [{'id': '%s'}], 'publicIpPrefixes': [{'id': '%s'}]"
                    .formatted(address, prefix)),
            resource("publicIPAddresses/ip1", "'ipAddress': '203.0.113.7'"),
            resource("publicIPAddresses/ip2", "'ipAddress': null"),
            resource("publicIPPrefixes/p1", "'ipPrefix': '203.0.113.8/30'"));
    assertThat(network.natGateways())
        .containsExactly(
            new NatGateway(
                id(PROVIDER + "natGateways/n1"),
                ImmutableSet.of(id(address)),
                ImmutableSet.of(id(prefix))));
    assertThat(network.publicIpAddress(id(address)).orElseThrow().address())
        .contains(InetAddresses.forString("203.0.113.7"));
    assertThat(network.publicIpAddresses().get(1).address()).isEmpty();
    assertThat(network.publicIpPrefix(id(prefix)).orElseThrow().prefix())
        .contains(IpPrefix.parse("203.0.113.8/30"));
  }

  @Test
  void onlyAWholeNatGatewayMayHaveNoAddress() {
    assertThat(network(resource("natGateways/n1")).natGateways()).isEmpty();
    assertThat(
            network(
                    resource(
                        "natGateways/n1",
                        "'idleTimeoutInMinutes': 4, 'provisioningState': 'Succeeded'"))
                .natGateways())
        .hasSize(1);
  }

  private static VirtualNetwork virtualNetwork(String... members) {
    return network(resource("virtualNetworks/vnet1", members)).virtualNetworks().get(0);
  }

  private static Subnet readSubnet(String... members) {
    return network(subnet(members)).subnet(id(NODES)).orElseThrow();
  }
}
