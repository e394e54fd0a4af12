package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.PROVIDER;
import static io.github.batchcomm.azure.NetworkDocuments.addresses;
import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static io.github.batchcomm.azure.NetworkDocuments.id;
import static io.github.batchcomm.azure.NetworkDocuments.network;
import static io.github.batchcomm.azure.NetworkDocuments.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressRange;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocol;
import io.github.batchcomm.model.FirewallRule.ApplicationProtocolType;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Azure Firewalls, their policies and IP groups say. */
class FirewallReadingTest {

  private static final String GROUP = PROVIDER + "ipGroups/ips1";
  private static final String POLICY = PROVIDER + "firewallPolicies/policy1";

  private static final String NETWORK_RULE =
      "{'name': 'n1', 'ruleType': 'NetworkRule', 'ipProtocols': ['TCP'], 'sourceAddresses':"
          + " ['10.0.1.0/24'], 'destinationAddresses': ['BatchNodeManagement.WestEurope'],"
          + " 'destinationPorts': ['443']}";

  private static final String APPLICATION_RULE =
      "{'name': 'a1', 'ruleType': 'ApplicationRule', 'protocols': [{'protocolType': 'Https',"
          + " 'port': 443}], 'sourceAddresses': ['*'], 'targetFqdns': ['*.batch.example']}";

  @Test
  void aNetworkRuleOfAPolicyIsRead() {
    assertThat(rule(NETWORK_RULE))
        .isEqualTo(
            new FirewallRule.Network(
                "n1",
                ProtocolSet.of(Protocol.TCP),
                RuleAddresses.of(addresses("10.0.1.0/24")),
                RuleAddresses.of(ServiceTag.parse("BatchNodeManagement.WestEurope")),
                ImmutableSet.of(),
                PortSet.of(443)));
  }

  @Test
  void anyBesidePortsIsTcpAndUdpAndBesideAllPortsEveryProtocol() {
    String any = NETWORK_RULE.replace("['TCP']", "['Any', 'ICMP']");
    assertThat(networkRule(any).protocols())
        .isEqualTo(ProtocolSet.of(Protocol.TCP, Protocol.UDP, Protocol.ICMP));
    assertThat(networkRule(any.replace("'443'", "'*'")).protocols()).isEqualTo(ProtocolSet.ALL);
    assertThat(networkRule(any.replace("'443'", "'0-65535'")).protocols())
        .isEqualTo(ProtocolSet.ALL);
  }

  @Test
  void rangesIpGroupsAndHostsAreRead() {
    FirewallRule.Network rule =
        networkRule(
            NETWORK_RULE
                .replace("'10.0.1.0/24'", "'10.0.1.4-10.0.1.9', '203.0.113.7'")
                .replace(
                    "'destinationAddresses': ['BatchNodeManagement.WestEurope']",
                    "'destinationAddresses': [], 'destinationIpGroups': ['%s'],".formatted(GROUP)
                        + " 'destinationFqdns': ['Api.Example.com']")
                .replace("['443']", "['443-444', 8443]"));
    assertThat(rule.sources().addresses())
        .isEqualTo(
            AddressSet.of(
                    new AddressRange(
                        InetAddresses.forString("10.0.1.4"), InetAddresses.forString("10.0.1.9")))
                .union(addresses("203.0.113.7")));
    assertThat(rule.destinations().ipGroups()).containsExactly(id(GROUP));
    assertThat(rule.destinationHosts()).containsExactly(new HostName("api.example.com"));
    assertThat(rule.destinationPorts())
        .isEqualTo(PortSet.of(new PortRange(443, 444), PortRange.of(8443)));
  }

  @Test
  void anApplicationRuleIsReadWithWhatNoHostNameIs() {
    FirewallRule.Application rule =
        (FirewallRule.Application)
            rule(
                APPLICATION_RULE
                    .replace(
                        "'*.batch.example'",
                        "'*.batch.example', '*Example.org', '*', 'A.example', 'www.*.example'")
                    .replace(
                        "'sourceAddresses'",
                        "'targetUrls': ['www.example.net/a'], 'fqdnTags': ['WindowsUpdate'],"
                            + " 'webCategories': ['Games'], 'terminateTLS': true,"
                            + " 'sourceAddresses'"));
    assertThat(rule.protocols())
        .containsExactly(new ApplicationProtocol(ApplicationProtocolType.HTTPS, 443));
    assertThat(rule.anyHost()).isTrue();
    assertThat(rule.targetHosts())
        .containsExactlyInAnyOrder(
            new HostName("*.batch.example"),
            new HostName("*example.org"),
            new HostName("a.example"));
    assertThat(rule.otherTargets()).containsExactlyInAnyOrder("www.*.example", "www.example.net/a");
    assertThat(rule.fqdnTags()).containsExactly("WindowsUpdate");
    assertThat(rule.webCategories()).containsExactly("Games");
    assertThat(rule.terminatesTls()).isTrue();
  }

