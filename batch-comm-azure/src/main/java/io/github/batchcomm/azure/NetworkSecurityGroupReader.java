package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SecurityRule;
import java.util.Optional;

/** Reads a network security group. */
final class NetworkSecurityGroupReader {

  private NetworkSecurityGroupReader() {}

  static void read(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings
        .content()
        .addSecurityGroups(
            sightings.at(json, new NetworkContent.SecurityGroup(id, defaults(json, sightings))));
    sightings.addBelongings(json, Contradiction.Property.NETWORK_SECURITY_GROUP, id, "subnets");
    Optional<JsonCursor> rules = json.given("securityRules");
    if (rules.isEmpty()) {
      sightings
          .notices()
          .addPartial(
              json,
              "Network security group '" + Quoted.text(id.name()) + "'",
              "securityRules",
              "az network nsg show");
      return;
    }
    sightings
        .securityRules()
        .addNested(
            id,
            rules.get(),
            "securityRules",
            rule -> SecurityRuleReader.readCustom(rule, sightings.notices()));
  }

  private static Optional<ImmutableList<SecurityRule>> defaults(
      JsonCursor json, NetworkSightings sightings) {
    return json.given("defaultSecurityRules")
        .map(JsonCursor::elements)
        .filter(rules -> !rules.isEmpty())
        .map(
            rules ->
                rules.stream()
                    .map(rule -> SecurityRuleReader.read(rule, sightings.notices()))
                    .collect(ImmutableList.toImmutableList()));
  }
}
