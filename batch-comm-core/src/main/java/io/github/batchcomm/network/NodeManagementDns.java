package io.github.batchcomm.network;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.endpoint.NodeManagementPath;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.CommunicationModel;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether the name of the account's node management leads nodes to where a flow goes. */
final class NodeManagementDns {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final PrivateNames names;

  NodeManagementDns(Surroundings pool, Subnet subnet, RequiredFlow flow) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.names = new PrivateNames(pool, subnet);
  }

  /**
   * Follows the name to the private endpoints.
   *
   * @param addresses the addresses of the private endpoints, as far as they are known
   */
  LayerResult toPrivateEndpoint(ImmutableSet<InetAddress> addresses) {
    Optional<ImmutableList<InetAddress>> servers = names.servers();
    if (servers.isEmpty()) {
      return open(
          "Which DNS servers the virtual network uses is not known.",
          "Export the virtual network with 'az network vnet show'.");
    }
    if (!servers.get().isEmpty()) {
      return open(
          "What the virtual network's own DNS servers answer is not known.",
          "Ask them from a machine in the subnet, with nslookup and the node management"
              + " endpoint's name.");
    }
    Optional<NameResolver.Answer> answer = names.answer();
    if (answer.isPresent() && answer.get() instanceof NameResolver.Addresses given) {
      return records(given, addresses);
    }
    if (answer.isPresent() && answer.get() instanceof NameResolver.NotFound notFound) {
      return LayerResult.stopping(
          flow.packets(),
          rule(notFound.records()),
          isUsual(notFound.records().zone())
              ? "is missing, so the name does not resolve to the private endpoint" + found()
              : notFound.reason(subnet.virtualNetwork().id())
                  + addressesText(addresses)
                      .map(it -> ", or give it that record " + it)
                      .orElse(""));
    }
    if (answer.isPresent() && answer.get() instanceof NameResolver.Unknown unknown) {
      return LayerResult.open(flow.packets(), unknown.missing());
    }
    ImmutableList<PrivateDnsZone> zones = names.zones();
    return zones.isEmpty()
        ? LayerResult.open(flow.packets(), missingZone(addresses))
        : LayerResult.stopping(
            flow.packets(),
            rule(zones.get(0).name().text(), "virtual network links"),
            "do not include the pool's virtual network, so the name resolves to the public endpoint"
                + found());
  }

  /** Where only zones of other names are linked, they are named: one of them was meant. */
  private MissingFact missingZone(ImmutableSet<InetAddress> addresses) {
    ImmutableList<PrivateDnsZone> besides = names.besides();
    Optional<String> zoneName = names.zoneName();
    return besides.isEmpty() || zoneName.isEmpty()
        ? new MissingFact(
            Layer.DNS,
            "Which private DNS zone answers for node management in the virtual network is not"
                + " known.",
            "Export the private DNS zones with their virtual network links and A records.")
        : new MissingFact(
            Layer.DNS,
            "Whether private DNS zone "
                + zoneName.get()
                + ", which node management's name leads to, is linked to virtual network "
                + subnet.virtualNetwork().id().name()
                + " is not known"
                + found()
                + ".",
            "Link zone "
                + zoneName.get()
                + " to the network with A record "
                + names.recordName()
                + addressesText(addresses).map(it -> " " + it).orElse(" for the private endpoint")
                + ", or export it with its links and records if it exists.");
  }

  /** Names linked zones of Batch that are never asked for node management. */
  private String found() {
    return names.besides().isEmpty()
        ? ""
        : " ("
            + names.besides().stream().map(this::neverAsked).sorted().collect(joining("; "))
            + ")";
  }

  private String neverAsked(PrivateDnsZone zone) {
    boolean regional =
        names
            .zoneName()
            .filter(
                it ->
                    zone.name()
                        .text()
                        .equals(
                            it.replaceFirst(
                                "^privatelink",
                                "privatelink." + pool.account().region().location())))
            .isPresent();
    return "zone "
        + zone.name()
        + ", which is linked, "
        + (regional
            ? "is the older one of sub-resource batchAccount and does not answer for node"
                + " management"
            : "does not answer for node management's name");
  }

  private LayerResult records(NameResolver.Addresses given, ImmutableSet<InetAddress> addresses) {
    AddressSet reached = set(given.addresses());
    if (isAmbiguous(given)
        && reached.intersects(flow.remote().addresses())
        && !(flow.remote().exact() && flow.remote().addresses().containsAll(reached))) {
      return LayerResult.open(flow.packets(), missingHost(given));
    }
    if (!flow.remote().exact()) {
      return open(
          "Whether the record leads to the private endpoint is not known, because the endpoint's"
              + " address is not.",
          "Export the private endpoint with 'az network private-endpoint show'.");
    }
    DecidingRule rule = rule(given.records());
    String elsewhere =
        isUsual(given.records().zone())
            ? "leads to another address"
            : "leads to another address, and the zone answers alone for "
                + given.asked()
                + " in virtual network "
                + subnet.virtualNetwork().id().name();
    AddressSet foreign = reached.difference(set(known(addresses)));
    AddressSet called = flow.remote().addresses();
    if (foreign.isEmpty()) {
      return LayerResult.permitting(flow.packets(), rule, "leads to the private endpoint");
    }
    // Where all of a record's addresses are foreign, the flow is the one that nodes should open.
    return foreign.intersects(called)
        ? LayerResult.together(
            flow.packets(),
            ImmutableList.of(
                LayerResult.permitting(
                    flow.withRemote(called.difference(foreign)),
                    rule,
                    "leads to the private endpoint"),
                LayerResult.stopping(
                    flow.withRemote(called.intersection(foreign)), rule, elsewhere)))
        : LayerResult.stopping(flow.packets(), rule, elsewhere);
  }

  private ImmutableSet<InetAddress> known(ImmutableSet<InetAddress> addresses) {
    return addresses.stream()
        .filter(flow.remote().addresses()::contains)
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * Follows the name to the public endpoint.
   *
   * @return what private zones do with it, if the flow goes there and one of them may answer
   */
  static Optional<LayerResult> ofPublicEndpoint(
      Surroundings pool, Subnet subnet, RequiredFlow flow) {
    return isToPublicEndpoint(flow)
        ? new NodeManagementDns(pool, subnet, flow).toPublicEndpoint()
        : Optional.empty();
  }

  /** Of the account endpoint, which tasks of classic pools call, the name is another. */
  private static boolean isToPublicEndpoint(RequiredFlow flow) {
    return flow.endpoint().direction() == Direction.OUTBOUND
        && flow.endpoint().models().contains(CommunicationModel.SIMPLIFIED)
        && flow.endpoint().remote() instanceof RemoteParty.Tag tag
        && tag.tag().isNodeManagement();
  }

  /**
   * Servers of the network's own are taken to know what public DNS knows, unless a private zone
   * would answer. Where the account has a private endpoint, a zone may be what no document shows.
   */
  private Optional<LayerResult> toPublicEndpoint() {
    NodeManagementPath.Availability privateName = privateName();
    boolean hasPrivateName = privateName == NodeManagementPath.Availability.AVAILABLE;
    Optional<NameResolver.Answer> answer =
        hasPrivateName ? names.answer() : names.answerForPublicName();
    if (privateName == NodeManagementPath.Availability.UNKNOWN
        && isPublic(answer)
        && !isPublic(names.answer())) {
      return Optional.of(mayHavePrivateName());
    }
    if (isPublic(answer)) {
      return hasPrivateName ? Optional.of(withoutZones()) : Optional.empty();
    }
    if (names.servers().filter(ImmutableList::isEmpty).isEmpty()) {
      return Optional.of(
          open(
              "Whether the DNS servers of the virtual network ask private zones for node management"
                  + " is not known.",
              "Ask them from a machine in the subnet, with nslookup and the node management"
                  + " endpoint's name."));
    }
    if (answer.get() instanceof NameResolver.Addresses given) {
      return Optional.of(publicRecords(given));
    }
    if (answer.get() instanceof NameResolver.NotFound notFound) {
      return Optional.of(notFound(notFound));
    }
    return answer.get() instanceof NameResolver.Unknown unknown
        ? Optional.of(LayerResult.open(flow.packets(), unknown.missing()))
        : Optional.empty();
  }

  private LayerResult withoutZones() {
    return LayerResult.permitting(ImmutableList.of(Decided.notMet(flow.packets())))
        .with(
            new Assumption(
                Layer.DNS,
                "DNS in virtual network "
                    + subnet.virtualNetwork().id().name()
                    + " leads to node management's public endpoint, as no document shows a private"
                    + " zone there that answers."));
  }

  private static boolean isPublic(Optional<NameResolver.Answer> answer) {
    return answer.isEmpty() || answer.get() instanceof NameResolver.Public;
  }

  /**
   * Public DNS leads to the private endpoint's name only where the account has one. An endpoint's
   * own document may show an approved connection that the account's does not.
   */
  private NodeManagementPath.Availability privateName() {
    return NodeManagementPath.of(pool.edition(), pool.account(), pool.pool(), pool.network())
        .privateEndpoint();
  }

  private LayerResult mayHavePrivateName() {
    return open(
        "Whether the account has an approved private endpoint to nodeManagement is not known, or"
            + " documents contradict each other; if the account has one, private DNS zone "
            + names.zoneName().orElseThrow()
            + " answers for node management in virtual network "
            + subnet.virtualNetwork().id().name()
            + ", and not public DNS.",
        "Export the account with its privateEndpointConnections, by api-version 2022-06-01 or later,"
            + " and its private endpoints at the same time.");
  }

  private LayerResult publicRecords(NameResolver.Addresses given) {
    AddressSet reached = set(given.addresses());
    if (!reached.intersects(flow.remote().addresses())) {
      return LayerResult.stopping(
          flow.packets(),
          rule(given.records()),
          "leads to "
              + reached
              + " in virtual network "
              + subnet.virtualNetwork().id().name()
              + " and not to the public endpoint");
    }
    return flow.remote().exact()
            && flow.remote().addresses().containsAll(reached)
            && !isAmbiguous(given)
        ? LayerResult.permitting(
            flow.packets(), rule(given.records()), "leads to the public endpoint")
        : open(
            "Whether the addresses that private DNS zone "
                + given.records().zone().name()
                + " gives for node management are those of its public endpoint is not known.",
            "Unlink the zone from virtual network "
                + subnet.virtualNetwork().id().name()
                + ", so that public DNS answers.");
  }

  /** A link to a zone of private endpoints may have Azure ask public DNS for what it lacks. */
  private LayerResult notFound(NameResolver.NotFound notFound) {
    PrivateDnsZone zone = notFound.records().zone();
    return isUsual(zone)
        ? open(
            "Private DNS zone "
                + zone.name()
                + " has no record for node management, and whether its link to virtual network "
                + subnet.virtualNetwork().id().name()
                + " falls back to the internet is not known.",
            "Give the zone A record "
                + names.recordName()
                + " for the private endpoint, or look at resolutionPolicy with 'az network"
                + " private-dns link vnet show'.")
        : LayerResult.stopping(
            flow.packets(),
            rule(notFound.records()),
            notFound.reason(subnet.virtualNetwork().id()));
  }

  private static boolean isAmbiguous(NameResolver.Addresses given) {
    return given.asked().host().isEmpty() && given.addresses().size() > 1;
  }

  private static MissingFact missingHost(NameResolver.Addresses given) {
    return new MissingFact(
        Layer.DNS,
        "Which record of private DNS zone "
            + given.records().zone().name()
            + " is that of the account's node management is not known.",
        "Export the account with its nodeManagementEndpoint.");
  }

  private boolean isUsual(PrivateDnsZone zone) {
    return names.zoneName().filter(zone.name().text()::equals).isPresent();
  }

  private static Optional<String> addressesText(ImmutableSet<InetAddress> addresses) {
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "-> "
                + addresses.stream()
                    .map(InetAddresses::toAddrString)
                    .sorted()
                    .collect(joining(", ")));
  }

  private static AddressSet set(ImmutableSet<InetAddress> addresses) {
    return AddressSet.of(addresses.toArray(InetAddress[]::new));
  }

  private LayerResult open(String what, String settledBy) {
    return LayerResult.open(flow.packets(), new MissingFact(Layer.DNS, what, settledBy));
  }

  private static DecidingRule rule(ZoneRecords records) {
    return rule(
        records.zone().name().text(),
        records.answering().or(records::host).map(it -> "A record " + it).orElse("A records"));
  }

  private static DecidingRule rule(String zone, String name) {
    return DecidingRule.of(Layer.DNS, zone, name, false, OptionalInt.empty());
  }
}
