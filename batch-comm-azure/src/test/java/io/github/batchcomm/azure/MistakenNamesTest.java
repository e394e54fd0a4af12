package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static io.github.batchcomm.azure.NetworkDocuments.nsg;
import static io.github.batchcomm.azure.NetworkDocuments.resource;
import static io.github.batchcomm.azure.NetworkDocuments.ruleWith;
import static io.github.batchcomm.azure.NetworkDocuments.table;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is remarked about names in rules that are no addresses and no service tags. */
class MistakenNamesTest {
  private static final String FILE =
      """
      {"changeNumber": 1, "cloud": "Public", "values": [
        {"name": "Storage", "properties": {"addressPrefixes": ["192.0.2.0/24"]}}]}
      """;

  @Test
  void aTextThatCanBeNoTagIsKeptAndRemarkedWithItsRuleAndGroup() {
    AzureInventory inventory =
        Documents.read(nsg(ruleWith("destinationAddressPrefix", "'westeurope-Storage'")));
    assertThat(
            inventory
                .network()
                .networkSecurityGroups()
                .get(0)
                .securityRules()
                .get(0)
                .destinations()
                .unreadable())
        .containsExactly("westeurope-Storage");
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.notices())
        .containsExactly(
            new InventoryNotice(
                InventoryNotice.Kind.VALUE_NOT_USED,
                "1.json",
                "/properties/securityRules/0",
                "Rule 'web' of network security group 'nsg1' names 'westeurope-Storage', which is"
                    + " no address and no service tag. Nothing passes by it. Name"
                    + " Storage.WestEurope in its place if that is meant"));
  }

  @Test
  void aTextInAFirewallsRuleIsRemarkedWithItsRuleAndGroup() {
    AzureInventory inventory =
        Documents.read(
            resource(
                "firewallPolicies/p1/ruleCollectionGroups/g1",
                "'priority': 100, 'ruleCollections': [{'name': 'c', 'priority': 100,"
                    + " 'action': {'type': 'Allow'}, 'rules': [{'ruleType': 'NetworkRule',"
                    + " 'name': 'toBatch', 'ipProtocols': ['TCP'], 'sourceAddresses': ['*'],"
                    + " 'destinationAddresses': ['nodes.example.com'],"
                    + " 'destinationPorts': ['443']}]}]"));
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.text())
                    .startsWith(
                        "Rule 'toBatch' of rule collection group 'g1' names 'nodes.example.com',"));
  }

  @Test
  void aMisspeltTagIsRemarkedBesideTheWeeklyFile() {
    String group = nsg(ruleWith("destinationAddressPrefix", "'Storge'"));
    assertThat(Documents.read(group, FILE).notices())
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("names 'Storge'", "Name Storage in its"));
    assertThat(Documents.read(group).notices()).isEmpty();
    String answer = FILE.replaceFirst("\\{", "{\"type\": \"Microsoft.Network/serviceTags\",");
    assertThat(Documents.read(group, answer).notices()).isEmpty();
  }

  @Test
  void theWeeklyFileIsCompleteAndAnAnswerOfTheDiscoveryApiMayLackTags() {
    String answer = FILE.replaceFirst("\\{", "{\"type\": \"Microsoft.Network/serviceTags\",");
    assertThat(Documents.read(FILE).network().serviceTagCatalogues().get(0).complete()).isTrue();
    assertThat(Documents.read(answer).network().serviceTagCatalogues().get(0).complete()).isFalse();
    assertThat(Documents.read(answer, FILE).network().serviceTagCatalogues())
        .singleElement()
        .satisfies(it -> assertThat(it.complete()).isTrue());
  }

  @Test
  void aRouteToATextThatCanBeNoTagIsAProblem() {
    assertProblem(
        Documents.read(
            table(
                "{\"name\": \"r\", \"addressPrefix\": \"westeurope-Storage\","
                    + " \"nextHopType\": \"Internet\"}")),
        "/routes/0/addressPrefix",
        "'westeurope-Storage' is no network and can be no service tag."
            + " Write Storage.WestEurope if that is meant");
  }
}
