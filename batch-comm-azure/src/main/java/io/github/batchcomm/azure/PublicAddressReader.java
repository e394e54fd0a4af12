package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.NatGateway;
import io.github.batchcomm.model.PublicIpAddress;
import io.github.batchcomm.model.PublicIpPrefix;
import io.github.batchcomm.model.ResourceId;

/** Reads the public addresses by which machines leave: NAT gateways, addresses and prefixes. */
final class PublicAddressReader {

  private PublicAddressReader() {}

  static void natGateway(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings.addBelongings(json, Contradiction.Property.NAT_GATEWAY, id, "subnets");
    ImmutableSet<ResourceId> addresses =
        Sets.union(
                json.references("publicIpAddresses", "publicIPAddresses"),
                json.references("publicIpAddressesV6"))
            .immutableCopy();
    ImmutableSet<ResourceId> prefixes =
        Sets.union(
                json.references("publicIpPrefixes", "publicIPPrefixes"),
                json.references("publicIpPrefixesV6"))
            .immutableCopy();
    boolean isWhole = new WholeResource(json, "idleTimeoutInMinutes", "sku").isWhole();
    if (addresses.isEmpty() && prefixes.isEmpty() && !isWhole) {
      sightings
          .notices()
          .addPartial(
              json,
              "NAT gateway '" + Quoted.text(id.name()) + "'",
              "publicIpAddresses and no publicIpPrefixes",
              "az network nat gateway show");
      return;
    }
    sightings.content().addNatGateways(sightings.at(json, new NatGateway(id, addresses, prefixes)));
  }

  static void address(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings
        .content()
        .addPublicIpAddresses(
            sightings.at(
                json, PublicIpAddress.of(id, json.filled("ipAddress").map(JsonCursor::address))));
  }

  static void prefix(JsonCursor json, ResourceId id, NetworkSightings sightings) {
    sightings
        .content()
        .addPublicIpPrefixes(
            sightings.at(
                json,
                PublicIpPrefix.of(
                    id,
                    json.filled("ipPrefix").map(new AddressReader(sightings.notices())::prefix))));
  }
}
