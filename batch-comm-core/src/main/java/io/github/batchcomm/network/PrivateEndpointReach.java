package io.github.batchcomm.network;

import com.google.common.base.Ascii;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.flow.FlowSet;
import io.github.batchcomm.model.PrivateEndpoint;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.network.JoinedNetworks.Join;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether packets of a flow reach a private endpoint. They do in the virtual network of the private
 * endpoint and in those that are joined with it; an appliance that packets were handed to reaches
 * only what its own network is joined with.
 */
final class PrivateEndpointReach {

  private final Surroundings pool;
  private final RequiredFlow flow;
  private final OnwardPath.Walked way;

  PrivateEndpointReach(Surroundings pool, RequiredFlow flow, OnwardPath.Walked way) {
    this.pool = pool;
    this.flow = flow;
    this.way = way;
  }

  /** Packets with whether the network they are in last is joined with another. */
  private record Part(FlowProduct packets, Join join) {}

  /**
   * {@return false if no packet can reach a private endpoint, so that its addresses mean nothing}
   */
  boolean mayReach(PrivateEndpoint endpoint, FlowProduct packets) {
    return endpoint
        .subnet()
        .map(it -> parts(it.parent().orElseThrow(), packets))
        .map(parts -> parts.stream().anyMatch(it -> it.join() != Join.NOT_JOINED))
        .orElse(true);
  }

  /**
   * Lets packets go to a private endpoint.
   *
   * @param packets the packets
   * @param connection what permits them if they reach it
   * @param reason why, as the end of a sentence
   */
  LayerResult pass(
      PrivateEndpoint endpoint, FlowProduct packets, DecidingRule connection, String reason) {
    String name = endpoint.id().name();
    if (endpoint.subnet().isEmpty()) {
      return open(
          packets,
          "The subnet of private endpoint " + name + " is not known.",
          "Export it with 'az network private-endpoint show'.");
    }
    Optional<MissingFact> outside =
        Outside.of(
            pool.network(),
            Layer.PRIVATE_ENDPOINT,
            "Private endpoint " + name,
            endpoint.addresses(),
            endpoint.subnet());
    if (outside.isPresent()) {
      return LayerResult.open(packets, outside.get());
    }
    if (endpoint.provisioningState().isUnsettled()) {
      return open(
          packets,
          "Whether private endpoint "
              + name
              + " works as it is shown is not known: its provisioning state is "
              + Ascii.toLowerCase(endpoint.provisioningState().name())
              + ".",
          "Make the private endpoint anew, and export it with 'az network private-endpoint show'"
              + " once its provisioning state is Succeeded.");
    }
    List<LayerResult> results = new ArrayList<>();
    for (Part part : parts(endpoint.subnet().get().parent().orElseThrow(), packets)) {
      results.add(pass(endpoint, part, connection, reason));
    }
    return LayerResult.together(packets, results);
  }

  private LayerResult pass(
      PrivateEndpoint endpoint, Part part, DecidingRule connection, String reason) {
    String name = endpoint.id().name();
    return switch (part.join()) {
      case JOINED ->
          flow.remote().exact()
              ? new PrivateEndpointGroup(pool, flow, endpoint)
                  .pass(part.packets(), connection, reason)
              : LayerResult.permitting(part.packets(), connection, reason);
      case NOT_JOINED ->
          LayerResult.stopping(
              part.packets(),
              DecidingRule.of(Layer.PRIVATE_ENDPOINT, name, "subnet", false, OptionalInt.empty()),
              "is in a virtual network that is not joined to that from which packets arrive");
      case UNKNOWN ->
          open(
              part.packets(),
              "Whether the virtual network of private endpoint "
                  + name
                  + " is joined by peerings to that from which packets arrive is not known, or"
                  + " documents contradict each other.",
              "Export both virtual networks with their peerings, at one time.");
    };
  }

  private List<Part> parts(ResourceId place, FlowProduct packets) {
    List<Part> parts = new ArrayList<>();
    FlowSet arrived = FlowSet.NONE;
    for (OnwardPath.Arrival arrival : way.arrivals()) {
      if (arrival.packets().intersects(packets)) {
        FlowProduct part = arrival.packets().intersection(packets);
        arrived = arrived.union(FlowSet.of(part));
        parts.add(
            new Part(
                part,
                arrival
                    .virtualNetwork()
                    .map(it -> JoinedNetworks.around(pool.network(), it).with(place))
                    .orElse(Join.UNKNOWN)));
      }
    }
    // What becomes of the others, another layer leaves open.
    arrived
        .complementIn(FlowSet.of(packets))
        .products()
        .forEach(it -> parts.add(new Part(it, Join.JOINED)));
    return parts;
  }

  private static LayerResult open(FlowProduct packets, String what, String settledBy) {
    return LayerResult.open(packets, new MissingFact(Layer.PRIVATE_ENDPOINT, what, settledBy));
  }
}
