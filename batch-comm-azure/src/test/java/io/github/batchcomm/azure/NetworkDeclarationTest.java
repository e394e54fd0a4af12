package io.github.batchcomm.azure;

import static io.github.batchcomm.azure.Documents.ACCOUNT;
import static io.github.batchcomm.azure.Documents.partOfPool;
import static io.github.batchcomm.azure.NetworkDocuments.addresses;
import static io.github.batchcomm.azure.NetworkDocuments.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.PortRange;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.ApplianceAssumption;
import io.github.batchcomm.model.HostFirewall;
import io.github.batchcomm.model.PoolKey;
import io.github.batchcomm.model.RuleAction;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.ServiceTag;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is declared of software firewalls and appliances, and what may not be. */
class NetworkDeclarationTest {

  private static final String RULE =
      "{'name': 'in', 'direction': 'INBOUND', 'action': 'ALLOW', 'protocol': 'TCP',"
          + " 'remoteAddresses': ['198.51.100.0/24', '203.0.113.7'], 'ports': ['443', '1000-2000']}";

  private static final String FIREWALL =
      "{'defaultInbound': 'DENY', 'defaultOutbound': 'allow', 'rules': [%s]}";

  @Test
  void aSoftwareFirewallIsAdded() {
    HostFirewall firewall = hostFirewall(FIREWALL.formatted(RULE));
    assertThat(firewall.defaultInbound()).isEqualTo(RuleAction.DENY);
    assertThat(firewall.defaultOutbound()).isEqualTo(RuleAction.ALLOW);
    assertThat(firewall.rules())
        .containsExactly(
            new HostFirewall.Rule(
                "in",
                Direction.INBOUND,
                RuleAction.ALLOW,
                ProtocolSet.of(Protocol.TCP),
                addresses("198.51.100.0/24", "203.0.113.7"),
                PortSet.of(PortRange.of(443), new PortRange(1000, 2000))));
  }

  @Test
  void allOfEverythingIsWrittenAsAStar() {
    HostFirewall firewall =
        hostFirewall(
            FIREWALL.formatted(
                RULE.replace("'TCP'", "['tcp', '*']")
                    .replaceAll(
                        "'remoteAddresses.*", "'remoteAddresses': ['*'], 'ports': ['*']}")));
    HostFirewall.Rule rule = firewall.rules().get(0);
    assertThat(rule.protocols()).isEqualTo(ProtocolSet.ALL);
    assertThat(rule.remoteAddresses()).isEqualTo(AddressSet.ALL);
    assertThat(rule.ports()).isEqualTo(PortSet.ALL);
  }

  @Test
  void aSoftwareFirewallOfAPoolThatNoDocumentShowsIsAProblem() {
    AzureInventory inventory = Documents.read(ACCOUNT, declaration(FIREWALL.formatted("")));
    assertProblem(inventory, "/pools/acct1~1pool1", "No document shows the pool 'pool1'");
    assertThat(inventory.network().hostFirewalls()).isEmpty();
  }

  @Test
  void declarationsOfTwoSoftwareFirewallsContradictEachOther() {
    AzureInventory inventory =
        Documents.read(
            ACCOUNT,
            partOfPool(),
            declaration(FIREWALL.formatted("")),
            declaration(FIREWALL.formatted(RULE)));
    assertThat(inventory.problems())
        .extracting(InventoryProblem::pointer)
        .containsExactly("/pools/acct1~1pool1/hostFirewall", "/pools/acct1~1pool1/hostFirewall");
    assertThat(inventory.network().hostFirewalls()).isEmpty();
  }

  @Test
  void appliancesAreAddedInOrder() {
    AzureInventory inventory =
        Documents.read(
            appliances(
                "'10.0.0.4': [{'assume': 'PERMITS', 'remote': ['Storage', '203.0.113.0/24']},"
                    + " {'assume': 'denies', 'remote': ['*']}]"));
    assertThat(inventory.problems()).isEmpty();
    assertThat(inventory.network().applianceAssumptions())
        .containsExactly(
            new ApplianceAssumption(
                InetAddresses.forString("10.0.0.4"),
                RuleAction.ALLOW,
                RuleAddresses.union(
                    List.of(
                        RuleAddresses.of(ServiceTag.STORAGE),
                        RuleAddresses.of(addresses("203.0.113.0/24"))))),
            new ApplianceAssumption(
                InetAddresses.forString("10.0.0.4"), RuleAction.DENY, RuleAddresses.ANY));
  }

  @Test
  void oneAssumptionNeedsNoArrayAndMayBeDeclaredTwice() {
    String single = appliances("'2001:db8::4': {'assume': 'PERMITS', 'remote': ['*']}");
    String list = appliances("'2001:DB8::4': [{'assume': 'PERMITS', 'remote': ['*']}]");
    assertThat(Documents.read(single, list).problems()).isEmpty();
    assertThat(Documents.read(single, list).network().applianceAssumptions()).hasSize(1);
  }

