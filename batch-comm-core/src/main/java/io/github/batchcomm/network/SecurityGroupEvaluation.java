package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.NetworkSecurityGroup;
import io.github.batchcomm.model.ServiceTagCatalogue;
import java.util.List;
import java.util.Optional;

/**
 * Asks one network security group by itself what it does with packets, whatever Batch needs.
 *
 * <p>The tag {@code VirtualNetwork} stands for an unknown part of all addresses here, because the
 * group alone does not tell which subnet it is asked for.
 */
public final class SecurityGroupEvaluation {

  private static final RemoteSide ANYBODY =
      RemoteSide.of(AddressSet.NONE, true, Optional.empty(), "anybody");

  private SecurityGroupEvaluation() {}

  /**
   * Asks a group about packets that open connections.
   *
   * @param group the group
   * @param direction who opens the connections, seen from the machines that the group protects
   * @param packets the packets
   * @param tags the addresses of service tags, if they are known
   * @return which packets it lets through and which it stops, by which rules
   */
  public static SecurityGroupAnswer evaluate(
      NetworkSecurityGroup group,
      Direction direction,
      FlowProduct packets,
      Optional<ServiceTagCatalogue> tags) {
    NamedAddresses names =
        new NamedAddresses(Network.unknown(), tags, VirtualNetworkSpace.UNKNOWN, ANYBODY);
    List<FilterEntry> entries =
        new SecurityRules(Layer.SUBNET_NSG, group.id().name(), names, direction, packets)
            .mayMatch(group.rules(direction));
    LayerResult result = RuleFilter.pass(packets, entries);
    return new SecurityGroupAnswer(
        parts(result.permitted()), parts(result.stopped()), result.open(), result.missing());
  }

  private static ImmutableList<SecurityGroupAnswer.Part> parts(ImmutableList<Decided> decided) {
    return decided.stream()
        .map(part -> new SecurityGroupAnswer.Part(part.packets(), part.rule().orElseThrow()))
        .collect(ImmutableList.toImmutableList());
  }
}
