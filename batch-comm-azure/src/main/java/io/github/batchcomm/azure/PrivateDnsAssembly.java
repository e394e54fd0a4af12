package io.github.batchcomm.azure;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Sets;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Brings private DNS zones together with their links and record sets.
 *
 * <p>A name that no record has resolves to nothing, so the records are known only where all of them
 * are. Where the zone gives their number, as many must be shown; else a document must list them.
 */
final class PrivateDnsAssembly {

  /** Every zone has one record set for its start of authority, which tells nothing here. */
  private static final int START_OF_AUTHORITY = 1;

  private final NetworkAssembly network;
  private final PartAssembly<ResourceId> links;
  private final PartAssembly<ImmutableSet<InetAddress>> records;

  PrivateDnsAssembly(NetworkAssembly network) {
    this.network = network;
    this.links =
        network.parts(
            NetworkContent::dnsLinks,
            "Virtual network link",
            "The zone's links count as not given",
            NetworkMerges.DNS_LINK);
    this.records =
        network.parts(
            NetworkContent::dnsRecords,
            "Record set",
            "The zone's records count as not given",
            NetworkMerges.DNS_RECORD);
  }

  ImmutableList<PrivateDnsZone> zones() {
    return network
        .mergedOrBare(
            NetworkContent::dnsZones,
            NetworkContent.DnsZone::id,
            "Private DNS zone",
            NetworkMerges.DNS_ZONE,
            Sets.union(links.owners(), records.owners()),
            id -> new NetworkContent.DnsZone(id, OptionalInt.empty(), OptionalInt.empty()))
        .stream()
        .map(this::zone)
        .collect(ImmutableList.toImmutableList());
  }

  private PrivateDnsZone zone(NetworkContent.DnsZone zone) {
    return PrivateDnsZone.builder()
        .id(zone.id())
        .virtualNetworkLinks(links(zone))
        .addressRecords(records(zone))
        .build();
  }

  private Optional<ImmutableSet<ResourceId>> links(NetworkContent.DnsZone zone) {
    return isComplete(links, zone.id(), links.of(zone.id()).size(), zone.links())
        ? Optional.of(ImmutableSet.copyOf(links.values(zone.id())))
        : Optional.empty();
  }

  private Optional<ImmutableSetMultimap<String, InetAddress>> records(NetworkContent.DnsZone zone) {
    long shown =
        records.of(zone.id()).stream()
            .filter(it -> !it.value().id().isOfType(zone.id().type() + "/SOA"))
            .count();
    if (!isComplete(records, zone.id(), shown + START_OF_AUTHORITY, zone.recordSets())) {
      return Optional.empty();
    }
    ImmutableSetMultimap.Builder<String, InetAddress> byName = ImmutableSetMultimap.builder();
    records.of(zone.id()).stream()
        .map(Sighting::value)
        .filter(it -> PrivateDnsReader.isOfAddresses(it.id()))
        .forEach(it -> byName.putAll(Ascii.toLowerCase(it.id().name()), it.value()));
    return Optional.of(byName.build());
  }

  private static boolean isComplete(
      PartAssembly<?> parts, ResourceId zone, long shown, OptionalInt number) {
    if (parts.isContradictory(zone)) {
      return false;
    }
    return number.isPresent() ? shown >= number.getAsInt() : parts.isListed(zone);
  }
}
