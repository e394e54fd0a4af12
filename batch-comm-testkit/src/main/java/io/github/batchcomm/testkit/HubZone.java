package io.github.batchcomm.testkit;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.ResourceId;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A private DNS zone that may answer for node management, or keep another from it.
 *
 * @param name which zone it is
 * @param links which virtual networks it is linked to
 * @param records what it answers
 * @param isForeign true if it stands in a subscription that has nothing to do with the pools
 */
record HubZone(Name name, Links links, Records records, boolean isForeign) {

  /** Zones by their names. */
  enum Name {
    /** The one that private endpoints to Batch accounts need. */
    PRIVATE_LINK,
    /** The one that they needed once, for each region. */
    REGIONAL,
    /** That of a suffix of the public name. */
    SUFFIX,
    /** That of a longer suffix of the public name. */
    SERVICE,
    /** The public name itself. */
    WHOLE_NAME,
    /** That of the whole of Azure. */
    TOP,
    /** That of a suffix of the name which the public one leads to, longer than what is needed. */
    PRIVATE_LINK_SERVICE,
    /** The name that the public one leads to. */
    PRIVATE_LINK_WHOLE_NAME,
    /** That of another service. */
    OTHER_SERVICE
  }

  /** Virtual networks by what links a zone has. */
  enum Links {
    SPOKE,
    HUB,
    BOTH,
    NONE,
    FOREIGN,
    UNKNOWN
  }

  /** Answers of a zone for the name it should hold. */
  enum Records {
    RIGHT,
    WRONG,
    BOTH,
    WILDCARD,
    OTHER_NAME,
    NONE,
    UNKNOWN
  }

  static Arbitrary<HubZone> right(boolean known) {
    return Combinators.combine(
            Arbitraries.frequency(
                    Tuple.of(8, Links.SPOKE),
                    Tuple.of(2, Links.BOTH),
                    Tuple.of(1, Links.HUB),
                    Tuple.of(1, Links.NONE),
                    Tuple.of(1, known ? Links.NONE : Links.UNKNOWN))
                .withoutEdgeCases(),
            Arbitraries.frequency(
                    Tuple.of(10, Records.RIGHT),
                    Tuple.of(2, Records.WILDCARD),
                    Tuple.of(1, Records.WRONG),
                    Tuple.of(1, Records.BOTH),
                    Tuple.of(1, Records.NONE),
                    Tuple.of(1, Records.OTHER_NAME),
                    Tuple.of(1, known ? Records.NONE : Records.UNKNOWN))
                .withoutEdgeCases())
        .as((links, records) -> new HubZone(Name.PRIVATE_LINK, links, records, false));
  }

  static Arbitrary<HubZone> any(boolean known) {
    return Combinators.combine(
            Arbitraries.of(Name.class),
            Arbitraries.of(
                Arrays.stream(Links.values()).filter(it -> isAllowed(known, it)).toList()),
            Arbitraries.of(
                Arrays.stream(Records.values())
                    .filter(it -> !known || it != Records.UNKNOWN)
                    .toList()),
            Arbitraries.of(false, false, true))
        .as(HubZone::new);
  }

  private static boolean isAllowed(boolean known, Links links) {
    return !known || links != Links.UNKNOWN;
  }

  /** The zone around a place, which answers with an address where it answers right. */
  PrivateDnsZone at(Place place, InetAddress right) {
    String host = host(place);
    String zone = zone(place, host);
    String record =
        records == Records.WILDCARD ? wildcard(zone, host, place) : within(zone, host, place);
    return PrivateDnsZone.builder()
        .id((isForeign ? Site.FOREIGN_HUB : Site.SPOKE).named(place, "privateDnsZones", zone))
        .virtualNetworkLinks(links(place))
        .addressRecords(
            answers(right)
                .map(
                    all ->
                        ImmutableSetMultimap.<String, InetAddress>builder()
                            .putAll(records == Records.OTHER_NAME ? "another" : record, all)
                            .build()))
        .build();
  }

  private Optional<ImmutableSet<ResourceId>> links(Place place) {
    ResourceId spoke = Site.SPOKE.network(place);
    ResourceId hub = Site.HUB.network(place);
    return switch (links) {
      case SPOKE -> Optional.of(ImmutableSet.of(spoke));
      case HUB -> Optional.of(ImmutableSet.of(hub));
      case BOTH -> Optional.of(ImmutableSet.of(spoke, hub));
      case NONE -> Optional.of(ImmutableSet.of());
      case FOREIGN -> Optional.of(ImmutableSet.of(Site.FOREIGN_HUB.network(place)));
      case UNKNOWN -> Optional.empty();
    };
  }

  private Optional<ImmutableSet<InetAddress>> answers(InetAddress right) {
    InetAddress wrong = InetAddresses.forString("10.9.9.9");
    return switch (records) {
      case RIGHT, WILDCARD, OTHER_NAME -> Optional.of(ImmutableSet.of(right));
      case WRONG -> Optional.of(ImmutableSet.of(wrong));
      case BOTH -> Optional.of(ImmutableSet.of(right, wrong));
      case NONE -> Optional.of(ImmutableSet.of());
      case UNKNOWN -> Optional.empty();
    };
  }

  private static String host(Place place) {
    return place
        .account()
        .nodeManagementEndpoint()
        .map(it -> it.text())
        .orElseGet(
            () ->
                AccountArbitrary.nodeManagementHost(
                        place.account().name(), place.region(), place.cloud())
                    .text());
  }

  private String zone(Place place, String host) {
    String suffix = place.cloud().batchSuffix();
    return switch (name) {
      case PRIVATE_LINK -> "privatelink." + suffix;
      case REGIONAL -> "privatelink." + Ascii.toLowerCase(place.region().location()) + "." + suffix;
      case SUFFIX -> suffix;
      case SERVICE -> host.substring(host.indexOf('.') + 1);
      case WHOLE_NAME -> host;
      case TOP -> suffix.substring(suffix.indexOf('.') + 1);
      case PRIVATE_LINK_SERVICE -> "service.privatelink." + suffix;
      case PRIVATE_LINK_WHOLE_NAME -> privateName(place, host);
      case OTHER_SERVICE -> "privatelink.blob." + place.cloud().storageSuffix();
    };
  }

  private static String privateName(Place place, String host) {
    String suffix = place.cloud().batchSuffix();
    return host.endsWith("." + suffix)
        ? host.substring(0, host.length() - suffix.length()) + "privatelink." + suffix
        : host;
  }

  /** The record's name within the zone. */
  private static String within(String zone, String host, Place place) {
    for (String name : new String[] {host, privateName(place, host)}) {
      if (name.equals(zone)) {
        return "@";
      }
      if (name.endsWith("." + zone)) {
        return name.substring(0, name.length() - zone.length() - 1);
      }
    }
    return host.substring(0, host.indexOf('.')) + ".service";
  }

  private static String wildcard(String zone, String host, Place place) {
    String record = within(zone, host, place);
    return record.indexOf('.') < 0 ? "*" : "*" + record.substring(record.indexOf('.'));
  }
}
