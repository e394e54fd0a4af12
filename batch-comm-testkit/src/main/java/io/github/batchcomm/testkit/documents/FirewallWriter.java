package io.github.batchcomm.testkit.documents;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallPolicy;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.FirewallRuleCollectionGroup;
import io.github.batchcomm.model.IpGroup;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import java.net.InetAddress;

/** Writes Azure Firewalls, their policies, groups of rule collections and IP groups. */
final class FirewallWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  FirewallWriter(Variation variation) {
    this.variation = variation;
  }

  /** {@return a firewall with the rule collections that are its own} */
  ObjectNode firewall(AzureFirewall firewall, ResourceForm form, ResourceJson json) {
    boolean isWhole = !firewall.policy().isUnknown() && variation.maybe();
    if (isWhole) {
      json.whole(firewall.provisioningState());
      json.property("sku", JSON.objectNode().put("name", "AZFW_VNet").put("tier", "Standard"));
    }
    if (!isWhole) {
      json.state(firewall.provisioningState());
    }
    json.reference("virtualHub", firewall.virtualHub());
    json.reference("firewallPolicy", firewall.policy(), isWhole);
    json.constant("threatIntelMode", firewall.threatIntelligence());
    ipConfigurations(firewall, form, json);
    boolean areNeeded = !isWhole && !firewall.policy().isPresent();
    for (FirewallRules kind : FirewallRules.values()) {
      collections(
          kind,
          firewall.ruleCollections().stream()
              .filter(it -> FirewallRules.of(it) == kind)
              .collect(toImmutableList()),
          areNeeded,
          form,
          json);
    }
    json.moreOfNetwork();
    return json.json();
  }

  private void collections(
      FirewallRules kind,
      ImmutableList<FirewallRuleCollection> collections,
      boolean areNeeded,
      ResourceForm form,
      ResourceJson json) {
    if (collections.isEmpty()) {
      if (areNeeded || variation.maybe()) {
        json.property(kind.property(), JSON.arrayNode());
      }
      return;
    }
    FirewallRuleWriter rules = new FirewallRuleWriter(variation);
    ArrayNode array = JSON.arrayNode();
    for (FirewallRuleCollection collection : collections) {
      ResourceJson one = new ResourceJson(form != ResourceForm.FLAT, variation);
      collection(collection, one);
      ArrayNode written = JSON.arrayNode();
      collection.rules().forEach(it -> written.add(rules.ofFirewall(it)));
      one.property("rules", written);
      array.add(one.json());
    }
    json.property(kind.property(), array);
  }

  private void collection(FirewallRuleCollection collection, ResourceJson json) {
    json.beside("name", collection.name());
    json.property("priority", Literals.integer(collection.priority(), variation));
    json.property(
        "action", JSON.objectNode().put("type", Literals.constant(collection.action(), variation)));
  }

  /** The private address stands in the first configuration, or in a hub; each public in one. */
  private void ipConfigurations(AzureFirewall firewall, ResourceForm form, ResourceJson json) {
    ImmutableList<InetAddress> inside = firewall.privateAddresses().asList();
    ImmutableList<ResourceId> outside = firewall.publicIpAddresses().asList();
    boolean inHub = inside.size() == 1 && variation.seldom();
    if (inHub) {
      json.property(
          "hubIPAddresses",
          JSON.objectNode().put("privateIPAddress", InetAddresses.toAddrString(inside.get(0))));
    }
    ArrayNode configurations = JSON.arrayNode();
    int least = firewall.subnet().isPresent() ? 1 : 0;
    int count = Math.max(Math.max(inHub ? 0 : inside.size(), outside.size()), least);
    for (int i = 0; i < count; i++) {
      ResourceJson one = new ResourceJson(form != ResourceForm.FLAT, variation);
      one.beside("name", "configuration" + (i + 1));
      if (!inHub && i < inside.size()) {
        one.property(
            variation.of("privateIPAddress", "privateIPAddress", "privateIpAddress"),
            InetAddresses.toAddrString(inside.get(i)));
      }
      if (i < outside.size()) {
        one.property(
            variation.of("publicIPAddress", "publicIPAddress", "publicIpAddress"),
            Literals.reference(outside.get(i), variation));
      }
      if (i == 0 || variation.maybe()) {
        one.reference("subnet", firewall.subnet());
      }
      configurations.add(one.json());
    }
    if (!configurations.isEmpty() || variation.maybe()) {
      json.property("ipConfigurations", configurations);
    }
  }

  /** {@return a policy} */
  ObjectNode policy(FirewallPolicy policy, ResourceJson json) {
    // Of the firewalls that have it nothing is written: a list would have to name each.
    boolean isEvident =
        policy.threatIntelligence() != ThreatIntelligenceMode.UNKNOWN
            || policy.ruleCollectionGroups().isPresent();
    boolean isWhole = isEvident && !policy.basePolicy().isUnknown() && variation.maybe();
    if (isWhole) {
      json.whole();
    }
    json.reference("basePolicy", policy.basePolicy(), isWhole);
    json.constant("threatIntelMode", policy.threatIntelligence());
    policy
        .ruleCollectionGroups()
        .ifPresent(
            ids ->
                json.property(
                    variation.of("ruleCollectionGroups", "ruleCollectionGroups", "ruleGroups"),
                    Literals.references(ids, variation)));
    json.moreOfNetwork();
    return json.json();
  }

  /**
   * {@return a group of rule collections; without NAT rules perhaps as it was before 2020-05-01}
   */
  ObjectNode group(FirewallRuleCollectionGroup group, ResourceJson json) {
    boolean isOld =
        group.collections().stream()
                .flatMap(it -> it.rules().stream())
                .noneMatch(FirewallRule.Nat.class::isInstance)
            && variation.seldom();
    FirewallRuleWriter rules = new FirewallRuleWriter(variation);
    ArrayNode collections = JSON.arrayNode();
    for (FirewallRuleCollection collection : group.collections()) {
      // What a policy has in its groups are no resources, and is never flattened.
      ResourceJson one = new ResourceJson(false, variation);
      collection(collection, one);
      ArrayNode written = JSON.arrayNode();
      collection.rules().forEach(it -> written.add(rules.ofPolicy(it, isOld)));
      if (isOld) {
        one.property("ruleType", "FirewallPolicyFilterRule");
        one.property("ruleConditions", written);
      } else {
        one.property(
            "ruleCollectionType",
            FirewallRules.of(collection) == FirewallRules.NAT
                ? "FirewallPolicyNatRuleCollection"
                : "FirewallPolicyFilterRuleCollection");
        one.property("rules", written);
      }
      collections.add(one.json());
    }
    json.property("priority", Literals.integer(group.priority(), variation));
    json.property(isOld ? "rules" : "ruleCollections", collections);
    json.moreOfNetwork();
    return json.json();
  }

  /** {@return an IP group} */
  ObjectNode ipGroup(IpGroup group, ResourceJson json) {
    ArrayNode addresses = JSON.arrayNode();
    if (variation.seldom()) {
      RuleLiterals.ranges(group.addresses()).forEach(addresses::add);
    } else {
      group.addresses().prefixes().forEach(it -> addresses.add(RuleLiterals.prefix(it, variation)));
    }
    json.property("ipAddresses", addresses);
    json.moreOfNetwork();
    return json.json();
  }
}
