package io.github.batchcomm.testkit.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.RuleAddresses;
import java.util.Optional;

/** Writes rules of Azure Firewall. */
final class FirewallRuleWriter {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ProtocolSet TCP_AND_UDP = ProtocolSet.of(Protocol.TCP, Protocol.UDP);

  private final Variation variation;

  FirewallRuleWriter(Variation variation) {
    this.variation = variation;
  }

  /** {@return the rule as far as a document can say it; empty for one that none can} */
  static Optional<FirewallRule> sayable(FirewallRule rule) {
    if (rule instanceof FirewallRule.Network network) {
      boolean canSay =
          canSay(network.sources())
              && RuleLiterals.canSay(network.protocols())
              && !network.destinationPorts().isEmpty()
              && (network.destinations().equals(RuleAddresses.NONE)
                  ? !network.destinationHosts().isEmpty()
                  : canSay(network.destinations()));
      return Optional.<FirewallRule>of(
              new FirewallRule.Network(
                  network.name(),
                  sayable(network.protocols(), network.destinationPorts()),
                  network.sources(),
                  network.destinations(),
                  network.destinationHosts(),
                  network.destinationPorts()))
          .filter(it -> canSay);
    }
    if (rule instanceof FirewallRule.Nat nat) {
      boolean canSay =
          canSay(nat.sources())
              && canSay(nat.destinations())
              && RuleLiterals.canSay(nat.protocols())
              && !nat.destinationPorts().isEmpty();
      return Optional.<FirewallRule>of(
              new FirewallRule.Nat(
                  nat.name(),
                  sayable(nat.protocols(), nat.destinationPorts()),
                  nat.sources(),
                  nat.destinations(),
                  nat.destinationPorts(),
                  nat.translated()))
          .filter(it -> canSay);
    }
    return Optional.of(rule).filter(it -> canSay(it.sources()));
  }

  private static boolean canSay(RuleAddresses addresses) {
    return addresses.applicationSecurityGroups().isEmpty() && !addresses.equals(RuleAddresses.NONE);
  }

  /** All protocols have a name only where all ports are named; elsewhere it means two of them. */
  private static ProtocolSet sayable(ProtocolSet protocols, PortSet ports) {
    return protocols.isAll() && !ports.isAll() ? TCP_AND_UDP : protocols;
  }

  /** {@return a rule of a firewall's own collection} */
  ObjectNode ofFirewall(FirewallRule rule) {
    ResourceJson json = new ResourceJson(false, variation);
    write(rule, "protocols", json);
    return json.json();
  }

  /**
   * Writes a rule of a policy.
   *
   * @param isOld whether it is called a condition, as before 2020-05-01
   */
  ObjectNode ofPolicy(FirewallRule rule, boolean isOld) {
    ResourceJson json = new ResourceJson(false, variation);
    String type =
        rule instanceof FirewallRule.Network
            ? "NetworkRule"
            : rule instanceof FirewallRule.Application ? "ApplicationRule" : "NatRule";
    if (isOld) {
      json.property("ruleConditionType", type + "Condition");
    } else {
      json.property("ruleType", type);
    }
    write(rule, "ipProtocols", json);
    return json.json();
  }

  private void write(FirewallRule rule, String protocols, ResourceJson json) {
    json.beside("name", rule.name());
    addresses(json, rule.sources(), "sourceAddresses", "sourceIpGroups");
    if (rule instanceof FirewallRule.Network network) {
      protocols(json, protocols, network.protocols(), network.destinationPorts());
      addresses(json, network.destinations(), "destinationAddresses", "destinationIpGroups");
      texts(json, "destinationFqdns", hosts(network.destinationHosts()));
      ports(json, network.destinationPorts());
    } else if (rule instanceof FirewallRule.Application application) {
      application(application, json);
    } else if (rule instanceof FirewallRule.Nat nat) {
      protocols(json, protocols, nat.protocols(), nat.destinationPorts());
      addresses(json, nat.destinations(), "destinationAddresses", "destinationIpGroups");
      ports(json, nat.destinationPorts());
      int colon = nat.translated().lastIndexOf(':');
      json.property(
          variation.of("translatedAddress", "translatedAddress", "translatedFqdn"),
          nat.translated().substring(0, colon));
      json.property(
          "translatedPort",
          Literals.integer(Integer.parseInt(nat.translated().substring(colon + 1)), variation));
    }
  }

  private void application(FirewallRule.Application rule, ResourceJson json) {
    ArrayNode protocols = JSON.arrayNode();
    for (FirewallRule.ApplicationProtocol protocol : rule.protocols()) {
      protocols
          .addObject()
          .put("protocolType", Literals.constant(protocol.type(), variation))
          .set("port", Literals.integer(protocol.port(), variation));
    }
    json.property("protocols", protocols);
    ImmutableList.Builder<String> targets = ImmutableList.builder();
    targets.addAll(hosts(rule.targetHosts()));
    if (rule.anyHost()) {
      targets.add("*");
    }
    texts(json, "targetFqdns", targets.build());
    texts(json, "targetUrls", rule.otherTargets());
    texts(json, "fqdnTags", rule.fqdnTags());
    texts(json, "webCategories", rule.webCategories());
    if (rule.terminatesTls()) {
      json.property(variation.of("terminateTLS", "terminateTls"), JSON.booleanNode(true));
    } else if (variation.maybe()) {
      json.property("terminateTLS", JSON.booleanNode(false));
    }
  }

  private void protocols(ResourceJson json, String name, ProtocolSet protocols, PortSet ports) {
    boolean byAny = protocols.equals(TCP_AND_UDP) && !ports.isAll() && variation.maybe();
    json.property(
        name,
        Literals.array(RuleLiterals.protocols(byAny ? ProtocolSet.ALL : protocols, variation)));
  }

  private void ports(ResourceJson json, PortSet ports) {
    json.property(
        "destinationPorts",
        RuleLiterals.numbersOrTexts(RuleLiterals.ports(ports, variation), variation));
  }

  private void addresses(
      ResourceJson json, RuleAddresses addresses, String name, String ipGroupsName) {
    texts(json, name, RuleLiterals.entriesOrRanges(addresses, variation));
    texts(
        json,
        ipGroupsName,
        addresses.ipGroups().stream()
            .map(it -> Literals.id(it, variation))
            .collect(ImmutableList.toImmutableList()));
  }

  private void texts(ResourceJson json, String name, Iterable<String> texts) {
    ArrayNode array = Literals.array(texts);
    if (!array.isEmpty()) {
      json.property(name, array);
    } else if (variation.maybe()) {
      json.property(name, Literals.nothing(variation));
    }
  }

  private static ImmutableList<String> hosts(ImmutableSet<HostName> hosts) {
    return hosts.stream().map(HostName::text).collect(ImmutableList.toImmutableList());
  }
}
