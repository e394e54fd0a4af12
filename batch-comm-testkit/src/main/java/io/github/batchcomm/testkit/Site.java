package io.github.batchcomm.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.flow.IpPrefix;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;

/** A virtual network of {@link HubsAndSpokes}, by what it is for. */
enum Site {
  /** That of the pools. */
  SPOKE(0, "10.0", ""),
  /** That of the firewall, in another subscription. */
  HUB(1, "10.1", "00000000-0000-0000-0000-00000000000b"),
  /** One beside that of the pools, in a subscription of its own. */
  SECOND_SPOKE(2, "10.2", "00000000-0000-0000-0000-00000000000c"),
  /** One that is not joined to any of these and has the addresses of the hub. */
  FOREIGN_HUB(3, "10.1", "00000000-0000-0000-0000-00000000000f"),
  /** One that is joined to the foreign hub only and has the addresses of the spoke. */
  FOREIGN_SPOKE(4, "10.0", "00000000-0000-0000-0000-00000000000f");

  private final int number;
  private final String octets;
  private final String subscription;

  Site(int number, String octets, String subscription) {
    this.number = number;
    this.octets = octets;
    this.subscription = subscription;
  }

  /** Its number, different from those of the others. */
  int number() {
    return number;
  }

  /** A resource that belongs to this network of a place and no other. */
  ResourceId resource(Place place, String type, String name) {
    return this == SPOKE
        ? place.resource(type, name)
        : ResourceId.parse(
            "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.Network/%s/%s-%s"
                .formatted(
                    subscription, resourceGroup(), type, name, place.virtualNetwork().name()));
  }

  /** A resource whose name is all that it is known by in its resource group. */
  ResourceId named(Place place, String type, String name) {
    return this == SPOKE
        ? place.named(type, name)
        : ResourceId.parse(
            "/subscriptions/%s/resourceGroups/%s-%s/providers/Microsoft.Network/%s/%s"
                .formatted(
                    subscription, resourceGroup(), place.virtualNetwork().name(), type, name));
  }

  /** The virtual network. */
  ResourceId network(Place place) {
    return this == SPOKE ? place.virtualNetwork() : resource(place, "virtualNetworks", "vnet");
  }

  ResourceId subnet(Place place, String name) {
    return ResourceId.parse(network(place) + "/subnets/" + name);
  }

  /** Its address space, but for public addresses. */
  ImmutableList<IpPrefix> space() {
    return this == SPOKE
        ? ImmutableList.of(IpPrefix.parse(octets + ".0.0/16"), IpPrefix.parse("2001:db8::/56"))
        : ImmutableList.of(IpPrefix.parse(octets + ".0.0/16"));
  }

  /** A network of it, by the rest of its text. */
  IpPrefix prefix(String rest) {
    return IpPrefix.parse(octets + "." + rest);
  }

  /** The private address of its firewall. */
  InetAddress firewall() {
    return InetAddresses.forString(octets + ".3.4");
  }

  /** The private address of one of its private endpoints. */
  InetAddress endpoint(int number) {
    return InetAddresses.forString(octets + ".2." + (4 + number));
  }

  private String resourceGroup() {
    return switch (this) {
      case FOREIGN_HUB -> "elsewhere";
      case FOREIGN_SPOKE -> "elsewhere2";
      case SPOKE, HUB, SECOND_SPOKE -> "connectivity";
    };
  }
}
