package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.NetworkDocuments.NSG;
import static io.github.batchcomm.azure.NetworkDocuments.PROVIDER;
import static io.github.batchcomm.azure.NetworkDocuments.RULE;
import static io.github.batchcomm.azure.NetworkDocuments.addresses;
import static io.github.batchcomm.azure.NetworkDocuments.alone;
import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static io.github.batchcomm.azure.NetworkDocuments.id;
import static io.github.batchcomm.azure.NetworkDocuments.network;
import static io.github.batchcomm.azure.NetworkDocuments.nsg;
import static io.github.batchcomm.azure.NetworkDocuments.rule;
import static io.github.batchcomm.azure.NetworkDocuments.ruleWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.ServiceTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What network security groups and their rules say. */
class SecurityRuleReadingTest {

  @Test
  void everyFieldOfARuleIsRead() {
    assertThat(rule(RULE))
        .isEqualTo(
            SecurityRule.builder()
                .name("web")
                .direction(Direction.OUTBOUND)
                .action(RuleAction.ALLOW)
                .priority(100)
                .protocols(ProtocolSet.of(Protocol.TCP))
                .destinations(RuleAddresses.of(addresses("198.51.100.0/24")))
                .destinationPorts(PortSet.of(443))
                .build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "null", "[]", ""})
  void aSingularThatSaysNothingLeavesItToThePlural(String singular) {
    String rule =
        ruleWith("destinationPortRange", singular)
            .replace("\"access\"", "\"destinationPortRanges\": [\"80\", \"443\"], \"access\"");
    assertThat(rule(rule).destinationPorts()).isEqualTo(PortSet.of(80, 443));
  }

  @Test
  void singularAndPluralAreUnited() {
    String rule =
        RULE.replace(
            "\"access\"",
            "\"destinationPortRanges\": [\"8000-8002\"],"
                + " \"destinationAddressPrefixes\": [\"203.0.113.7\", \"storage\"], \"access\"");
    assertThat(rule(rule).destinationPorts())
        .isEqualTo(PortSet.of(PortRange.of(443), new PortRange(8000, 8002)));
    assertThat(rule(rule).destinations())
        .isEqualTo(
            RuleAddresses.union(
                List.of(
                    RuleAddresses.of(addresses("198.51.100.0/24", "203.0.113.7")),
                    RuleAddresses.of(ServiceTag.STORAGE))));
  }

  @Test
  void twoPortsInAListAreTheRangeOfBoth() {
    String list =
        ruleWith("destinationPortRange", "null")
            .replace("\"access\"", "\"destinationPortRanges\": [\"29876\", \"29877\"], \"access\"");
    assertThat(rule(list)).isEqualTo(rule(ruleWith("destinationPortRange", "'29876-29877'")));
  }

