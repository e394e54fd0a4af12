package io.github.batchcomm.azure;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Sets;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import io.github.batchcomm.model.VirtualNetwork;
import io.github.batchcomm.model.VirtualNetworkPeering;
import java.util.Optional;

/** Brings virtual networks together with their subnets and peerings. */
final class VirtualNetworkAssembly {

  private final NetworkAssembly network;
  private final PartAssembly<VirtualNetworkPeering> peerings;
  private final ImmutableListMultimap<ResourceId, Subnet> subnets;

  VirtualNetworkAssembly(NetworkAssembly network) {
    this.network = network;
    this.peerings =
        network.parts(
            NetworkContent::peerings,
            "Peering",
            "The virtual network's peerings count as not given",
            NetworkMerges.PEERING);
    peerings.refuseUnlisted("virtual network", "az network vnet show");
    this.subnets =
        Multimaps.index(
            network.merged(NetworkContent::subnets, Subnet::id, "Subnet", NetworkMerges.SUBNET),
            subnet -> subnet.virtualNetwork().id());
  }

  ImmutableList<VirtualNetwork> virtualNetworks() {
    ImmutableSet<ResourceId> owners =
        Sets.union(subnets.keySet(), peerings.owners()).immutableCopy();
    return network
        .mergedOrBare(
            NetworkContent::virtualNetworks,
            VirtualNetwork::id,
            "Virtual network",
            NetworkMerges.VIRTUAL_NETWORK,
            owners,
            id -> VirtualNetwork.builder().id(id).build())
        .stream()
        .map(this::withParts)
        .collect(ImmutableList.toImmutableList());
  }

  private VirtualNetwork withParts(VirtualNetwork bare) {
    ResourceId id = bare.id();
    return VirtualNetwork.builder()
        .from(bare)
        .subnets(subnets.get(id))
        .peerings(
            peerings.isListed(id) && !peerings.isContradictory(id)
                ? Optional.of(peerings.values(id))
                : Optional.empty())
        .build();
  }
}
