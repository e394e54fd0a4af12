package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.NODES;
import static io.github.batchcomm.azure.NetworkDocuments.NSG;
import static io.github.batchcomm.azure.NetworkDocuments.PROVIDER;
import static io.github.batchcomm.azure.NetworkDocuments.id;
import static io.github.batchcomm.azure.NetworkDocuments.resource;
import static io.github.batchcomm.azure.NetworkDocuments.subnet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.Contradiction.Property;
import io.github.batchcomm.model.Contradiction.Statement;
import io.github.batchcomm.model.Network;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of resources that contradict each other about which has which. */
class ContradictionReadingTest {
  private static final String POLICY = PROVIDER + "firewallPolicies/p1";
  private static final String FIREWALL = PROVIDER + "azureFirewalls/f1";
  private static final String NODES_LISTED = "'subnets': [{'id': '" + NODES + "'}]";
  private static final String NODES_WITH_GROUP = "'networkSecurityGroup': {'id': '" + NSG + "'}";

  @Test
  void aGroupThatListsASubnetWithoutOneIsAContradiction() {
    AzureInventory inventory = read(group(NODES_LISTED), subnet("'networkSecurityGroup': null"));
    Network network = inventory.network();
    assertThat(network.contradictions())
        .containsExactly(
            new Contradiction(
                id(NODES),
                Property.NETWORK_SECURITY_GROUP,
                new Statement("1.json", "nsg1 lists nodes"),
                new Statement("2.json", "nodes has none")));
    assertThat(network.subnet(id(NODES)).orElseThrow().networkSecurityGroup().isUnknown()).isTrue();
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.notices())
        .containsExactly(
            new InventoryNotice(
                InventoryNotice.Kind.CONTRADICTION,
                "1.json",
                "/subnets",
                "The networkSecurityGroup of nodes is not known: by '1.json' nsg1 lists"
                    + " nodes, but by '2.json' nodes has none. One of the documents is older"
                    + " than the other. Export both at one time"));
  }

  @Test
  void aGroupThatListsASubnetWithAnotherIsAContradiction() {
    String other = "'networkSecurityGroup': {'id': '" + NSG + "0'}";
    assertThat(read(group(NODES_LISTED), subnet(other)).network().contradictions())
        .singleElement()
        .satisfies(it -> assertThat(it.second().text()).isEqualTo("nodes has nsg10"));
  }

  @Test
  void aGroupWhoseListLacksASubnetThatHasItIsAContradiction() {
    assertThat(read(group("'subnets': []"), subnet(NODES_WITH_GROUP)).network().contradictions())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.first().text()).isEqualTo("nsg1 does not list nodes");
              assertThat(it.second().text()).isEqualTo("nodes has nsg1");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"'subnets': null", "'location': 'westeurope'"})
  void aListThatIsNullOrMissingSaysNothing(String member) {
    Network network = read(group(member), subnet(NODES_WITH_GROUP)).network();
    assertThat(network.contradictions()).isEmpty();
    assertThat(network.subnet(id(NODES)).orElseThrow().networkSecurityGroup().isPresent()).isTrue();
  }

  @Test
  void aSubnetThatShowsNothingOfItContradictsNothing() {
    assertThat(read(group(NODES_LISTED), subnet()).network().contradictions()).isEmpty();
  }

  @Test
  void documentsThatAgreeContradictNothing() {
    AzureInventory inventory = read(group(NODES_LISTED), subnet(NODES_WITH_GROUP));
    assertThat(inventory.network().contradictions()).isEmpty();
    assertThat(inventory.notices()).isEmpty();
  }

  @Test
  void theOrderOfDocumentsDoesNotMatter() {
    assertThat(
            Documents.read(subnet("'networkSecurityGroup': null"), group(NODES_LISTED))
                .network()
                .contradictions())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          routeTables/table1 | 'routes': [] | routeTable | ROUTE_TABLE
          natGateways/nat1 | 'sku': {}, 'etag': 'W/1' | natGateway | NAT_GATEWAY
          """)
  void tablesAndNatGatewaysListTheirSubnetsToo(
      String resource, String members, String property, Property contested) {
    Network network =
        read(resource(resource, members, NODES_LISTED), subnet("'" + property + "': null"))
            .network();
    assertThat(network.contradictions())
        .extracting(Contradiction::property)
        .containsExactly(contested);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'subnets': [{'id': 'NODES'}] | [] | sep1 lists nodes | nodes has none
          'subnets': [{'id': 'NODES'}] | [{'id': 'SEP2'}] | sep1 lists nodes | nodes has sep2
          'subnets': [] | [{'id': 'SEP1'}, {'id': 'SEP2'}] | sep1 does not list nodes | nodes has sep1
          """)
  void aServiceEndpointPolicyListsItsSubnetsToo(
      String listed, String policies, String first, String second) {
    Network network =
        read(
                resource(
                    "serviceEndpointPolicies/sep1",
                    "'serviceEndpointPolicyDefinitions': []",
                    listed.replace("NODES", NODES)),
                subnet(
                    "'serviceEndpointPolicies': "
                        + policies.replaceAll(
                            "SEP(\\d)", PROVIDER + "serviceEndpointPolicies/sep$1")))
            .network();
    assertThat(network.contradictions())
        .containsExactly(
            new Contradiction(
                id(NODES),
                Property.SERVICE_ENDPOINT_POLICIES,
                new Statement("1.json", first),
                new Statement("2.json", second)));
    assertThat(network.subnet(id(NODES)).orElseThrow().serviceEndpointPolicies()).isEmpty();
  }

  @Test
  void aServiceEndpointPolicyMayBeOneOfSeveral() {
    assertThat(
            read(
                    resource(
                        "serviceEndpointPolicies/sep1",
                        "'serviceEndpointPolicyDefinitions': []",
                        NODES_LISTED),
                    subnet(
                        "'serviceEndpointPolicies': [{'id': '"
                            + PROVIDER
                            + "serviceEndpointPolicies/sep2'}, {'id': '"
                            + PROVIDER
                            + "serviceEndpointPolicies/sep1'}]"))
                .network()
                .contradictions())
        .isEmpty();
  }

  @Test
  void aPolicyThatDoesNotListAGroupOfItsOwnIsAContradiction() {
    Network network =
        read(
                resource("firewallPolicies/p1", "'ruleCollectionGroups': []"),
                resource(
                    "firewallPolicies/p1/ruleCollectionGroups/g1",
                    "'priority': 100, 'ruleCollections': []"))
            .network();
    assertThat(network.contradictions())
        .containsExactly(
            new Contradiction(
                id(POLICY),
                Property.RULE_COLLECTION_GROUPS,
                new Statement("1.json", "p1 does not list g1"),
                new Statement("2.json", "g1 is part of p1")));
    assertThat(network.firewallPolicies().get(0).ruleCollectionGroups()).isEmpty();
  }

  @Test
  void aPolicyThatListsAFirewallWithoutOneLeavesTheFirewallsRulesUnknown() {
    Network network =
        read(
                resource("firewallPolicies/p1", "'firewalls': [{'id': '" + FIREWALL + "'}]"),
                resource(
                    "azureFirewalls/f1",
                    "'firewallPolicy': null, 'natRuleCollections': [],"
                        + " 'applicationRuleCollections': [], 'networkRuleCollections':"
                        + " [{'name': 'c', 'priority': 100, 'action': {'type': 'Allow'},"
                        + " 'rules': []}]"))
            .network();
    assertThat(network.contradictions())
        .extracting(Contradiction::property)
        .containsExactly(Property.FIREWALL_POLICY);
    assertThat(network.azureFirewalls().get(0).policy().isUnknown()).isTrue();
    assertThat(network.azureFirewalls().get(0).ruleCollections()).isEmpty();
  }

  @Test
  void aParentThatDoesNotListItsChildIsAContradiction() {
    Network network =
        read(
                resource("firewallPolicies/p0", "'childPolicies': []"),
                resource(
                    "firewallPolicies/p1",
                    "'basePolicy': {'id': '" + PROVIDER + "firewallPolicies/p0'}"))
            .network();
    assertThat(network.contradictions())
        .extracting(Contradiction::property)
        .containsExactly(Property.BASE_POLICY);
    assertThat(network.firewallPolicy(id(POLICY)).orElseThrow().basePolicy().isUnknown()).isTrue();
  }

  private static String group(String... members) {
    String[] all = Arrays.copyOf(members, members.length + 1);
    all[members.length] = "'securityRules': []";
    return resource("networkSecurityGroups/nsg1", all);
  }

  private static AzureInventory read(String... documents) {
    AzureInventory inventory = Documents.read(documents);
    assertThat(inventory.problems()).isEqualTo(List.of());
    return inventory;
  }
}
