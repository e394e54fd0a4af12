package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.PortSet;
import io.github.batchcomm.flow.Protocol;
import io.github.batchcomm.flow.ProtocolSet;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.RuleAddresses;
import java.util.Optional;

/** Reads a rule of Azure Firewall, of a policy or of the firewall itself. */
final class FirewallRuleReader {

  private static final String RULE = "The rule";
  private static final ProtocolSet TCP_AND_UDP = ProtocolSet.of(Protocol.TCP, Protocol.UDP);

  private final JsonCursor rule;
  private final Notices notices;
  private final AddressReader addresses;

  private FirewallRuleReader(JsonCursor rule, Notices notices) {
    this.rule = rule.object();
    this.notices = notices;
    this.addresses = new AddressReader(notices);
  }

  /** The kinds of rules, by the collections of a firewall or the types in a policy. */
  enum Kind {
    NETWORK,
    APPLICATION,
    NAT;

    /** Until 2020 a policy's rules were conditions. */
    private static final ImmutableMap<String, Kind> BY_TYPE =
        ImmutableMap.of(
            "networkrule", NETWORK,
            "networkrulecondition", NETWORK,
            "applicationrule", APPLICATION,
            "applicationrulecondition", APPLICATION,
            "natrule", NAT);

    /** {@return the kind that a rule of a policy names, under one of two names} */
    static Kind of(JsonCursor rule) {
      JsonCursor type =
          rule.object()
              .filled("ruleType", "ruleConditionType")
              .orElseThrow(
                  () -> rule.invalid("The rule has no ruleType. Export the document again"));
      return Optional.ofNullable(BY_TYPE.get(Ascii.toLowerCase(type.text())))
          .orElseThrow(
              () ->
                  type.invalid(
                      "'"
                          + Quoted.text(type.text())
                          + "' is no type of rule that is known here. Expected NetworkRule,"
                          + " ApplicationRule or NatRule"));
    }
  }

  static FirewallRule read(JsonCursor json, Kind kind, Notices notices) {
    FirewallRuleReader reader = new FirewallRuleReader(json, notices);
    return switch (kind) {
      case NETWORK -> reader.network();
      case APPLICATION -> reader.application();
      case NAT -> reader.nat();
    };
  }

  private FirewallRule network() {
    PortSet ports = ports();
    ImmutableList<JsonCursor> hosts = RuleFieldsReader.values(rule, "destinationFqdns");
    RuleAddresses destinations = addresses("destinationAddresses", "destinationIpGroups");
    if (hosts.isEmpty() && destinations.equals(RuleAddresses.NONE)) {
      throw RuleFieldsReader.missing(
          rule, RULE, "destinationAddresses", "destinationIpGroups", "destinationFqdns");
    }
    return new FirewallRule.Network(
        name(),
        protocols(ports),
        sources(),
        destinations,
        hosts.stream().map(it -> it.parsed(HostName::new)).collect(ImmutableSet.toImmutableSet()),
        ports);
  }

  private FirewallRule application() {
    ImmutableList<JsonCursor> targets = RuleFieldsReader.values(rule, "targetFqdns");
    ImmutableSet.Builder<HostName> hosts = ImmutableSet.builder();
    ImmutableSet.Builder<String> others = ImmutableSet.builder();
    texts("targetUrls").forEach(others::add);
    boolean anyHost = false;
    for (JsonCursor target : targets) {
      Optional<HostName> host = hostName(target.text());
      if (target.text().equals("*")) {
        anyHost = true;
      } else if (host.isPresent()) {
        hosts.add(host.get());
      } else {
        others.add(target.text());
      }
    }
    rule.filled("destinationAddresses")
        .filter(it -> !it.elements().isEmpty())
        .ifPresent(this::remarkDestinations);
    return new FirewallRule.Application(
        name(),
        rule.list("protocols").stream()
            .map(FirewallRuleReader::applicationProtocol)
            .collect(ImmutableSet.toImmutableSet()),
        sources(),
        hosts.build(),
        anyHost,
        texts("fqdnTags"),
        texts("webCategories"),
        others.build(),
        rule.given("terminateTLS", "terminateTls").map(JsonCursor::truth).orElse(false));
  }

  private void remarkDestinations(JsonCursor destinations) {
    notices.add(
        destinations,
        "The destination addresses of an application rule are passed over: the rule is taken to"
            + " hold for its targets wherever they are");
  }

  private static FirewallRule.ApplicationProtocol applicationProtocol(JsonCursor json) {
    return new FirewallRule.ApplicationProtocol(
        RuleFieldsReader.constant(
            json.object(),
            "The protocol",
            "protocolType",
            FirewallRule.ApplicationProtocolType.class),
        json.required("The protocol", "port").integer(0, 65_535));
  }

  private FirewallRule nat() {
    PortSet ports = ports();
    JsonCursor translated =
        rule.filled("translatedAddress", "translatedFqdn")
            .orElseThrow(
                () -> RuleFieldsReader.missing(rule, RULE, "translatedAddress", "translatedFqdn"));
    int port = rule.required(RULE, "translatedPort").integer(0, 65_535);
    RuleAddresses destinations = addresses("destinationAddresses", "destinationIpGroups");
    if (destinations.equals(RuleAddresses.NONE)) {
      throw RuleFieldsReader.missing(rule, RULE, "destinationAddresses");
    }
    return new FirewallRule.Nat(
        name(), protocols(ports), sources(), destinations, ports, translated.text() + ":" + port);
  }

  private String name() {
    return rule.required(RULE, "name").text();
  }

  /** Any beside ports that are not all means those protocols that have ports. */
  private ProtocolSet protocols(PortSet ports) {
    ProtocolSet named =
        RuleFieldsReader.protocols(
            RuleFieldsReader.requiredValues(rule, RULE, "ipProtocols", "protocols"));
    if (!named.isAll() || ports.isAll()) {
      return named;
    }
    ImmutableList<JsonCursor> others =
        RuleFieldsReader.values(rule, "ipProtocols", "protocols").stream()
            .filter(it -> !RuleFieldsReader.protocol(it).isAll())
            .collect(ImmutableList.toImmutableList());
    return TCP_AND_UDP.union(RuleFieldsReader.protocols(others));
  }

  private PortSet ports() {
    return RuleFieldsReader.ports(RuleFieldsReader.requiredValues(rule, RULE, "destinationPorts"));
  }

  private RuleAddresses sources() {
    RuleAddresses sources = addresses("sourceAddresses", "sourceIpGroups");
    if (sources.equals(RuleAddresses.NONE)) {
      throw RuleFieldsReader.missing(rule, RULE, "sourceAddresses", "sourceIpGroups");
    }
    return sources;
  }

  private RuleAddresses addresses(String addressesName, String ipGroupsName) {
    ImmutableSet<ResourceId> ipGroups =
        RuleFieldsReader.values(rule, ipGroupsName).stream()
            .map(JsonCursor::id)
            .collect(ImmutableSet.toImmutableSet());
    return RuleAddresses.union(
        ImmutableList.<RuleAddresses>builder()
            .addAll(
                RuleFieldsReader.values(rule, addressesName).stream()
                    .map(addresses::entryOrRange)
                    .iterator())
            .add(new RuleAddresses(AddressSet.NONE, ImmutableSet.of(), ImmutableSet.of(), ipGroups))
            .build());
  }

  private ImmutableSet<String> texts(String name) {
    return RuleFieldsReader.values(rule, name).stream()
        .map(JsonCursor::text)
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Optional<HostName> hostName(String text) {
    try {
      return Optional.of(new HostName(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
