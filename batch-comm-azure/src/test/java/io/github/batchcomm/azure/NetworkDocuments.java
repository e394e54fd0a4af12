package io.github.batchcomm.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SecurityRule;
import java.util.Arrays;

/** Documents of networks for tests, written by hand in the shapes that Azure uses. */
final class NetworkDocuments {

  static final String PROVIDER = Documents.GROUP + "/providers/Microsoft.Network/";

  static final String NSG = PROVIDER + "networkSecurityGroups/nsg1";

  static final String TABLE = PROVIDER + "routeTables/table1";

  static final String VNET = PROVIDER + "virtualNetworks/vnet1";

  static final String NODES = VNET + "/subnets/nodes";

  /** A rule with everything it must have, as the REST API writes it. */
  static final String RULE =
      """
      {"name": "web", "properties": {
        "protocol": "Tcp", "access": "Allow", "direction": "Outbound", "priority": 100,
        "sourceAddressPrefix": "*", "sourcePortRange": "*",
        "destinationAddressPrefix": "198.51.100.0/24", "destinationPortRange": "443"}}
      """;

  private NetworkDocuments() {}

  static String nsg(String... rules) {
    return """
        {"id": "%s", "name": "nsg1", "type": "Microsoft.Network/networkSecurityGroups",
         "location": "westeurope", "properties": {"securityRules": [%s]}}
        """
        .formatted(NSG, String.join(", ", rules));
  }

  /** The rule by itself, as a document of its own. */
  static String alone(String rule) {
    return rule.strip().replaceFirst("\\{", "{\"id\": \"" + NSG + "/securityRules/web\", ");
  }

  /** A rule in which one property is another, or is missing where the value is empty. */
  static String ruleWith(String property, String value) {
    String quoted = value.replace('\'', '"');
    String member = quoted.isEmpty() ? "" : "\"" + property + "\": " + quoted + ",";
    String without = RULE.replaceAll("\"" + property + "\": (\"[^\"]*\"|\\d+),?", "");
    return without
        .replace("\"properties\": {", "\"properties\": {" + member)
        .replaceAll(",\\s*}", "}");
  }

  static String table(String... routes) {
    return """
        {"id": "%s", "name": "table1", "disableBgpRoutePropagation": true, "routes": [%s]}
        """
        .formatted(TABLE, String.join(", ", routes));
  }

  static String subnet(String... members) {
    return "{\"id\": \"%s\", \"name\": \"nodes\", \"addressPrefix\": \"10.0.1.0/24\"%s}"
        .formatted(NODES, joined(members));
  }

  static String resource(String typeAndName, String... members) {
    return "{\"id\": \"%s%s\"%s}".formatted(PROVIDER, typeAndName, joined(members));
  }

  private static String joined(String... members) {
    StringBuilder joined = new StringBuilder();
    Arrays.stream(members).forEach(it -> joined.append(", ").append(it.replace('\'', '"')));
    return joined.toString();
  }

  /** Reads documents that make no problem. */
  static Network network(String... documents) {
    AzureInventory inventory = Documents.read(documents);
    assertThat(inventory.problems()).isEmpty();
    return inventory.network();
  }

  /** Reads one rule of a group. */
  static SecurityRule rule(String rule) {
    ImmutableList<NetworkSecurityGroup> groups = network(nsg(rule)).networkSecurityGroups();
    return groups.get(0).securityRules().get(0);
  }

  static void assertProblem(AzureInventory inventory, String pointer, String... texts) {
    assertThat(inventory.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.pointer()).isEqualTo(pointer);
              assertThat(problem.text()).contains(texts);
            });
  }

  static ResourceId id(String text) {
    return ResourceId.parse(text);
  }

  static AddressSet addresses(String... prefixes) {
    return AddressSet.copyOf(Arrays.stream(prefixes).map(IpPrefix::parse).toList());
  }
}
