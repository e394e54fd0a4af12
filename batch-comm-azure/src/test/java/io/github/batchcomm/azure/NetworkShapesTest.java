package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.NODES;
import static io.github.batchcomm.azure.NetworkDocuments.NSG;
import static io.github.batchcomm.azure.NetworkDocuments.RULE;
import static io.github.batchcomm.azure.NetworkDocuments.VNET;
import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static io.github.batchcomm.azure.NetworkDocuments.id;
import static io.github.batchcomm.azure.NetworkDocuments.network;
import static io.github.batchcomm.azure.NetworkDocuments.nsg;
import static io.github.batchcomm.azure.NetworkDocuments.ruleWith;
import static io.github.batchcomm.azure.NetworkDocuments.subnet;
import static io.github.batchcomm.azure.NetworkDocuments.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import org.junit.jupiter.api.Test;

/** In which shapes networks are recognised, and how documents about one resource fit together. */
class NetworkShapesTest {

  private static final String FLATTENED =
      """
      {"id": "%s", "name": "nsg1", "resourceGroup": "rg1", "securityRules": [
        {"name": "web", "protocol": "Tcp", "access": "Allow", "direction": "Outbound",
         "priority": 100, "sourceAddressPrefix": "*", "sourceAddressPrefixes": [],
         "sourcePortRange": "*", "sourcePortRanges": [], "resourceGroup": "rg1",
         "destinationAddressPrefix": "198.51.100.0/24", "destinationAddressPrefixes": [],
         "destinationPortRange": "443", "destinationPortRanges": []}]}
      """
          .formatted(NSG);

  @Test
  void whatTheCliFlattensIsWhatTheRestApiNests() {
    assertThat(network(FLATTENED)).isEqualTo(network(nsg(RULE)));
  }

  @Test
  void theAnswerOfACreateCommandIsUnwrapped() {
    AzureInventory inventory = Documents.read("{\"NewNSG\": " + FLATTENED + "}");
    assertThat(inventory.network()).isEqualTo(network(nsg(RULE)));
    assertThat(inventory.unrecognised()).isEmpty();
  }

  @Test
  void arraysPagesRowsAndTemplatesAreRead() {
    Network expected = network(nsg(RULE));
    assertThat(network("[" + FLATTENED + "]")).isEqualTo(expected);
    assertThat(network("{\"value\": [" + nsg(RULE) + "]}")).isEqualTo(expected);
    assertThat(
            network(
                "{\"data\": ["
                    + nsg(RULE).replace("Microsoft.Network", "microsoft.network")
                    + "]}"))
        .isEqualTo(expected);
    assertThat(network("{\"$schema\": \"https://x\", \"resources\": [" + nsg(RULE) + "]}"))
        .isEqualTo(expected);
  }

  @Test
  void aChildResourceTakesItsIdFromWhatItStandsIn() {
    String child = RULE.strip().replaceFirst("\\{", "{\"type\": \"securityRules\", ");
    String group =
        nsg().strip().replaceFirst("\\{", "{\"resources\": [" + child.replace("$", "") + "], ");
    assertThat(network(group)).isEqualTo(network(nsg(RULE)));
  }

