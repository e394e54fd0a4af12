package io.github.batchcomm.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.batchcomm.model.Workload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the reader agree on what a declaration is. */
class DeclarationSchemaTest {

  private static final String EFFECTIVE_ROUTES =
      """
      [{"source": "Default", "state": "Active", "addressPrefix": ["0.0.0.0/0"],
        "nextHopType": "Internet"}]
      """;

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'batchComm': 1}",
        "{'batchComm': 1, 'accounts': {}, 'pools': {}}",
        "{'batchComm': 1, 'accounts': {'acct1': {}}, 'pools': {'acct1/pool1': {}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': []}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': ["
            + "{'to': 'simplified', 'requestedAt': '2022-03-01T09:00:00.1234567+01:00',"
            + " 'confirmedAt': '2022-03-02T09:00:00Z'},"
            + " {'to': 'Classic', 'requestedAt': '2022-04-01T09:00:00Z', 'confirmedAt': null}]}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': ["
            + "{'to': 'SIMPLIFIED', 'confirmedAt': '2022-03-01T09:00Z'}]}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'noPublicIpGeneration': 'v2_Simplified',"
            + " 'lastScaledFromZero': '2022-03-01T09:00:00Z',"
            + " 'workloads': ['job_manager_tasks', 'CONTAINERS', 'CONTAINERS']}}}",
        "{'batchComm': 1, 'appliances': {}}",
        "{'batchComm': 1, 'effectiveRoutes': {}}",
        "{'batchComm': 1, 'effectiveRoutes': {'3.json': '/subscriptions/s/resourceGroups/rg"
            + "/providers/Microsoft.Network/virtualNetworks/vnet1/subnets/nodes'}}",
        "{'batchComm': 1, 'appliances': {'10.0.0.4': {'assume': 'permits', 'remote': ['*']},"
            + " '2001:db8::4': [{'assume': 'DENIES', 'remote':"
            + " ['BatchNodeManagement.WestEurope', '203.0.113.0/24', '2001:db8::/32']}]}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': {'defaultInbound': 'Deny',"
            + " 'defaultOutbound': 'ALLOW'}}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': {'defaultInbound': 'DENY',"
            + " 'defaultOutbound': 'ALLOW', 'rules': [{'name': 'r', 'direction': 'outbound',"
            + " 'action': 'allow', 'protocol': ['tcp', 'Udp', '*'],"
            + " 'remoteAddresses': ['*', '203.0.113.7', '2001:db8::/32'],"
            + " 'ports': ['*', '443', '1000-2000', 22]}]}}}}",
      })
  void whatTheReaderTakesTheSchemaTakesToo(String json) {
    String declaration = json.replace('\'', '"');
    assertThat(read(declaration).problems()).isEmpty();
    assertThat(errors(declaration)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'batchComm': 2}",
        "{'batchComm': '1'}",
        "{'batchComm': 1, 'account': {}}",
        "{'batchComm': 1, 'accounts': []}",
        "{'batchComm': 1, 'accounts': null}",
        "{'batchComm': 1, 'accounts': {'a/b': {}}}",
        "{'batchComm': 1, 'accounts': {'': {}}}",
        "{'batchComm': 1, 'accounts': {'acct1': 3}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'x': 1}}}",
        "{'batchComm': 1, 'pools': {'pool1': {}}}",
        "{'batchComm': 1, 'pools': {'a/b/c': {}}}",
        "{'batchComm': 1, 'pools': {'/b': {}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'workload': []}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'workloads': 'CONTAINERS'}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'workloads': ['X']}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'noPublicIpGeneration': 'UNKNOWN'}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'lastScaledFromZero': 'May'}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'lastScaledFromZero': null}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': [{}]}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': ["
            + "{'to': 'CLASSIC'}]}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': ["
            + "{'to': 'CLASSIC', 'confirmedAt': null}]}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': ["
            + "{'to': 'MODERN', 'requestedAt': '2022-03-01T09:00:00Z'}]}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': ["
            + "{'to': 'CLASSIC', 'requestedAt': null}]}}}",
        "{'batchComm': 1, 'accounts': {'acct1': {'communicationModelChanges': ["
            + "{'to': 'CLASSIC', 'requestedAt': '2022-03-01T09:00:00'}]}}}",
        "{'batchComm': 1, 'appliances': []}",
        "{'batchComm': 1, 'effectiveRoutes': []}",
        "{'batchComm': 1, 'effectiveRoutes': {'3.json': 'nodes'}}",
        "{'batchComm': 1, 'effectiveRoutes': {'3.json': ['/subscriptions/s/resourceGroups/rg"
            + "/providers/Microsoft.Network/virtualNetworks/vnet1/subnets/nodes']}}",
        "{'batchComm': 1, 'appliances': {'fw1': {'assume': 'PERMITS', 'remote': ['*']}}}",
        "{'batchComm': 1, 'appliances': {'10.0.0.4': []}}",
        "{'batchComm': 1, 'appliances': {'10.0.0.4': {'assume': 'PERMITS'}}}",
        "{'batchComm': 1, 'appliances': {'10.0.0.4': {'assume': 'ALLOW', 'remote': ['*']}}}",
        "{'batchComm': 1, 'appliances': {'10.0.0.4': {'assume': 'DENIES', 'remote': []}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': {}}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': {'defaultInbound': 'DENY',"
            + " 'defaultOutbound': 'ALWAYS_ALLOW'}}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': {'defaultInbound': 'DENY',"
            + " 'defaultOutbound': 'ALLOW', 'rules': [{'name': 'r', 'direction': 'INBOUND',"
            + " 'action': 'ALLOW', 'protocol': 'SCTP', 'remoteAddresses': ['*'],"
            + " 'ports': ['*']}]}}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': {'defaultInbound': 'DENY',"
            + " 'defaultOutbound': 'ALLOW', 'rules': [{'name': 'r', 'direction': 'INBOUND',"
            + " 'action': 'ALLOW', 'protocol': 'TCP', 'remoteAddresses': ['Storage'],"
            + " 'ports': ['*']}]}}}}",
        "{'batchComm': 1, 'pools': {'acct1/pool1': {'hostFirewall': {'defaultInbound': 'DENY',"
            + " 'defaultOutbound': 'ALLOW', 'rules': [{'name': 'r', 'direction': 'INBOUND',"
            + " 'action': 'ALLOW', 'protocol': 'TCP', 'remoteAddresses': ['*']}]}}}}",
      })
  void whatTheReaderRefusesTheSchemaRefusesToo(String json) {
    String declaration = json.replace('\'', '"');
    assertThat(read(declaration).problems()).hasSize(1);
    assertThat(errors(declaration)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Workload.class)
  void everyWorkloadIsInTheSchema(Workload workload) {
    String declaration =
        "{\"batchComm\": 1, \"pools\": {\"acct1/pool1\": {\"workloads\": [\"%s\"]}}}"
            .formatted(workload);
    assertThat(errors(declaration)).isEmpty();
  }

  @Test
  void theExampleOfTheTestsIsValid() {
    assertThat(errors(Documents.DECLARATION)).isEmpty();
  }

  private static AzureInventory read(String declaration) {
    return Documents.read(Documents.ACCOUNT, Documents.partOfPool(), EFFECTIVE_ROUTES, declaration);
  }

  private static List<Error> errors(String declaration) {
    return SCHEMA.validate(declaration, InputFormat.JSON);
  }

  private static String text() {
    try {
      return Resources.toString(
          Resources.getResource(AzureInventory.class, "declaration.schema.json"),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
