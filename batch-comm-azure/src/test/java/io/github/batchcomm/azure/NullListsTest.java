package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What null says in place of a list that Azure shows even when it is empty. */
class NullListsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          networkSecurityGroups/g1 | 'securityRules': null
          routeTables/t1 | 'routes': null
          ipGroups/i1 | 'ipAddresses': null
          firewallPolicies/p1/ruleCollectionGroups/c1 | 'priority': 100, 'ruleCollections': null
          azureFirewalls/f1 | 'firewallPolicy': null, 'natRuleCollections': [], \
          'networkRuleCollections': null, 'applicationRuleCollections': []
          """,
      quoteCharacter = '`')
  void aResourceWhoseListIsNullCountsAsNotGivenWithANotice(String resource, String members) {
    AzureInventory inventory = Documents.read(resource(resource, members));
    assertThat(inventory.network()).isEqualTo(Network.unknown());
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("counts as not given"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'rules': null
          'priority': 100
          """,
      quoteCharacter = '`')
  void aGroupWithACollectionWhoseRulesAreNotShownCountsAsNotGiven(String members) {
    String collection = "'ruleCollections': [{'name': 'c', %s}]".formatted(members);
    AzureInventory inventory =
        Documents.read(
            resource("firewallPolicies/p1/ruleCollectionGroups/c1", "'priority': 100", collection));
    assertThat(inventory.network().firewallRuleCollectionGroups()).isEmpty();
    assertThat(inventory.notices()).hasSize(1);
  }

  @Test
  void aPolicyWhoseGroupsAreNullMayHaveAny() {
    Network network =
        NetworkDocuments.network(
            resource(
                "firewallPolicies/p1",
                "'threatIntelMode': 'Off', 'provisioningState': 'Succeeded'",
                "'ruleCollectionGroups': null"));
    assertThat(network.firewallPolicies())
        .singleElement()
        .satisfies(it -> assertThat(it.ruleCollectionGroups()).isEmpty());
  }
}
