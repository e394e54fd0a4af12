package io.github.batchcomm.testkit;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.model.BatchAccount;
import io.github.batchcomm.model.BatchPool;
import io.github.batchcomm.model.Cloud;
import io.github.batchcomm.model.Region;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.ServiceTag;
import io.github.batchcomm.model.SubnetReference;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Where things of a network stand: in the virtual network of some pools of an account.
 *
 * @param account the account
 * @param pools those of its pools that stand in the virtual network
 * @param subnets the subnets they stand in, at least one, all of one virtual network
 */
record Place(
    BatchAccount account, ImmutableList<BatchPool> pools, ImmutableList<SubnetReference> subnets) {

  private static final Region ORDINARY = Region.of("westeurope");

  static Arbitrary<Place> arbitrary() {
    return Combinators.combine(
            Regions.CHOICE.arbitrary(),
            BatchArbitraries.resourceIds("Microsoft.Network/virtualNetworks/subnets"))
        .as(
            (region, subnet) ->
                new Place(
                    BatchAccount.builder().name("aaa").region(region).build(),
                    ImmutableList.of(),
                    ImmutableList.of(new SubnetReference(subnet))));
  }

  /** The same with further pools of one virtual network; those of other accounts stay nameless. */
  Place with(Place other) {
    return new Place(
        account,
        account.equals(other.account)
            ? ImmutableList.<BatchPool>builder().addAll(pools).addAll(other.pools).build()
            : pools,
        Stream.concat(subnets.stream(), other.subnets.stream())
            .distinct()
            .collect(toImmutableList()));
  }

  Region region() {
    return account.region();
  }

  Cloud cloud() {
    return region().cloud().orElse(Cloud.PUBLIC);
  }

  SubnetReference subnet() {
    return subnets.get(0);
  }

  ResourceId virtualNetwork() {
    return subnet().virtualNetwork().id();
  }

  /** Another region of the same cloud. */
  Region neighbour() {
    return neighbourOf(region());
  }

  static Region neighbourOf(Region region) {
    Cloud cloud = region.cloud().orElse(Cloud.PUBLIC);
    return Region.known().stream()
        .filter(it -> !it.equals(region) && !it.equals(ORDINARY))
        .filter(it -> it.cloud().filter(own -> own == cloud).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** The regional tag of a service in the account's region. */
  ServiceTag own(ServiceTag service) {
    return service.in(region());
  }

  ServiceTag neighbouring(ServiceTag service) {
    return service.in(neighbour());
  }

  /** A resource of the network that belongs to this virtual network and no other. */
  ResourceId resource(String type, String name) {
    return named(type, name + "-" + virtualNetwork().name());
  }

  /** A resource of the network in the resource group of the virtual network. */
  ResourceId named(String type, String name) {
    return ResourceId.parse(
        "/subscriptions/"
            + virtualNetwork().subscription()
            + "/resourceGroups/"
            + virtualNetwork().resourceGroup()
            + "/providers/Microsoft.Network/"
            + type
            + "/"
            + name);
  }

  /** A further subnet of the virtual network. */
  ResourceId subnet(String name) {
    return ResourceId.parse(virtualNetwork() + "/subnets/" + name);
  }

  /** A virtual network that may be peered with this one. */
  ResourceId peer() {
    return resource("virtualNetworks", "peer");
  }
}
