package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.NODES;
import static io.github.batchcomm.azure.NetworkDocuments.NSG;
import static io.github.batchcomm.azure.NetworkDocuments.PROVIDER;
import static io.github.batchcomm.azure.NetworkDocuments.addresses;
import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static io.github.batchcomm.azure.NetworkDocuments.id;
import static io.github.batchcomm.azure.NetworkDocuments.network;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.EffectiveRoute;
import io.github.batchcomm.model.EffectiveRoutes;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.NextHopType;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is effective on a network interface, as Azure reports it. */
class EffectiveReadingTest {

  private static final String OF_SUBNET =
      """
      {"networkSecurityGroup": {"id": "%s"}, "association": {"subnet": {"id": "%s"}},
       "effectiveSecurityRules": [
         {"name": "defaultSecurityRules/AllowInternetOutBound", "protocol": "All",
          "sourcePortRange": "0-65535", "destinationPortRange": "0-65535",
          "sourceAddressPrefix": "0.0.0.0/0", "destinationAddressPrefix": "Internet",
          "expandedDestinationAddressPrefix": ["198.51.100.0/24", "203.0.113.0/24"],
          "access": "Allow", "priority": 65001, "direction": "Outbound"},
         {"name": "securityRules/rule1", "protocol": "Tcp", "sourcePortRange": "0-65535",
          "destinationPortRange": "443-443", "destinationPortRanges": ["443-443"],
          "sourceAddressPrefix": "0.0.0.0/0", "sourceAddressPrefixes": ["0.0.0.0/0", "0.0.0.0/0"],
          "destinationAddressPrefix": "VirtualNetwork", "expandedDestinationAddressPrefix": null,
          "access": "Deny", "priority": 100, "direction": "Outbound"}]}
      """
          .formatted(NSG, NODES);

