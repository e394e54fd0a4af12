package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.RuleAddresses;
import io.github.batchcomm.model.SecurityRule;

/** Writes rules of network security groups, and lists of effective ones. */
final class SecurityRuleWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Variation variation;

  SecurityRuleWriter(Variation variation) {
    this.variation = variation;
  }

  /** {@return whether a document can say what the rule matches} */
  static boolean canSay(SecurityRule rule) {
    return RuleLiterals.canSayInOne(rule.protocols())
        && canSay(rule.sources())
        && canSay(rule.destinations())
        && !rule.sourcePorts().isEmpty()
        && !rule.destinationPorts().isEmpty();
  }

  private static boolean canSay(RuleAddresses addresses) {
    return addresses.ipGroups().isEmpty() && !addresses.equals(RuleAddresses.NONE);
  }

  /** {@return whether the group has the default rules of Azure, which need not be shown} */
  static boolean hasOrdinaryDefaults(NetworkSecurityGroup group) {
    return group
        .defaultSecurityRules()
        .equals(NetworkSecurityGroup.builder().id(group.id()).build().defaultSecurityRules());
  }

  /** Writes the default rules of a group; the six of Azure may be missing. */
  void defaults(NetworkSecurityGroup group, ResourceForm form, ResourceJson json) {
    if (hasOrdinaryDefaults(group) && variation.below(4) < 3) {
      if (variation.maybe()) {
        json.property("defaultSecurityRules", Literals.nothing(variation));
      }
      return;
    }
    ArrayNode rules = JSON.arrayNode();
    for (SecurityRule rule : group.defaultSecurityRules()) {
      ResourceJson one = new ResourceJson(form != ResourceForm.FLAT, variation);
      one.beside("name", rule.name());
      rules.add(rule(rule, one));
    }
    json.property("defaultSecurityRules", rules);
  }

  /** {@return a rule, whose name is written already} */
  ObjectNode rule(SecurityRule rule, ResourceJson json) {
    matched(rule, json);
    addresses(
        json,
        rule.sources(),
        "sourceAddressPrefix",
        "sourceAddressPrefixes",
        "sourceApplicationSecurityGroups");
    addresses(
        json,
        rule.destinations(),
        "destinationAddressPrefix",
        "destinationAddressPrefixes",
        "destinationApplicationSecurityGroups");
    json.moreOfNetwork();
    return json.json();
  }

  private void matched(SecurityRule rule, ResourceJson json) {
    json.property("protocol", RuleLiterals.protocols(rule.protocols(), variation).get(0));
    json.property("access", Literals.constant(rule.action(), variation));
    json.property("direction", Literals.constant(rule.direction(), variation));
    json.property("priority", Literals.integer(rule.priority(), variation));
    RuleLiterals.write(
        json,
        "sourcePortRange",
        "sourcePortRanges",
        RuleLiterals.ports(rule.sourcePorts(), variation),
        variation);
    RuleLiterals.write(
        json,
        "destinationPortRange",
        "destinationPortRanges",
        RuleLiterals.ports(rule.destinationPorts(), variation),
        variation);
  }

  private void addresses(
      ResourceJson json, RuleAddresses addresses, String singular, String plural, String groups) {
    ImmutableList<String> entries = RuleLiterals.entries(addresses, variation);
    if (!entries.isEmpty()) {
      RuleLiterals.write(json, singular, plural, entries, variation);
    } else if (variation.maybe()) {
      json.property(singular, JSON.nullNode());
      json.property(plural, JSON.arrayNode());
    }
    if (!addresses.applicationSecurityGroups().isEmpty()) {
      json.property(groups, Literals.references(addresses.applicationSecurityGroups(), variation));
    } else if (variation.seldom()) {
      json.property(groups, Literals.nothing(variation));
    }
  }

  /** {@return the lists of rules that are effective on one interface} */
  ArrayNode effective(EffectiveSecurityRules rules) {
    ArrayNode groups = JSON.arrayNode();
    rules.groups().forEach(it -> groups.add(effective(it)));
    return groups;
  }

  private ObjectNode effective(EffectiveSecurityGroup group) {
    ObjectNode json = JSON.objectNode();
    group
        .networkSecurityGroup()
        .ifPresent(id -> json.set("networkSecurityGroup", Literals.reference(id, variation)));
    group
        .associatedWith()
        .ifPresent(
            id ->
                json.putObject("association")
                    .set(association(group.level()), Literals.reference(id, variation)));
    ArrayNode rules = json.putArray("effectiveSecurityRules");
    group.rules().forEach(it -> rules.add(effective(it)));
    if (variation.seldom()) {
      json.putNull("tagMap");
    }
    return json;
  }

  private static String association(EffectiveSecurityGroup.Level level) {
    return switch (level) {
      case SUBNET -> "subnet";
      case NETWORK_INTERFACE -> "networkInterface";
      case NETWORK_MANAGER -> "networkManager";
      case UNKNOWN -> throw new IllegalArgumentException("Associated with something, and unknown");
    };
  }

  private ObjectNode effective(SecurityRule rule) {
    ResourceJson json = new ResourceJson(false, variation);
    String list = rule.isDefault() ? "defaultSecurityRules/" : "securityRules/";
    json.beside("name", variation.maybe() ? list + rule.name() : rule.name());
    matched(rule, json);
    effective(
        json,
        rule.sources(),
        "sourceAddressPrefix",
        "sourceAddressPrefixes",
        "sourceApplicationSecurityGroups",
        "expandedSourceAddressPrefix");
    effective(
        json,
        rule.destinations(),
        "destinationAddressPrefix",
        "destinationAddressPrefixes",
        "destinationApplicationSecurityGroups",
        "expandedDestinationAddressPrefix");
    return json.json();
  }

  /** Where Azure resolved a tag, it shows the tag and what it resolved it to. */
  private void effective(
      ResourceJson json,
      RuleAddresses addresses,
      String singular,
      String plural,
      String groups,
      String expanded) {
    boolean areResolved = addresses.equals(RuleAddresses.of(addresses.addresses()));
    if (areResolved && !addresses.addresses().isAll() && variation.maybe()) {
      json.property(singular, variation.of("VirtualNetwork", "Internet", "Storage"));
      ImmutableList<IpPrefix> prefixes = addresses.addresses().prefixes();
      json.property(expanded, RuleLiterals.prefixes(prefixes, variation));
      return;
    }
    addresses(json, addresses, singular, plural, groups);
    if (variation.seldom()) {
      json.property(expanded, Literals.nothing(variation));
    }
  }
}