  @Test
  void aNatRuleKeepsWhereItSendsTo() {
    String nat =
        "{'name': 't1', 'ruleType': 'NatRule', 'ipProtocols': ['UDP'], 'sourceAddresses': ['*'],"
            + " 'destinationAddresses': ['203.0.113.7'], 'destinationPorts': ['53'],"
            + " 'translatedAddress': '10.0.1.4', 'translatedPort': '5353'}";
    assertThat(rule(nat))
        .isInstanceOfSatisfying(
            FirewallRule.Nat.class,
            it -> {
              assertThat(it.translated()).isEqualTo("10.0.1.4:5353");
              assertThat(it.destinations()).isEqualTo(RuleAddresses.of(addresses("203.0.113.7")));
            });
  }

  @Test
  void aGroupHasItsPlaceAndItsCollectionsTheirs() {
    FirewallRuleCollectionGroup group =
        network(group(NETWORK_RULE)).firewallRuleCollectionGroups().get(0);
    assertThat(group.policy()).isEqualTo(id(POLICY));
    assertThat(group.priority()).isEqualTo(200);
    assertThat(group.collections())
        .extracting(FirewallRuleCollection::priority, FirewallRuleCollection::action)
        .containsExactly(tuple(300, FirewallAction.ALLOW));
  }

  @Test
  void anOldGroupOfConditionsIsReadAsOneOfRules() {
    String old =
        resource(
            "firewallPolicies/policy1/ruleGroups/g1",
            "'properties': {'priority': 200, 'rules': [{'ruleType': 'FirewallPolicyFilterRule',"
                + " 'name': 'c1', 'priority': 300, 'action': {'type': 'Allow'},"
                + " 'ruleConditions': [%s]}]}"
                    .formatted(
                        NETWORK_RULE.replace(
                            "'ruleType': 'NetworkRule'",
                            "'ruleConditionType': 'NetworkRuleCondition'")));
    assertThat(network(old).firewallRuleCollectionGroups().get(0).collections())
        .isEqualTo(
            network(group(NETWORK_RULE)).firewallRuleCollectionGroups().get(0).collections());
  }

