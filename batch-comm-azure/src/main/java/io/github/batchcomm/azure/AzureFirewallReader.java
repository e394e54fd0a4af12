package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.AzureFirewall;
import io.github.batchcomm.model.FirewallAction;
import io.github.batchcomm.model.FirewallRule;
import io.github.batchcomm.model.FirewallRuleCollection;
import io.github.batchcomm.model.Presence;
import io.github.batchcomm.model.ProvisioningState;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ThreatIntelligenceMode;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads an Azure Firewall with the rule collections that are its own. */
final class AzureFirewallReader {

  private static final String COLLECTION = "The rule collection";

  private static final ImmutableMap<String, FirewallRuleReader.Kind> COLLECTIONS =
      ImmutableMap.of(
          "natRuleCollections", FirewallRuleReader.Kind.NAT,
          "networkRuleCollections", FirewallRuleReader.Kind.NETWORK,
          "applicationRuleCollections", FirewallRuleReader.Kind.APPLICATION);

  private AzureFirewallReader() {}

  static void read(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    Notices notices = sightings.notices();
    WholeResource firewall = new WholeResource(json, "ipConfigurations", "sku", "hubIPAddresses");
    Presence<ResourceId> policy = firewall.reference("firewallPolicy");
    if (!policy.isPresent()
        && !COLLECTIONS.keySet().stream().allMatch(it -> shows(json, firewall, it))) {
      notices.addPartial(
          json,
          "Azure Firewall '" + Quoted.text(id.name()) + "'",
          "firewallPolicy and not all of its rule collections",
          "az network firewall show");
      return;
    }
    AzureFirewall built =
        AzureFirewall.builder()
            .id(id)
            .privateAddresses(
                AddressReader.addresses(
                    ipConfigurations(json, "privateIPAddress", "privateIpAddress").toList()))
            .publicIpAddresses(
                json.list("ipConfigurations").stream()
                    .flatMap(
                        it -> it.object().reference("publicIPAddress", "publicIpAddress").stream())
                    .collect(ImmutableSet.toImmutableSet()))
            .subnet(subnet(json))
            .virtualHub(json.reference("virtualHub"))
            .hubPublicAddresses(hubPublicAddresses(json))
            .provisioningState(provisioningState(json, notices))
            .policy(policy)
            .ruleCollections(collections(json, notices))
            .threatIntelligence(threatIntelligence(json, notices))
            .build();
    sightings.content().addAzureFirewalls(sightings.at(json, built));
  }

  /** All addresses of a firewall but that for management are in one subnet. */
  private static Optional<ResourceId> subnet(JsonCursor json) {
    return json.list("ipConfigurations").stream()
        .flatMap(it -> it.object().reference("subnet").stream())
        .findFirst();
  }

  static ProvisioningState provisioningState(JsonCursor json, Notices notices) {
    return notices.constant(
        json.property("provisioningState"), ProvisioningState.class, ProvisioningState.UNKNOWN);
  }

  /** Azure shows its lists even where they are empty, so that null is none of them. */
  private static boolean shows(JsonCursor json, WholeResource firewall, String collections) {
    boolean isNull = json.property(collections).filter(JsonCursor::isNull).isPresent();
    return !isNull
        && firewall.tells(collections)
        && json.list(collections).stream().allMatch(it -> it.object().given("rules").isPresent());
  }

  static ThreatIntelligenceMode threatIntelligence(JsonCursor json, Notices notices) {
    return notices.constant(
        json.property("threatIntelMode"),
        ThreatIntelligenceMode.class,
        ThreatIntelligenceMode.UNKNOWN);
  }

  /**
   * Reads a rule collection.
   *
   * @param rules its rules
   * @param kind tells the kind of a rule
   */
  static FirewallRuleCollection collection(
      JsonCursor json,
      ImmutableList<JsonCursor> rules,
      Function<JsonCursor, FirewallRuleReader.Kind> kind,
      Notices notices) {
    String name = json.object().required(COLLECTION, "name").text();
    int priority = json.required(COLLECTION, "priority").integer(100, 65_000);
    FirewallAction action =
        RuleFieldsReader.constant(
            json.required(COLLECTION, "action").object(),
            "The rule collection's action",
            "type",
            FirewallAction.class);
    ImmutableList<FirewallRule> read =
        rules.stream()
            .map(rule -> FirewallRuleReader.read(rule, kind.apply(rule), notices))
            .collect(ImmutableList.toImmutableList());
    return new FirewallRuleCollection(name, priority, action, read);
  }

  private static ImmutableList<FirewallRuleCollection> collections(
      JsonCursor json, Notices notices) {
    ImmutableList.Builder<FirewallRuleCollection> collections = ImmutableList.builder();
    for (Map.Entry<String, FirewallRuleReader.Kind> entry : COLLECTIONS.entrySet()) {
      for (JsonCursor collection : json.list(entry.getKey())) {
        collections.add(
            collection(
                collection, collection.object().list("rules"), rule -> entry.getValue(), notices));
      }
    }
    return collections.build();
  }

  /** A count without as many addresses tells less than all of them. */
  private static Optional<ImmutableSet<InetAddress>> hubPublicAddresses(JsonCursor json) {
    Optional<JsonCursor> shown =
        json.given("hubIPAddresses", "hubIpAddresses")
            .flatMap(it -> it.object().given("publicIPs", "publicIps"))
            .map(JsonCursor::object);
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    ImmutableSet<InetAddress> addresses =
        AddressReader.addresses(
            shown.get().list("addresses").stream()
                .flatMap(it -> it.object().filled("address").stream())
                .toList());
    return shown
        .get()
        .given("count")
        .filter(it -> it.integer(0, Integer.MAX_VALUE) == addresses.size())
        .map(it -> addresses);
  }

  /** The address for management is apart, and nothing is routed there. */
  private static Stream<JsonCursor> ipConfigurations(JsonCursor json, String... names) {
    Optional<JsonCursor> inHub =
        json.given("hubIPAddresses", "hubIpAddresses").flatMap(it -> it.object().filled(names));
    return Stream.concat(
        json.list("ipConfigurations").stream().flatMap(it -> it.object().filled(names).stream()),
        inHub.stream());
  }
}
