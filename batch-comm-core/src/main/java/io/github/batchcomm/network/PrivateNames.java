package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
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
    Optional<ImmutableSetMultimap<String, InetAddress>> records = zone.addressRecords();
    Optional<String> host = host(zone);
    return records.map(
        it ->
            it.entries().stream()
                .filter(record -> isOfNodeManagement(record.getKey(), host))
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
        .flatMap(
            zone ->
                answers(zone)
                    // One of several may be the name of another account's.
                    .filter(it -> it.size() <= 1 || host(zone).isPresent()));
  }

  /** Without the account's word, any name {@code guid.region.service} may be the endpoint's. */
  private boolean isOfNodeManagement(String name, Optional<String> host) {
    return host.map(name::equals)
        .orElseGet(() -> name.endsWith("." + account().region().location() + ".service"));
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