  private static final String ROUTE =
      """
      {"source": "User", "state": "Active", "name": "r1", "addressPrefix": ["0.0.0.0/0"],
       "nextHopType": "VirtualAppliance", "nextHopIpAddress": ["10.0.0.4"]}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"{\"value\": [%s]}", "{\"networkSecurityGroups\": [%s]}", "[%s]", "%s"})
  void effectiveRulesAreReadInEveryEnvelope(String envelope) {
    EffectiveSecurityRules read = rules(envelope.formatted(OF_SUBNET));
    assertThat(read.subnet()).contains(id(NODES));
    assertThat(read.groups())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.level()).isEqualTo(Level.SUBNET);
              assertThat(it.networkSecurityGroup()).contains(id(NSG));
            });
  }

  @Test
  void effectiveRulesComeInTheirOrderWithoutTheListInFrontOfTheName() {
    EffectiveSecurityGroup group = rules(OF_SUBNET).groups().get(0);
    assertThat(group.rules())
        .extracting(SecurityRule::name)
        .containsExactly("rule1", "AllowInternetOutBound");
    SecurityRule first = group.rules().get(0);
    assertThat(first.destinationPorts()).isEqualTo(PortSet.of(443));
    assertThat(first.destinations().toString()).isEqualTo("VirtualNetwork");
    assertThat(group.rules().get(1).protocols()).isEqualTo(ProtocolSet.ALL);
  }

  @Test
  void whatATagWasExpandedToIsTakenInsteadOfTheTag() {
    assertThat(rules(OF_SUBNET).groups().get(0).rules().get(1).destinations())
        .isEqualTo(RuleAddresses.of(addresses("198.51.100.0/24", "203.0.113.0/24")));
  }

  @Test
  void theListsOfOneArrayAreThoseOfOneInterface() {
    String ofInterface =
        OF_SUBNET
            .replace("\"subnet\"", "\"networkInterface\"")
            .replace(NODES, PROVIDER + "networkInterfaces/n");
    assertThat(rules("{\"value\": [" + ofInterface + ", " + OF_SUBNET + "]}").groups())
        .extracting(EffectiveSecurityGroup::level)
        .containsExactly(Level.NETWORK_INTERFACE, Level.SUBNET);
  }

  @Test
  void rulesOfANetworkManagerMayAllowAlways() {
    String manager = PROVIDER + "networkManagers/m1";
    EffectiveSecurityGroup group =
        rules(
                OF_SUBNET
                    .replace(
                        "\"association\": {",
                        "\"association\": {\"networkManager\": {\"id\": \"" + manager + "\"}, ")
                    .replace("\"Deny\", \"priority\": 100", "\"AlwaysAllow\", \"priority\": 1"))
            .groups()
            .get(0);
    assertThat(group.level()).isEqualTo(Level.NETWORK_MANAGER);
    assertThat(group.associatedWith()).contains(id(manager));
    assertThat(group.rules().get(0).action()).isEqualTo(RuleAction.ALWAYS_ALLOW);
  }

  @Test
  void oneReportReadTwiceIsOneReport() {
    assertThat(network(OF_SUBNET, "[" + OF_SUBNET + "]").effectiveSecurityRules()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"value\": [%s]}", "[%s]"})
  void effectiveRoutesAreReadInEveryEnvelope(String envelope) {
    EffectiveRoute entry = routes(envelope.formatted(ROUTE)).routes().get(0);
    assertThat(entry)
        .isEqualTo(
            EffectiveRoute.of(
                Optional.of("r1"),
                EffectiveRoute.Origin.USER,
                true,
                ImmutableList.of(IpPrefix.parse("0.0.0.0/0")),
                NextHopType.VIRTUAL_APPLIANCE,
                ImmutableList.of(InetAddresses.forString("10.0.0.4"))));
  }

  @Test
  void onlyAnActiveRouteTakesPart() {
    assertThat(routes("[" + ROUTE.replace("Active", "Invalid") + "]").routes().get(0).active())
        .isFalse();
  }

  @Test
  void aPeeringWithAnotherRegionIsAPeering() {
    String route =
        ROUTE.replace("VirtualAppliance", "VNetGlobalPeering").replace("\"10.0.0.4\"", "");
    assertThat(routes("[" + route + "]").routes().get(0).nextHop())
        .isEqualTo(NextHopType.VNET_PEERING);
  }

  @Test
  void oneRouteWithoutTheOthersIsOnlyCounted() {
    AzureInventory inventory = Documents.read(ROUTE);
    assertThat(inventory.network().effectiveRoutes()).isEmpty();
    assertThat(inventory.unrecognised()).containsOnlyKeys("effective route");
  }

  @Test
  void whatGoesOnElsewhereIsLeftOut() {
    for (String part : List.of(OF_SUBNET, ROUTE)) {
      AzureInventory inventory =
          Documents.read("{\"value\": [" + part + "], \"nextLink\": \"https://a\"}");
      assertThat(inventory.network().effectiveSecurityRules()).isEmpty();
      assertThat(inventory.network().effectiveRoutes()).isEmpty();
      assertThat(inventory.notices())
          .singleElement()
          .satisfies(it -> assertThat(it.text()).contains("list of effective r", "left out"));
    }
  }

  @Test
  void aNextHopThatIsNotKnownIsAProblem() {
    assertProblem(
        Documents.read("[" + ROUTE.replace("VirtualAppliance", "Teleport") + "]"),
        "/0/nextHopType",
        "'Teleport' is not known here");
  }

  @Test
  void nobodySaysWhereAnInterfaceStandsUntilItIsDeclared() {
    assertThat(routes("[" + ROUTE + "]").subnet()).isEmpty();
    assertThat(network("[" + ROUTE + "]", place("1.json", NODES)).effectiveRoutes())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.subnet()).contains(id(NODES));
              assertThat(it.routes()).hasSize(1);
            });
  }

  @Test
  void aPlaceIsDeclaredOfTheDocumentThatIsNamed() {
    String other = "[" + ROUTE.replace("0.0.0.0/0", "10.9.0.0/16") + "]";
    assertThat(network("[" + ROUTE + "]", other, place("2.json", NODES)).effectiveRoutes())
        .extracting(EffectiveRoutes::subnet)
        .containsExactly(Optional.empty(), Optional.of(id(NODES)));
  }

  @Test
  void aPlaceOfRoutesThatNoDocumentShowsIsAProblem() {
    for (String name : List.of("routes.json", "1.json")) {
      assertProblem(
          Documents.read("[" + OF_SUBNET + "]", place(name, NODES)),
          "/effectiveRoutes/" + name,
          "No document named '" + name + "' shows effective routes");
    }
  }

  @Test
  void aPlaceThatIsNoSubnetIsAProblem() {
    assertProblem(
        Documents.read("[" + ROUTE + "]", place("1.json", NSG)),
        "/effectiveRoutes/1.json",
        "is not the id of a subnet");
  }

  @Test
  void twoPlacesOfOneInterfaceContradictEachOther() {
    AzureInventory inventory =
        Documents.read(
            "[" + ROUTE + "]",
            place("1.json", NODES),
            place("1.json", NODES.replace("nodes", "others")));
    assertThat(inventory.problems())
        .hasSize(2)
        .allMatch(it -> it.text().contains("declares something else of the same resource"));
    assertThat(inventory.network().effectiveRoutes().get(0).subnet()).isEmpty();
  }

  private static String place(String document, String subnet) {
    return "{\"batchComm\": 1, \"effectiveRoutes\": {\"%s\": \"%s\"}}".formatted(document, subnet);
  }

  private static EffectiveSecurityRules rules(String document) {
    return network(document).effectiveSecurityRules().get(0);
  }

  private static EffectiveRoutes routes(String document) {
    return network(document).effectiveRoutes().get(0);
  }
}