  @ParameterizedTest
  @CsvSource({
    "sourcePortRange, sourcePortRanges",
    "destinationPortRange, destinationPortRanges",
    "sourceAddressPrefix, sourceAddressPrefixes",
    "destinationAddressPrefix, destinationAddressPrefixes",
    "protocol, protocol",
    "access, access",
    "direction, direction",
    "priority, priority"
  })
  void whatIsMissingIsAProblemAndNeverAny(String property, String named) {
    AzureInventory inventory = Documents.read(nsg(ruleWith(property, "")));
    assertProblem(inventory, "/properties/securityRules/0", "has no " + property, named);
    assertThat(inventory.network().networkSecurityGroups()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Tcp, 6", "UDP, 17", "icmp, 1", "Esp, 50", "AH, 51"})
  void protocolsAreReadInAnyCase(String text, int number) {
    assertThat(rule(ruleWith("protocol", "'" + text + "'")).protocols())
        .isEqualTo(ProtocolSet.of(new Protocol(number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "All", "any"})
  void everyProtocolIsMeantEvenBesidePorts(String text) {
    SecurityRule rule = rule(ruleWith("protocol", "'" + text + "'"));
    assertThat(rule.protocols()).isEqualTo(ProtocolSet.ALL);
    assertThat(rule.destinationPorts()).isEqualTo(PortSet.of(443));
  }

  @Test
  void accessAndDirectionAreReadInAnyCase() {
    SecurityRule rule = rule(ruleWith("access", "'deny'").replace("\"Outbound\"", "\"inbound\""));
    assertThat(rule.action()).isEqualTo(RuleAction.DENY);
    assertThat(rule.direction()).isEqualTo(Direction.INBOUND);
  }

  @Test
  void allAddressesAndAllOfIpv4AndTheInternetAreThreeThings() {
    assertThat(rule(ruleWith("destinationAddressPrefix", "'*'")).destinations())
        .isEqualTo(RuleAddresses.ANY);
    assertThat(rule(ruleWith("destinationAddressPrefix", "'0.0.0.0/0'")).destinations())
        .isEqualTo(RuleAddresses.of(AddressSet.ALL_IPV4));
    assertThat(rule(ruleWith("destinationAddressPrefix", "'INTERNET'")).destinations())
        .isEqualTo(RuleAddresses.of(ServiceTag.INTERNET));
  }

  @Test
  void aBareAddressIsItselfAlone() {
    assertThat(rule(ruleWith("destinationAddressPrefix", "'2001:db8::7'")).destinations())
        .isEqualTo(RuleAddresses.of(addresses("2001:db8::7/128")));
  }

  @Test
  void tagsAreReadInAnyCaseAndKeptWhenUnknown() {
    assertThat(
            rule(ruleWith("destinationAddressPrefix", "'batchnodemanagement.WESTEUROPE'"))
                .destinations()
                .toString())
        .isEqualTo("BatchNodeManagement.WestEurope");
    assertThat(rule(ruleWith("destinationAddressPrefix", "'ContosoService'")).destinations())
        .isEqualTo(RuleAddresses.of(ServiceTag.parse("ContosoService")));
  }

  @Test
  void applicationSecurityGroupsStandByTheirIds() {
    String asg = PROVIDER + "applicationSecurityGroups/asg1";
    String rule =
        ruleWith("destinationAddressPrefix", "null")
            .replace(
                "\"access\"",
                "\"destinationApplicationSecurityGroups\": [{\"id\": \""
                    + asg
                    + "\"}], \"access\"");
    assertThat(rule(rule).destinations().applicationSecurityGroups()).containsExactly(id(asg));
    assertThat(rule(rule).destinations().addresses()).isEqualTo(AddressSet.NONE);
  }

  @Test
  void hostBitsAreClearedWithARemark() {
    AzureInventory inventory =
        Documents.read(nsg(ruleWith("destinationAddressPrefix", "'198.51.100.77/24'")));
    assertThat(inventory.network().networkSecurityGroups().get(0).securityRules().get(0))
        .isEqualTo(rule(RULE));
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(
            notice -> {
              assertThat(notice.kind()).isEqualTo(InventoryNotice.Kind.VALUE_NORMALISED);
              assertThat(notice.pointer())
                  .isEqualTo("/properties/securityRules/0/properties/destinationAddressPrefix");
              assertThat(notice.text()).contains("198.51.100.77/24", "198.51.100.0/24");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "priority | 99 | 99 is outside 100 to 4096",
        "priority | 4097 | 4097 is outside 100 to 4096",
        "priority | 'first' | expected a whole number",
        "protocol | 'Sctp' | Expected Tcp, Udp, Icmp, Esp, Ah or *",
        "access | 'Maybe' | Expected one of ALLOW, DENY",
        "access | 'AlwaysAllow' | cannot allow always",
        "direction | 'Both' | Expected one of INBOUND, OUTBOUND",
        "destinationPortRange | '443,80' | is not a port",
        "destinationPortRange | '70000' | outside 0 to 65535",
        "destinationPortRange | '2-1' | ends swapped",
        "destinationAddressPrefix | '789' | is not an IPv4 or IPv6 address or CIDR",
        "destinationAddressPrefix | '192.0.2.0/33' | outside 0 to 32",
        "destinationAddressPrefix | '[parameters(`a`)]' | is an expression of a template",
      })
  void aValueThatCannotBeIsAProblemAtItsPlace(String property, String value, String text) {
    AzureInventory inventory = Documents.read(nsg(ruleWith(property, value)), Documents.ACCOUNT);
    assertProblem(inventory, "/properties/securityRules/0/properties/" + property, text);
    assertThat(inventory.network().networkSecurityGroups()).isEmpty();
    assertThat(inventory.accounts()).hasSize(1);
  }

  @Test
  void aQuotedPriorityAndAPortAsANumberAreRead() {
    assertThat(rule(ruleWith("priority", "'100'"))).isEqualTo(rule(RULE));
    assertThat(rule(ruleWith("destinationPortRange", "443"))).isEqualTo(rule(RULE));
  }

  @Test
  void twoRulesOfOneDirectionInOnePlaceLeaveTheGroupOut() {
    AzureInventory inventory = Documents.read(nsg(RULE, RULE.replace("web", "other")));
    assertProblem(
        inventory,
        "/properties/securityRules/1",
        "Rules 'web' and 'other'",
        "priority 100 outbound",
        "left out");
    assertThat(inventory.network().networkSecurityGroups()).isEmpty();
  }

  @Test
  void rulesOfBothDirectionsMayShareAPlace() {
    assertThat(
            network(nsg(RULE, RULE.replace("web", "other").replace("Outbound", "Inbound")))
                .networkSecurityGroups())
        .hasSize(1);
  }

  @Test
  void withoutDefaultRulesAGroupHasTheSixOfAzure() {
    NetworkSecurityGroup group = network(nsg()).networkSecurityGroups().get(0);
    assertThat(group.securityRules()).isEmpty();
    assertThat(group.defaultSecurityRules())
        .extracting(SecurityRule::name)
        .contains("DenyAllInBound", "AllowInternetOutBound")
        .hasSize(6);
  }

  @Test
  void defaultRulesThatAreGivenAreKept() {
    String defaults =
        "\"defaultSecurityRules\": ["
            + RULE.replace("\"priority\": 100", "\"priority\": 65500")
                .replace("web", "DenyAllOutBound")
                .replace("Allow", "Deny")
            + "], \"securityRules\"";
    NetworkSecurityGroup group =
        network(nsg().replace("\"securityRules\"", defaults)).networkSecurityGroups().get(0);
    assertThat(group.defaultSecurityRules())
        .singleElement()
        .satisfies(it -> assertThat(it.isDefault()).isTrue());
  }

  @Test
  void rulesOutsideTheirGroupAreThoseInside() {
    Network nested = network(nsg(RULE));
    assertThat(network(nsg(), alone(RULE))).isEqualTo(nested);
    assertThat(network(nsg(RULE), alone(RULE))).isEqualTo(nested);
  }

  @Test
  void aListOfRulesAloneMakesTheirGroup() {
    assertThat(network("[" + alone(RULE) + "]")).isEqualTo(network(nsg(RULE)));
  }

  @Test
  void aRuleWithoutTheOthersOfItsGroupIsAProblem() {
    AzureInventory inventory = Documents.read(alone(RULE));
    assertProblem(
        inventory,
        "",
        "Security rule 'web' belongs to network security group 'nsg1'",
        "az network nsg show");
    assertThat(inventory.network()).isEqualTo(Network.unknown());
  }

  @Test
  void aPageOfRulesThatGoesOnElsewhereIsNoList() {
    AzureInventory inventory =
        Documents.read("{\"value\": [" + alone(RULE) + "], \"nextLink\": \"https://a\"}");
    assertProblem(inventory, "/value/0", "no document tells what else does");
    assertThat(inventory.isComplete()).isFalse();
  }

  @Test
  void aGroupThatDoesNotShowItsRulesCountsAsNotGiven() {
    AzureInventory inventory =
        Documents.read("{\"id\": \"" + NSG + "\", \"location\": \"westeurope\"}");
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.network().networkSecurityGroups()).isEmpty();
    assertThat(inventory.notices())
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("shows no securityRules"));
  }
}
