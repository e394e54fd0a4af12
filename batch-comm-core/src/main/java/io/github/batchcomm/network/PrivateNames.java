package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.HostName;
import io.github.batchcomm.model.PrivateDnsZone;
import io.github.batchcomm.model.Subnet;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What DNS answers in a virtual network for the name of the account's node management.
 *
 * <p>Of an account with private endpoints, public DNS leads from {@code guid.region.service} below
 * the suffix of Batch to the same below {@code privatelink} and the suffix, and from there to the
 * public endpoint. The older zones {@code privatelink.region.suffix} are asked for sub-resource
 * {@code batchAccount} alone. (Azure's page on private endpoints with Batch accounts, "Migration
 * with previous private endpoint configurations".)
 */
final class PrivateNames {

  private static final String PURPOSE = "node management";

  private final Surroundings pool;
  private final Subnet subnet;
  private final NameResolver resolver;

  PrivateNames(Surroundings pool, Subnet subnet) {
    this.pool = pool;
    this.subnet = subnet;
    this.resolver = new NameResolver(pool.network(), subnet.virtualNetwork().id());
  }

  /** {@return the virtual network's own DNS servers; none if it asks Azure's} */
  Optional<ImmutableList<InetAddress>> servers() {
    return resolver.servers();
  }

  /** {@return the answer of Azure's DNS; empty if the cloud, and so the names, are not known} */
  Optional<NameResolver.Answer> answer() {
    return suffix().map(it -> resolver.resolve(ImmutableList.of(publicName(it), linkName(it))));
  }

  /** {@return what private zones answer before public DNS leads to the private endpoint's name} */
  Optional<NameResolver.Answer> answerForPublicName() {
    return suffix().map(it -> resolver.resolve(ImmutableList.of(publicName(it))));
  }

  /**
   * {@return the addresses that nodes call, each of which they may; empty if they are not known}
   */
  Optional<ImmutableSet<InetAddress>> addresses() {
    if (servers().filter(ImmutableList::isEmpty).isEmpty()) {
      return Optional.empty();
    }
    Optional<NameResolver.Answer> answer = answer();
    if (answer.isPresent() && answer.get() instanceof NameResolver.NotFound) {
      return Optional.of(ImmutableSet.of());
    }
    return answer.isPresent()
            && answer.get() instanceof NameResolver.Addresses given
            // One of several may be the name of another account's.
            && (given.addresses().size() <= 1 || given.asked().host().isPresent())
        ? Optional.of(given.addresses())
        : Optional.empty();
  }

  /** {@return the zones whose name is the one that private endpoints' records belong in} */
  ImmutableList<PrivateDnsZone> zones() {
    Optional<String> wanted = zoneName();
    return pool.network().privateDnsZones().stream()
        .filter(zone -> wanted.filter(zone.name().text()::equals).isPresent())
        .collect(toImmutableList());
  }

  /** {@return the name of the zone that private endpoints' records belong in} */
  Optional<String> zoneName() {
    return suffix().map(it -> "privatelink." + it);
  }

  /** {@return the record that belongs in that zone} */
  String recordName() {
    return suffix()
        .flatMap(this::host)
        .orElseGet(() -> "<guid>." + pool.account().region().location() + ".service");
  }

  /** {@return zones of Batch's names that are linked to the network and never asked} */
  ImmutableList<PrivateDnsZone> besides() {
    Optional<String> suffix = suffix();
    return pool.network().privateDnsZones().stream()
        .filter(
            zone ->
                zone.virtualNetworkLinks()
                    .filter(links -> links.contains(subnet.virtualNetwork().id()))
                    .isPresent())
        .filter(
            zone ->
                suffix
                    .filter(
                        it ->
                            zone.name().text().endsWith("." + it)
                                && !publicName(it).isWithin(zone.name())
                                && !linkName(it).isWithin(zone.name()))
                    .isPresent())
        .collect(toImmutableList());
  }

  private Optional<String> suffix() {
    return pool.account().region().cloud().map(Cloud::batchSuffix);
  }

  private QueriedName publicName(String suffix) {
    return name(suffix, suffix);
  }

  private QueriedName linkName(String suffix) {
    return name(suffix, "privatelink." + suffix);
  }

  private QueriedName name(String suffix, String zone) {
    return host(suffix)
        .map(it -> QueriedName.of(new HostName(it + "." + zone), PURPOSE))
        .orElseGet(
            () ->
                QueriedName.below(
                    new HostName(pool.account().region().location() + ".service." + zone),
                    PURPOSE));
  }

  /** The name before the suffix, if the account tells it. */
  private Optional<String> host(String suffix) {
    return pool.account()
        .nodeManagementEndpoint()
        .map(HostName::text)
        .filter(it -> it.endsWith("." + suffix))
        .map(it -> it.substring(0, it.length() - suffix.length() - 1));
  }
}
