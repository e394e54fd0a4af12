package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads private DNS zones, their links and their record sets. */
final class PrivateDnsReader {

  private PrivateDnsReader() {}

  static void zone(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    json.checked(() -> new HostName(id.name()));
    sightings
        .content()
        .addDnsZones(
            sightings.at(
                json,
                new NetworkContent.DnsZone(
                    id,
                    number(json, "numberOfVirtualNetworkLinks"),
                    number(json, "numberOfRecordSets"))));
  }

  static void link(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings
        .dnsLinks()
        .add(
            json,
            id,
            json.required("The link", "virtualNetwork")
                .object()
                .required("The link's virtualNetwork", "id")
                .id());
  }

  static void recordSet(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings.dnsRecords().add(json, id, isOfAddresses(id) ? addresses(json) : ImmutableSet.of());
  }

  /** {@return true for the id of a record set of IPv4 addresses, the only ones that Batch has} */
  static boolean isOfAddresses(ResourceId recordSet) {
    return recordSet.isOfType(ResourceKind.RECORD_SET.type());
  }

  private static ImmutableSet<InetAddress> addresses(JsonCursor json) {
    Optional<JsonCursor> records = json.property("aRecords", "ARecords", "arecords");
    if (records.isEmpty()) {
      throw json.invalid(
          "The record set has no aRecords. Export it with 'az network private-dns record-set a"
              + " show'");
    }
    return json.list("aRecords", "ARecords", "arecords").stream()
        .map(it -> it.object().required("The record", "ipv4Address").address())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static OptionalInt number(JsonCursor json, String name) {
    return json.given(name)
        .map(it -> OptionalInt.of(it.integer(0, Integer.MAX_VALUE)))
        .orElse(OptionalInt.empty());
  }
}