  @Test
  void aReferenceWithoutPropertiesSaysNothing() {
    AzureInventory inventory =
        Documents.read(
            "{\"resources\": [{\"id\": \"%s/securityRules/web\", \"properties\": {}}]}"
                .formatted(NSG));
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.network()).isEqualTo(Network.unknown());
    assertThat(inventory.notices()).hasSize(1);
  }

  @Test
  void subnetsOutsideTheirNetworkAreThoseInside() {
    String nested = "{\"id\": \"%s\", \"subnets\": [%s]}".formatted(VNET, subnet());
    Network expected = network(nested);
    assertThat(network(subnet(), "{\"id\": \"%s\"}".formatted(VNET))).isEqualTo(expected);
    assertThat(network(subnet())).isEqualTo(expected);
    assertThat(network("[" + subnet() + "]", nested)).isEqualTo(expected);
  }

  @Test
  void viewsOfOneSubnetComplementEachOther() {
    Network network =
        network(
            subnet("'networkSecurityGroup': {'id': '%s'}".formatted(NSG)),
            subnet("'routeTable': null").replace("resourceGroups/rg1", "resourcegroups/RG1"));
    Subnet subnet = network.subnet(id(NODES)).orElseThrow();
    assertThat(subnet.networkSecurityGroup().value()).contains(id(NSG));
    assertThat(subnet.routeTable().isAbsent()).isTrue();
    assertThat(subnet.natGateway().isUnknown()).isTrue();
  }

  @Test
  void aContradictorySubnetIsLeftOutAndItsNetworkIsNot() {
    AzureInventory inventory =
        Documents.read(
            subnet("'routeTable': null"),
            subnet("'routeTable': {'id': '%s'}".formatted(NetworkDocuments.TABLE)));
    assertProblem(inventory, "", "Subnet 'nodes'", "routeTable is", "none in '1.json'");
    assertThat(inventory.network().subnet(id(NODES))).isEmpty();
  }

  @Test
  void aContradictoryRuleLeavesItsGroupOut() {
    AzureInventory inventory = Documents.read(nsg(RULE), nsg(ruleWith("priority", "200")));
    assertProblem(
        inventory,
        "/properties/securityRules/0",
        "Security rule 'web' of 'nsg1'",
        "priority=200",
        "priority=100",
        "The network security group is left out");
    assertThat(inventory.network().networkSecurityGroups()).isEmpty();
  }

  @Test
  void listsThatDifferLeaveTheirGroupOut() {
    AzureInventory inventory = Documents.read(nsg(RULE), nsg());
    assertProblem(
        inventory, "/properties/securityRules", "here none, and web in '1.json'", "left out");
    assertThat(inventory.network().networkSecurityGroups()).isEmpty();
  }

  @Test
  void contradictoryRegionsLeaveAVirtualNetworkOutWithItsSubnets() {
    AzureInventory inventory =
        Documents.read(
            "{\"id\": \"%s\", \"location\": \"westeurope\"}".formatted(VNET),
            "{\"id\": \"%s\", \"location\": \"North Europe\"}".formatted(VNET),
            subnet());
    assertProblem(inventory, "", "Virtual network 'vnet1'", "northeurope", "westeurope");
    assertThat(inventory.network().virtualNetworks()).isEmpty();
  }

  @Test
  void aWholeNetworkIsOfEqualValueInWhateverOrderItsDocumentsCome() {
    assertThat(network(nsg(RULE), table(), subnet()))
        .isEqualTo(network(subnet(), nsg(RULE), table()));
  }

  @Test
  void anInventoryWithoutNetworksHasOneOfWhichNothingIsKnown() {
    assertThat(network(Documents.ACCOUNT)).isEqualTo(Network.unknown());
  }

  @Test
  void resourcesOfANetworkMakeAnInventoryOfNoAccounts() {
    AzureInventory inventory = Documents.read(nsg(RULE));
    assertThat(inventory.isEmpty()).isTrue();
    assertThat(inventory.unrecognised()).isEmpty();
  }

  @Test
  void aBadGroupKeepsItsWholeDocumentOutAndNoOther() {
    AzureInventory inventory =
        Documents.read(
            "[" + Documents.ACCOUNT + ", " + nsg("{}") + "]",
            Documents.ACCOUNT.replace("acct1", "acct2"),
            subnet());
    assertThat(inventory.problems()).hasSize(1);
    assertThat(inventory.accounts()).extracting(it -> it.account().name()).containsExactly("acct2");
    assertThat(inventory.network().virtualNetworks())
        .extracting(VirtualNetwork::id)
        .containsExactly(id(VNET));
  }

  @Test
  void anIdOfAnotherTypeIsAProblem() {
    assertProblem(
        Documents.read(nsg().replace("networkSecurityGroups/nsg1", "loadBalancers/nsg1")),
        "/id",
        "is not that of a resource of type Microsoft.Network/networkSecurityGroups");
  }
}
