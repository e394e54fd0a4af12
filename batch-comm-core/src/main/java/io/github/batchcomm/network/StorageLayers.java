package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.endpoint.RemoteParty;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointConnectionStatus;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Where the name of a storage account's host leads nodes, and the private endpoint there. Documents
 * that show neither a private zone nor a private endpoint for the host show the public way.
 */
final class StorageLayers {

  private final Surroundings pool;
  private final Subnet subnet;
  private final RequiredFlow flow;
  private final RemoteParty.StorageAccount party;
  private final StorageNames names;
  private final PrivateEndpointReach reach;

  StorageLayers(
      Surroundings pool,
      Subnet subnet,
      RequiredFlow flow,
      RemoteParty.StorageAccount party,
      OnwardPath.Walked way) {
    this.pool = pool;
    this.subnet = subnet;
    this.flow = flow;
    this.party = party;
    this.names = new StorageNames(pool, subnet, party);
    this.reach = new PrivateEndpointReach(pool, flow, way);
  }

  ImmutableList<LayerResult> results() {
    if (!names.areAskedOfAzure()) {
      return ImmutableList.of(names.mayBePrivate() ? serversNotKnown() : publicly());
    }
    NameResolver.Answer answer = names.answer();
    if (answer instanceof NameResolver.Addresses given) {
      return ImmutableList.of(endpoints(), records(given));
    }
    if (answer instanceof NameResolver.NotFound notFound) {
      return ImmutableList.of(notFound(notFound));
    }
    return ImmutableList.of(
        answer instanceof NameResolver.Unknown unknown
            ? LayerResult.open(flow.packets(), unknown.missing())
            : publicly());
  }

  /**
   * Where the account has a private endpoint, public DNS leads to a name that only private zones
   * answer with its address, and one of them may be what no document shows.
   */
  private LayerResult publicly() {
    Optional<PrivateEndpoint> endpoint =
        pool.network().privateEndpoints().stream()
            .filter(it -> it.connections().stream().anyMatch(this::leads))
            .findFirst();
    if (endpoint.isPresent()) {
      return open(
          Layer.DNS,
          "Whether "
              + party.host()
              + " leads to private endpoint "
              + endpoint.get().id().name()
              + " or to public addresses in virtual network "
              + subnet.virtualNetwork().id().name()
              + " is not known.",
          "Export the private DNS zones with their virtual network links and A records, or ask from"
              + " a machine in the subnet, with nslookup and that name.");
    }
    return LayerResult.permitting(ImmutableList.of(Decided.notMet(flow.packets())))
        .with(
            new Assumption(
                Layer.DNS,
                "The public addresses of "
                    + party.host()
                    + " are among those of "
                    + party.tag()
                    + "."));
  }

  private LayerResult serversNotKnown() {
    return open(
        Layer.DNS,
        "Whether the DNS servers of the virtual network lead "
            + party.host()
            + " to a private endpoint or to public addresses is not known.",
        "Ask them from a machine in the subnet, with nslookup and that name.");
  }

  private LayerResult records(NameResolver.Addresses given) {
    AddressSet reached = AddressSet.of(given.addresses().toArray(InetAddress[]::new));
    return flow.remote().addresses().intersects(reached)
        ? LayerResult.permitting(flow.packets(), rule(given.records()), "leads there")
        : LayerResult.stopping(
            flow.packets(), rule(given.records()), "leads to addresses that nodes cannot call");
  }

  /** Public DNS leads to the private endpoint's name only where the account has one. */
  private LayerResult notFound(NameResolver.NotFound notFound) {
    PrivateDnsZone zone = notFound.records().zone();
    return names.isOfPrivateEndpoints(zone.name())
        ? open(
            Layer.DNS,
            "Private DNS zone "
                + zone.name()
                + " has no record for "
                + party.host()
                + ", which does not resolve if the storage account has a private endpoint and the"
                + " zone's link to virtual network "
                + subnet.virtualNetwork().id().name()
                + " does not fall back to the internet; whether that is so is not known.",
            "Give the zone A record "
                + party.host().firstLabel()
                + ", or ask from a machine in the subnet, with nslookup and that name.")
        : LayerResult.stopping(
            flow.packets(),
            rule(notFound.records()),
            notFound.reason(subnet.virtualNetwork().id()));
  }