  @Test
  void aFirewallWithRulesOfItsOwnIsRead() {
    AzureFirewall firewall = firewall("");
    assertThat(firewall.privateAddresses()).containsExactly(InetAddresses.forString("10.0.0.4"));
    assertThat(firewall.publicIpAddresses())
        .containsExactly(id(PROVIDER + "publicIPAddresses/ip1"));
    assertThat(firewall.threatIntelligence()).isEqualTo(ThreatIntelligenceMode.ALERT);
    assertThat(firewall.ruleCollections())
        .extracting(FirewallRuleCollection::name, FirewallRuleCollection::action)
        .containsExactly(tuple("c1", FirewallAction.DENY));
    assertThat(firewall.ruleCollections().get(0).rules()).hasSize(1);
    assertThat(firewall.policy().isUnknown()).isTrue();
    assertThat(firewall(", 'provisioningState': 'Succeeded'").policy().isAbsent()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'count': 1, 'addresses': [{'address': '192.0.2.7'}]} | 192.0.2.7
          {'count': 0} | none
          {'count': 0, 'addresses': null} | none
          {'count': 2, 'addresses': [{'address': '192.0.2.7'}]} | not shown
          {'addresses': []} | not shown
          null | not shown
          """)
  void aFirewallInAHubShowsItsPublicAddresses(String shown, String expected) {
    AzureFirewall firewall =
        network(
                resource(
                    "azureFirewalls/fw1",
                    "'firewallPolicy': {'id': '%s'}".formatted(POLICY),
                    "'hubIPAddresses': {'privateIPAddress': '10.9.0.4', 'publicIPs': %s}"
                        .formatted(shown)))
            .azureFirewalls()
            .get(0);
    assertThat(
            firewall
                .hubPublicAddresses()
                .map(it -> it.isEmpty() ? "none" : InetAddresses.toAddrString(it.asList().get(0)))
                .orElse("not shown"))
        .isEqualTo(expected);
  }

  @Test
  void aFirewallInAHubShowsItsAddressElsewhere() {
    AzureFirewall firewall =
        network(
                resource(
                    "azureFirewalls/fw1",
                    "'firewallPolicy': {'id': '%s'}".formatted(POLICY),
                    "'hubIPAddresses': {'privateIPAddress': '10.9.0.4'}"))
            .azureFirewalls()
            .get(0);
    assertThat(firewall.privateAddresses()).containsExactly(InetAddresses.forString("10.9.0.4"));
    assertThat(firewall.policy().value()).contains(id(POLICY));
  }

  @Test
  void aFirewallThatMayHaveMoreRulesCountsAsNotGiven() {
    AzureInventory inventory =
        Documents.read(resource("azureFirewalls/fw1", "'networkRuleCollections': []"));
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.network().azureFirewalls()).isEmpty();
    assertThat(inventory.notices()).hasSize(1);
  }

  @Test
  void aPolicyListsItsGroupsAndItsBase() {
    String group = POLICY + "/ruleCollectionGroups/g1";
    FirewallPolicy whole =
        policy(
            "'threatIntelMode': 'Off', 'provisioningState': 'Succeeded'",
            "'ruleCollectionGroups': [{'id': '%s'}]".formatted(group));
    assertThat(whole.basePolicy().isAbsent()).isTrue();
    assertThat(whole.ruleCollectionGroups().orElseThrow()).containsExactly(id(group));
    assertThat(whole.threatIntelligence()).isEqualTo(ThreatIntelligenceMode.OFF);
    FirewallPolicy part = policy();
    assertThat(part.basePolicy().isUnknown()).isTrue();
    assertThat(part.ruleCollectionGroups()).isEmpty();
    assertThat(policy("'basePolicy': {'id': '%s0'}".formatted(POLICY)).basePolicy().value())
        .contains(id(POLICY + "0"));
  }

  @Test
  void anIpGroupIsRead() {
    var network =
        network(
            resource(
                "ipGroups/ips1",
                "'ipAddresses': ['203.0.113.7', '198.51.100.0/24', '10.0.0.1-10.0.0.2']"));
    assertThat(network.ipGroup(id(GROUP)).orElseThrow().addresses())
        .isEqualTo(addresses("203.0.113.7", "198.51.100.0/24", "10.0.0.1", "10.0.0.2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['TCP'] | [] | `` | has no ipProtocols and no protocols",
        "['443'] | null | `` | has no destinationPorts",
        "['10.0.1.0/24'] | [] | `` | has no sourceAddresses and no sourceIpGroups",
        "['BatchNodeManagement.WestEurope'] | [] | `` | has no destinationAddresses",
        "'10.0.1.0/24' | '10.0.1.9-10.0.1.4' | /sourceAddresses/0 | has its ends swapped",
        "'NetworkRule' | 'OtherRule' | /ruleType | Expected NetworkRule",
        "'TCP' | 'SMTP' | /ipProtocols/0 | is no protocol of a rule",
      })
  void aRuleThatCannotBeIsAProblem(String old, String changed, String pointer, String text) {
    assertProblem(
        Documents.read(group(NETWORK_RULE.replace(old, changed))),
        "/properties/ruleCollections/0/rules/0" + pointer,
        text);
  }

  @Test
  void prioritiesMayBeQuotedAndMustBeInRange() {
    assertThat(network(group(NETWORK_RULE).replace("300", "\"300\"")))
        .isEqualTo(network(group(NETWORK_RULE)));
    assertProblem(
        Documents.read(group(NETWORK_RULE).replace("300", "99")),
        "/properties/ruleCollections/0/priority",
        "99 is outside 100 to 65000");
  }

  private static FirewallRule rule(String rule) {
    return network(group(rule))
        .firewallRuleCollectionGroups()
        .get(0)
        .collections()
        .get(0)
        .rules()
        .get(0);
  }

  private static FirewallRule.Network networkRule(String rule) {
    return (FirewallRule.Network) rule(rule);
  }

  private static String group(String rule) {
    return resource(
        "firewallPolicies/policy1/ruleCollectionGroups/g1",
        "'properties': {'priority': 200, 'ruleCollections': [{'ruleCollectionType':"
            + " 'FirewallPolicyFilterRuleCollection', 'name': 'c1', 'priority': 300,"
            + " 'action': {'type': 'allow'}, 'rules': [%s]}]}".formatted(rule));
  }

  private static AzureFirewall firewall(String more) {
    String collection =
        "{'name': 'c1', 'properties': {'priority': 100, 'action': {'type': 'Deny'}, 'rules': [%s]}}"
            .formatted(NETWORK_RULE.replace("ipProtocols", "protocols"));
    return network(
            resource(
                "azureFirewalls/fw1",
                "'properties': {'threatIntelMode': 'Alert', 'natRuleCollections': [],"
                    + " 'networkRuleCollections': [%s], 'applicationRuleCollections': [],"
                        .formatted(collection)
                    + " 'ipConfigurations': [{'properties': {'privateIPAddress': '10.0.0.4',"
                    + " 'publicIPAddress': {'id': '%spublicIPAddresses/ip1'}}}]%s}"
                        .formatted(PROVIDER, more)))
        .azureFirewalls()
        .get(0);
  }

  private static FirewallPolicy policy(String... members) {
    return network(resource("firewallPolicies/policy1", members)).firewallPolicies().get(0);
  }
}