  @Test
  void declarationsThatContradictEachOtherAboutAnApplianceAreBothRefused() {
    AzureInventory inventory =
        Documents.read(
            appliances("'10.0.0.4': {'assume': 'PERMITS', 'remote': ['*']}"),
            appliances("'10.0.0.4': {'assume': 'DENIES', 'remote': ['*']}"));
    assertThat(inventory.problems())
        .hasSize(2)
        .allSatisfy(
            problem -> {
              assertThat(problem.pointer()).isEqualTo("/appliances/10.0.0.4");
              assertThat(problem.text()).contains("declares something else");
            });
    assertThat(inventory.network().applianceAssumptions()).isEmpty();
  }

  @Test
  void hostBitsInADeclarationAreRemarked() {
    AzureInventory inventory =
        Documents.read(
            appliances("'10.0.0.4': {'assume': 'PERMITS', 'remote': ['203.0.113.9/24']}"));
    assertThat(inventory.notices())
        .extracting(InventoryNotice::kind)
        .containsExactly(InventoryNotice.Kind.VALUE_NORMALISED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'x': {} | /x | is not an appliance's address",
        "'10.0.0.0/24': {} | /10.0.0.0~124 | is not an appliance's address",
        "'10.0.0.4': 'PERMITS' | /10.0.0.4 | expected an object",
        "'10.0.0.4': [] | /10.0.0.4 | The array is empty",
        "'10.0.0.4': {'remote': ['*']} | /10.0.0.4 | The key 'assume' is missing",
        "'10.0.0.4': {'assume': 'PERMITS'} | /10.0.0.4 | The key 'remote' is missing",
        "'10.0.0.4': {'assume': 'ALLOW', 'remote': ['*']} | /10.0.0.4/assume | PERMITS, DENIES",
        "'10.0.0.4': {'assume': 'PERMITS', 'remote': []} | /10.0.0.4/remote | is empty",
        "'10.0.0.4': {'assume': 'PERMITS', 'remote': '*'} | /10.0.0.4/remote | an array",
        "'10.0.0.4': {'assume': 'PERMITS', 'to': []} | /10.0.0.4/to | assume, remote",
        "'10.0.0.4': {'assume': 'PERMITS', 'remote': ['1-2']} | /10.0.0.4/remote/0 | address",
        "'::1': {'assume': 'DENIES', 'remote': ['*']}, '0::1': {'assume': 'DENIES',"
            + " 'remote': ['*']} | /0::1 | is named twice",
      })
  void aMistakeAboutAnApplianceIsRefused(String appliance, String pointer, String text) {
    assertProblem(Documents.read(appliances(appliance)), "/appliances" + pointer, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'defaultInbound': 'DENY', | `` | `` | The key 'defaultInbound' is missing",
        "'rules' | 'rule' | /rule | defaultInbound, defaultOutbound, rules",
        "'DENY' | 'ALWAYS_ALLOW' | /defaultInbound | Write one of ALLOW, DENY",
        "'name' | 'title' | /rules/0/title | is not known here",
        "'name': 'in', | `` | /rules/0 | The key 'name' is missing",
        "'INBOUND' | 'IN' | /rules/0/direction | INBOUND, OUTBOUND",
        "'protocol': 'TCP', | `` | /rules/0 | Write TCP, UDP, ICMP or *",
        "'TCP' | [] | /rules/0/protocol | is empty",
        "'TCP' | 'SCTP' | /rules/0/protocol | is no protocol of a rule",
        "'203.0.113.7' | 'Storage' | /rules/0/remoteAddresses/1 | is not an IPv4 or IPv6 address",
        "'443', '1000-2000' | `` | /rules/0/ports | is empty",
        "'443' | '99999' | /rules/0/ports/0 | outside 0 to 65535",
        "{'name' | 3, {'name' | /rules/0 | Found a number",
      })
  void aMistakeAboutASoftwareFirewallIsRefused(
      String old, String changed, String pointer, String text) {
    AzureInventory inventory =
        Documents.read(
            ACCOUNT, partOfPool(), declaration(FIREWALL.formatted(RULE).replace(old, changed)));
    assertProblem(inventory, "/pools/acct1~1pool1/hostFirewall" + pointer, text);
    assertThat(inventory.network().hostFirewalls()).isEmpty();
  }

  private static HostFirewall hostFirewall(String firewall) {
    AzureInventory inventory = Documents.read(ACCOUNT, partOfPool(), declaration(firewall));
    assertThat(inventory.problems()).isEmpty();
    return Objects.requireNonNull(
        inventory.network().hostFirewalls().get(new PoolKey("ACCT1", "pool1")));
  }

  private static String declaration(String firewall) {
    return "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': %s}}}"
        .formatted(firewall)
        .replace('\'', '"');
  }

  private static String appliances(String appliances) {
    return "{'batchComm': 1, 'appliances': {%s}}".formatted(appliances).replace('\'', '"');
  }
}
