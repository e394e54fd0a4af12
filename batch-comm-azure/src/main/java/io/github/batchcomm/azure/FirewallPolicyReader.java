package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.ResourceId;
import java.util.Optional;

/** Reads policies of Azure Firewall, their rule collection groups, and IP groups. */
final class FirewallPolicyReader {

  private static final String GROUP = "The rule collection group";

  private FirewallPolicyReader() {}

  static void policy(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings.addBelongings(json, Contradiction.Property.FIREWALL_POLICY, id, "firewalls");
    sightings.addBelongings(json, Contradiction.Property.BASE_POLICY, id, "childPolicies");
    WholeResource policy =
        new WholeResource(
            json, "threatIntelMode", "ruleCollectionGroups", "ruleGroups", "firewalls");
    Optional<ImmutableSet<ResourceId>> groups =
        json.given("ruleCollectionGroups", "ruleGroups")
            .map(it -> json.references("ruleCollectionGroups", "ruleGroups"));
    sightings
        .content()
        .addFirewallPolicies(
            sightings.at(
                json,
                FirewallPolicy.builder()
                    .id(id)
                    .basePolicy(policy.reference("basePolicy"))
                    .ruleCollectionGroups(groups)
                    .threatIntelligence(
                        AzureFirewallReader.threatIntelligence(json, sightings.notices()))
                    .build()));
  }

  static void group(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    Optional<JsonCursor> collections = json.given("ruleCollections", "rules");
    if (collections.isEmpty()
        || !collections.get().elements().stream().allMatch(FirewallPolicyReader::showsRules)) {
      sightings
          .notices()
          .addPartial(
              json,
              "Rule collection group '" + Quoted.text(id.name()) + "'",
              "ruleCollections",
              "az network firewall policy rule-collection-group show");
      return;
    }
    int priority = json.required(GROUP, "priority").integer(100, 65_000);
    ImmutableList<FirewallRuleCollection> read =
        json.list("ruleCollections", "rules").stream()
            .map(it -> collection(it.object(), sightings.notices()))
            .collect(ImmutableList.toImmutableList());
    sightings
        .content()
        .addRuleCollectionGroups(
            sightings.at(json, new FirewallRuleCollectionGroup(id, priority, read)));
  }

  /** Azure shows the rules of a collection even where there are none; NAT's was one of old. */
  private static boolean showsRules(JsonCursor collection) {
    return collection.object().given("rules", "ruleConditions", "ruleCondition").isPresent();
  }

  /** Until 2020 the collections were called rules, and their rules conditions. */
  private static FirewallRuleCollection collection(JsonCursor json, Notices notices) {
    json.filled("ruleType")
        .filter(type -> !Ascii.equalsIgnoreCase(type.text(), "FirewallPolicyFilterRule"))
        .ifPresent(
            type -> {
              throw type.invalid(
                  "Of rule groups of before api-version 2020-05-01 only filter rules are read."
                      + " Export the policy again with a newer version of the Azure CLI");
            });
    return AzureFirewallReader.collection(
        json, json.list("rules", "ruleConditions"), FirewallRuleReader.Kind::of, notices);
  }

  static void ipGroup(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    if (json.given("ipAddresses").isEmpty()) {
      sightings
          .notices()
          .addPartial(
              json,
              "IP group '" + Quoted.text(id.name()) + "'",
              "ipAddresses",
              "az network ip-group show");
      return;
    }
    AddressReader addresses = new AddressReader(sightings.notices());
    AddressSet.Builder read = AddressSet.builder();
    json.list("ipAddresses").forEach(it -> read.addAll(addresses.networkOrRange(it)));
    sightings.content().addIpGroups(sightings.at(json, new IpGroup(id, read.build())));
  }
}
