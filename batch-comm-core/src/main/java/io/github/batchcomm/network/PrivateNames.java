package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import java.net.InetAddress;
import java.util.Optional;

/** What private DNS answers in a virtual network for the name of the account's node management. */
final class PrivateNames {

  private final Surroundings pool;
  private final Subnet subnet;

  PrivateNames(Surroundings pool, Subnet subnet) {
    this.pool = pool;
    this.subnet = subnet;
  }

  /** {@return the virtual network's own DNS servers; none if it asks Azure's} */
  Optional<ImmutableList<InetAddress>> servers() {
    return pool.network()
        .virtualNetwork(subnet.virtualNetwork().id())
        .flatMap(VirtualNetwork::dnsServers);
  }

  /** {@return the zones that may hold the name} */
  ImmutableList<PrivateDnsZone> zones() {
    Optional<String> wanted =
        account().region().cloud().map(cloud -> "privatelink." + cloud.batchSuffix());
    return pool.network().privateDnsZones().stream()
        .filter(zone -> wanted.filter(zone.name().text()::equals).isPresent())
        .collect(toImmutableList());
  }

  /** {@return the zone that answers in the virtual network} */
  Optional<PrivateDnsZone> linkedZone() {
    return zones().stream()
        .filter(
            zone ->
                zone.virtualNetworkLinks()
                    .filter(links -> links.contains(subnet.virtualNetwork().id()))
                    .isPresent())
        .findFirst();
  }

  /**
   * {@return the addresses that a zone gives for the name, none if it does not hold it; empty if
   * its records are not known}
   */
  Optional<ImmutableSet<InetAddress>> answers(PrivateDnsZone zone) {
    return zone.addressRecords()
        .map(
            records ->
                records.entries().stream()
                    .filter(record -> mayAnswer(record.getKey(), zone))
                    .map(record -> record.getValue())
                    .collect(toImmutableSet()));
  }

  /**
   * {@return the addresses that nodes call, each of which they may; empty if they are not known}
   */
  Optional<ImmutableSet<InetAddress>> answers() {
    return servers()
        .filter(ImmutableList::isEmpty)
        .flatMap(it -> linkedZone())
        .filter(zone -> doubtfulWildcard(zone).isEmpty())
        .flatMap(
            zone ->
                answers(zone)
                    // One of several may be the name of another account's.
                    .filter(it -> it.size() <= 1 || host(zone).isPresent()));
  }

  /**
   * {@return the name that the zone's answer is a record of: that of node management itself or a
   * wildcard; empty if it has neither, or the account does not tell the name}
   */
  Optional<String> answering(PrivateDnsZone zone) {
    return host(zone)
        .flatMap(
            host -> hasRecord(zone, host) ? Optional.of(host) : wildcard(zone).map(Wildcard::name));
  }

  /** {@return the wildcard record of which it is not certain whether it answers for the name} */
  Optional<String> doubtfulWildcard(PrivateDnsZone zone) {
    boolean hasOwn = host(zone).filter(host -> hasRecord(zone, host)).isPresent();
    return hasOwn
        ? Optional.empty()
        : wildcard(zone).filter(Wildcard::mayBeHidden).map(Wildcard::name);
  }

  /**
   * Without the account's word, any name {@code guid.region.service} may be the endpoint's, and a
   * wildcard may answer for it.
   */
  private boolean mayAnswer(String name, PrivateDnsZone zone) {
    return host(zone).isPresent()
        ? answering(zone).filter(name::equals).isPresent()
        : name.endsWith("." + regional())
            || wildcard(zone).filter(it -> it.name().equals(name)).isPresent();
  }

  /**
   * A wildcard record around the name.
   *
   * @param name its own name
   * @param mayBeHidden true if the zone has names that are closer to the one asked for: by RFC 4592
   *     the wildcard then does not answer, and what Azure says of wildcards leaves that open
   */
  private record Wildcard(String name, boolean mayBeHidden) {}

  /** The closest one: Azure's DNS prefers the longest. */
  private Optional<Wildcard> wildcard(PrivateDnsZone zone) {
    String around = around(zone);
    boolean mayBeHidden = host(zone).filter(host -> hasNameAtOrBelow(zone, host)).isPresent();
    while (!around.isEmpty()) {
      if (hasRecord(zone, "*." + around)) {
        return Optional.of(new Wildcard("*." + around, mayBeHidden));
      }
      mayBeHidden |= hasNameAtOrBelow(zone, around);
      int dot = around.indexOf('.');
      around = dot < 0 ? "" : around.substring(dot + 1);
    }
    return hasRecord(zone, "*") ? Optional.of(new Wildcard("*", mayBeHidden)) : Optional.empty();
  }

  private static boolean hasNameAtOrBelow(PrivateDnsZone zone, String ancestor) {
    return zone.addressRecords().stream()
        .flatMap(records -> records.keySet().stream())
        .anyMatch(name -> name.equals(ancestor) || name.endsWith("." + ancestor));
  }

  private static boolean hasRecord(PrivateDnsZone zone, String name) {
    return zone.addressRecords().filter(records -> records.containsKey(name)).isPresent();
  }

  /** The name that that of node management stands right below. */
  private String around(PrivateDnsZone zone) {
    return host(zone).map(it -> it.substring(it.indexOf('.') + 1)).orElseGet(this::regional);
  }

  private String regional() {
    return account().region().location() + ".service";
  }

  /** {@return the node management endpoint's name within a zone, if the account tells it} */
  Optional<String> host(PrivateDnsZone zone) {
    String suffix = zone.name().text().substring("privatelink".length());
    return account()
        .nodeManagementEndpoint()
        .map(host -> host.text())
        .filter(host -> host.endsWith(suffix))
        .map(host -> host.substring(0, host.length() - suffix.length()));
  }

  private BatchAccount account() {
    return pool.account();
  }
}
