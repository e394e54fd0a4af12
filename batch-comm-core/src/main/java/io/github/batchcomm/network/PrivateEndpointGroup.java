package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.Contradiction;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.PrivateEndpointNetworkPolicies;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.SecurityRule;
import io.github.batchcomm.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The network security group on the subnet that a private endpoint stands in. It is asked only
 * where the subnet's network policies for private endpoints say so; Azure's default is that they do
 * not. (Azure's page on network policies for private endpoints.)
 *
 * <p>What nothing shows is not taken to be Azure's default: a group that is not shown may stop
 * packets, and policies that are not shown may have it asked. Only a group that lets packets
 * through whether or not it is asked needs no policies, and policies that ask none need no group.
 */
final class PrivateEndpointGroup {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final PrivateEndpoint endpoint;
  private final Optional<Subnet> place;

  PrivateEndpointGroup(Surroundings pool, RequiredFlow flow, PrivateEndpoint endpoint) {
    this.pool = pool;
    this.flow = flow;
    this.endpoint = endpoint;
    this.place = endpoint.subnet().flatMap(pool.network()::subnet);
  }

  /**
   * Asks the group.
   *
   * @param packets packets that reach the private endpoint otherwise
   * @param permitting what permits them then
   * @param reason why
   */
  LayerResult pass(FlowProduct packets, DecidingRule permitting, String reason) {
    LayerResult all = LayerResult.permitting(packets, permitting, reason);
    boolean hasNone = place.filter(it -> it.networkSecurityGroup().isAbsent()).isPresent();
    if (hasNone || isKnownNotToBeAsked()) {
      return all;
    }
    Optional<NetworkSecurityGroup> group =
        place
            .flatMap(it -> it.networkSecurityGroup().value())
            .flatMap(pool.network()::networkSecurityGroup);
    if (group.isEmpty()) {
      return LayerResult.open(packets, missingGroup());
    }
    LayerResult asked = RuleFilter.pass(packets, entries(group.get()));
    ImmutableList<Decided> permitted =
        asked.permitted().stream()
            .map(it -> new Decided(it.packets(), Optional.of(permitting), reason))
            .collect(toImmutableList());
    if (isAsked()) {
      return new LayerResult(
          permitted, asked.stopped(), asked.open(), asked.missing(), ImmutableList.of());
    }
    ImmutableList<FlowProduct> open =
        ImmutableList.<FlowProduct>builder()
            .addAll(asked.open())
            .addAll(asked.stopped().stream().map(Decided::packets).iterator())
            .build();
    return new LayerResult(
        permitted,
        ImmutableList.of(),
        open,
        open.isEmpty() ? ImmutableList.of() : ImmutableList.of(missingPolicies(group.get())),
        ImmutableList.of());
  }

  private PrivateEndpointNetworkPolicies policies() {
    return place
        .map(Subnet::privateEndpointNetworkPolicies)
        .orElse(PrivateEndpointNetworkPolicies.UNKNOWN);
  }

  private boolean isAsked() {
    return policies() == PrivateEndpointNetworkPolicies.ENABLED
        || policies() == PrivateEndpointNetworkPolicies.NETWORK_SECURITY_GROUP_ENABLED;
  }

  private boolean isKnownNotToBeAsked() {
    return policies() == PrivateEndpointNetworkPolicies.DISABLED
        || policies() == PrivateEndpointNetworkPolicies.ROUTE_TABLE_ENABLED;
  }

  private List<FilterEntry> entries(NetworkSecurityGroup group) {
    String name = group.id().name();
    NamedAddresses names =
        new NamedAddresses(
            pool.network(),
            pool.serviceTags(),
            VirtualNetworkSpace.of(pool.network(), place.orElseThrow()),
            flow.remote());
    List<FilterEntry> entries =
        new ArrayList<>(
            new SecurityRules(Layer.PRIVATE_ENDPOINT, name, names, Direction.OUTBOUND, packets())
                .mayMatch(seenFromNodes(group)));
    entries.add(
        new FilterEntry(
            DecidingRule.of(
                Layer.PRIVATE_ENDPOINT, name, "no rule matches", true, OptionalInt.empty()),
            false,
            "denies",
            packets(),
            packets(),
            ImmutableList::of));
    return entries;
  }

  private FlowProduct packets() {
    return flow.packets();
  }

  /** What comes in at the private endpoint goes out from nodes. */
  private static ImmutableList<SecurityRule> seenFromNodes(NetworkSecurityGroup group) {
    return group.inbound().stream()
        .map(rule -> rule.toBuilder().direction(Direction.OUTBOUND).build())
        .collect(toImmutableList());
  }

  private MissingFact missingGroup() {
    return place
        .map(
            it ->
                Contradicted.or(
                    pool.network(),
                    Layer.PRIVATE_ENDPOINT,
                    it.id(),
                    Contradiction.Property.NETWORK_SECURITY_GROUP,
                    this::groupNotGiven))
        .orElseGet(this::groupNotGiven);
  }

  private MissingFact groupNotGiven() {
    Optional<ResourceId> id = place.flatMap(it -> it.networkSecurityGroup().value());
    String where = "the subnet of private endpoint " + endpoint.id().name();
    return new MissingFact(
        Layer.PRIVATE_ENDPOINT,
        id.map(
                it ->
                    "The rules of network security group "
                        + it.name()
                        + ", which "
                        + where
                        + " has, are not known, "
                        + (isAsked()
                            ? "and its network policies have it asked."
                            : "nor is whether its network policies have it asked."))
            .orElse(
                "Whether "
                    + where
                    + " has a network security group, which its network policies "
                    + (isAsked() ? "would" : "may")
                    + " have asked, is not known."),
        "Export it with 'az network nsg show', and the virtual network with 'az network vnet show'.");
  }

  private MissingFact missingPolicies(NetworkSecurityGroup group) {
    return new MissingFact(
        Layer.PRIVATE_ENDPOINT,
        "Whether network security group "
            + group.id().name()
            + ", which does not surely let all packets through, is asked about private endpoint "
            + endpoint.id().name()
            + " is not known.",
        "Export the virtual network with 'az network vnet show'; its subnets show"
            + " privateEndpointNetworkPolicies.");
  }
}
