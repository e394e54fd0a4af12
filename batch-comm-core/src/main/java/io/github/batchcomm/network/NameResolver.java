package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.VirtualNetwork;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.Optional;

/**
 * What the DNS of Azure answers machines of a virtual network.
 *
 * <p>Of the private zones that are linked to the network, the one with the longest name that the
 * asked name ends in answers, and it alone: a name that it does not have does not exist, whatever
 * public DNS says. Where no private zone answers, public DNS leads from a name to the next one of
 * its chain, for which private zones are asked again. (Azure's pages on private DNS zones and on
 * private endpoint DNS integration.)
 */
final class NameResolver {

  /** The address of Azure's own DNS: a network that lists it alone asks what others ask. */
  private static final InetAddress AZURE = InetAddresses.forString("168.63.129.16");

  private final Network network;
  private final ResourceId virtualNetwork;

  /**
   * Creates the resolver.
   *
   * @param network everything known of networks
   * @param virtualNetwork the network whose machines ask
   */
  NameResolver(Network network, ResourceId virtualNetwork) {
    this.network = network;
    this.virtualNetwork = virtualNetwork;
  }

  /** What DNS answers. */
  sealed interface Answer {}

  /**
   * A private zone has addresses for the name.
   *
   * @param asked the name
   * @param records the records of the zone, seen from the name
   * @param addresses the addresses
   */
  record Addresses(QueriedName asked, ZoneRecords records, ImmutableSet<InetAddress> addresses)
      implements Answer {}

  /**
   * A private zone answers, and has no address for the name.
   *
   * @param asked the name
   * @param records the records of the zone, seen from the name
   */
  record NotFound(QueriedName asked, ZoneRecords records) implements Answer {

    /** {@return why the name does not resolve in a virtual network, as the end of a sentence} */
    String reason(ResourceId virtualNetwork) {
      return "is missing, and the zone answers alone for "
          + asked
          + " in virtual network "
          + virtualNetwork.name()
          + ", so the name does not resolve; unlink the zone";
    }
  }

  /** No private zone answers for any name of the chain: public DNS gives public addresses. */
  record Public() implements Answer {}

  /**
   * The documents do not tell.
   *
   * @param missing what would tell
   */
  record Unknown(MissingFact missing) implements Answer {}

  /** {@return the DNS servers of the network's own; none if it asks Azure's} */
  Optional<ImmutableList<InetAddress>> servers() {
    return network
        .virtualNetwork(virtualNetwork)
        .flatMap(VirtualNetwork::dnsServers)
        .map(it -> it.stream().allMatch(AZURE::equals) ? ImmutableList.of() : it);
  }

  /**
   * Follows a chain of names until a private zone answers.
   *
   * @param chain the names, each of which public DNS leads to from the one before
   * @return the answer of Azure's DNS
   */
  Answer resolve(ImmutableList<QueriedName> chain) {
    for (QueriedName name : chain) {
      Optional<Answer> answer = ask(name);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return new Public();
  }

  private Optional<Answer> ask(QueriedName name) {
    ImmutableList<PrivateDnsZone> around =
        network.privateDnsZones().stream()
            .filter(zone -> name.isWithin(zone.name()))
            .collect(toImmutableList());
    Optional<PrivateDnsZone> linked =
        around.stream().filter(this::isLinked).max(Comparator.comparingInt(NameResolver::length));
    Optional<PrivateDnsZone> doubtful =
        around.stream()
            .filter(zone -> zone.virtualNetworkLinks().isEmpty())
            .filter(zone -> linked.isEmpty() || length(zone) > length(linked.get()))
            .findFirst();
    if (doubtful.isPresent()) {
      return Optional.of(new Unknown(missingLinks(doubtful.get(), name)));
    }
    return linked.map(zone -> answer(zone, name));
  }

  private Answer answer(PrivateDnsZone zone, QueriedName name) {
    long namesakes =
        network.privateDnsZones().stream()
            .filter(it -> it.name().equals(zone.name()) && isLinked(it))
            .count();
    if (namesakes > 1) {
      return new Unknown(
          new MissingFact(
              Layer.DNS,
              "Documents show several private DNS zones "
                  + zone.name()
                  + " that are linked to virtual network "
                  + virtualNetwork.name()
                  + ", and Azure lets one at most be. Which one answers is not known.",
              "Export the virtual network links of each again with 'az network private-dns link vnet"
                  + " list'."));
    }
    if (name.mayBe(zone.name())) {
      return new Unknown(
          new MissingFact(
              Layer.DNS,
              "Whether private DNS zone "
                  + zone.name()
                  + " has the name of the account's node management is not known.",
              "Export the account with its nodeManagementEndpoint."));
    }
    ZoneRecords records = new ZoneRecords(zone, name);
    Optional<ImmutableSet<InetAddress>> addresses = records.answers();
    if (addresses.isEmpty()) {
      return new Unknown(
          new MissingFact(
              Layer.DNS,
              "The records of private DNS zone " + zone.name() + " are not known.",
              "Export them with 'az network private-dns record-set a list'."));
    }
    return records
        .doubtfulWildcard()
        .<Answer>map(wildcard -> new Unknown(missingName(wildcard, zone, name)))
        .orElseGet(
            () ->
                addresses.get().isEmpty()
                    ? new NotFound(name, records)
                    : new Addresses(name, records, addresses.get()));
  }

  private MissingFact missingLinks(PrivateDnsZone zone, QueriedName name) {
    return new MissingFact(
        Layer.DNS,
        "Whether private DNS zone "
            + zone.name()
            + ", which would answer for "
            + name
            + ", is linked to virtual network "
            + virtualNetwork.name()
            + " is not known.",
        "Export its links with 'az network private-dns link vnet list'.");
  }

  private static MissingFact missingName(String wildcard, PrivateDnsZone zone, QueriedName name) {
    return new MissingFact(
        Layer.DNS,
        "Whether wildcard record "
            + wildcard
            + " of private DNS zone "
            + zone.name()
            + " answers for "
            + name.purpose()
            + ", beside records whose names are closer to it, is not known.",
        "Ask Azure's DNS from a machine in the subnet, with nslookup and the "
            + name.purpose()
            + " endpoint's name, or give the zone a record of that name.");
  }

  private boolean isLinked(PrivateDnsZone zone) {
    return zone.virtualNetworkLinks().filter(links -> links.contains(virtualNetwork)).isPresent();
  }

  private static int length(PrivateDnsZone zone) {
    return zone.id().name().length();
  }
}