  /** Each address that DNS gives must lead to the account. */
  private LayerResult endpoints() {
    List<LayerResult> results = new ArrayList<>();
    for (PrivateEndpoint endpoint : pool.network().privateEndpoints()) {
      for (InetAddress address : endpoint.addresses()) {
        if (flow.remote().addresses().contains(address)
            && reach.mayReach(endpoint, flow.withRemote(AddressSet.of(address)))) {
          results.add(judge(endpoint, address));
        }
      }
    }
    AddressSet judged = AddressSet.NONE;
    boolean oneEach = true;
    for (LayerResult result : results) {
      AddressSet remote = AddressSet.NONE;
      for (FlowProduct part : parts(result)) {
        remote = remote.union(flow.remoteAddresses(part));
      }
      oneEach &= !judged.intersects(remote);
      judged = judged.union(remote);
    }
    AddressSet left = flow.remote().addresses().difference(judged);
    if (!oneEach || !left.isEmpty()) {
      return open(
          Layer.PRIVATE_ENDPOINT,
          oneEach
              ? "Which private endpoint has "
                  + left
                  + ", where "
                  + party.host()
                  + " leads, is not known."
              : "Documents show several private endpoints at one address, where "
                  + party.host()
                  + " leads.",
          "Export it with 'az network private-endpoint show'.");
    }
    return LayerResult.together(flow.packets(), results);
  }

  private static List<FlowProduct> parts(LayerResult result) {
    return Stream.of(
            result.permitted().stream().map(Decided::packets),
            result.stopped().stream().map(Decided::packets),
            result.open().stream())
        .flatMap(it -> it)
        .toList();
  }

  private LayerResult judge(PrivateEndpoint endpoint, InetAddress address) {
    FlowProduct packets = flow.withRemote(AddressSet.of(address));
    DecidingRule connection = rule(Layer.PRIVATE_ENDPOINT, endpoint.id().name(), "connection");
    String what = names.subResource() + " of storage account " + party.host().firstLabel();
    if (endpoint.connections().stream().anyMatch(this::leads)) {
      return reach.pass(endpoint, packets, connection, "leads to " + what);
    }
    boolean mayLead =
        endpoint.connections().isEmpty() || endpoint.connections().stream().anyMatch(this::mayLead);
    return mayLead
        ? LayerResult.open(packets, missing(endpoint, "approved connection", what))
        : LayerResult.stopping(
            packets,
            connection,
            "does not lead to " + what + " at " + InetAddresses.toAddrString(address));
  }

  private boolean leads(PrivateEndpoint.Connection connection) {
    return names.leadsToAccount(connection)
        && connection.status() == PrivateEndpointConnectionStatus.APPROVED
        && connection.subResources().stream().anyMatch(names.subResource()::equalsIgnoreCase);
  }

  private boolean mayLead(PrivateEndpoint.Connection connection) {
    return names.leadsToAccount(connection)
        && (connection.status() == PrivateEndpointConnectionStatus.APPROVED
            || connection.status() == PrivateEndpointConnectionStatus.UNKNOWN)
        && (connection.subResources().isEmpty()
            || connection.subResources().stream().anyMatch(names.subResource()::equalsIgnoreCase));
  }

  private static MissingFact missing(PrivateEndpoint endpoint, String what, String service) {
    return new MissingFact(
        Layer.PRIVATE_ENDPOINT,
        "The "
            + what
            + " of private endpoint "
            + endpoint.id().name()
            + ", at an address that nodes call for "
            + service
            + ", is not known.",
        "Export it with 'az network private-endpoint show'.");
  }

  private LayerResult open(Layer layer, String what, String settledBy) {
    return LayerResult.open(flow.packets(), new MissingFact(layer, what, settledBy));
  }

  private static DecidingRule rule(ZoneRecords records) {
    return rule(
        Layer.DNS,
        records.zone().name().text(),
        "A record " + records.answering().or(records::host).orElseThrow());
  }

  private static DecidingRule rule(Layer layer, String resource, String rule) {
    return DecidingRule.of(layer, resource, rule, false, OptionalInt.empty());
  }
}
