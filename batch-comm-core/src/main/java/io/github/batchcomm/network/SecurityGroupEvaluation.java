package io.github.batchcomm.network;

import com.google.common.collect.ImmutableList;
import io.github.batchcomm.flow.AddressSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.flow.FlowProduct;
import io.github.batchcomm.internal.Memo;
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
 *
 * <p>It remembers its last 64 answers, so to ask the same again costs next to nothing. Safe to
 * share between threads.
 */
public final class SecurityGroupEvaluation {

  private static final int REMEMBERED = 64;

  private static final RemoteSide ANYBODY =
      RemoteSide.of(AddressSet.NONE, true, Optional.empty(), "anybody");

  private final NetworkSecurityGroup group;
  private final NamedAddresses names;
  private final Memo<Question, SecurityGroupAnswer> answers = new Memo<>(REMEMBERED, this::work);

  private SecurityGroupEvaluation(NetworkSecurityGroup group, NamedAddresses names) {
    this.group = group;
    this.names = names;
  }

  /**
   * Prepares questions to a group.
   *
   * @param group the group
   * @param tags the addresses of service tags, if they are known
   * @return what answers them
   */
  public static SecurityGroupEvaluation of(
      NetworkSecurityGroup group, Optional<ServiceTagCatalogue> tags) {
    return new SecurityGroupEvaluation(
        group, new NamedAddresses(Network.unknown(), tags, VirtualNetworkSpace.UNKNOWN, ANYBODY));
  }

  /** {@return the group that is asked} */
  public NetworkSecurityGroup group() {
    return group;
  }

  /**
   * Asks the group about packets that open connections.
   *
   * @param direction who opens the connections, seen from the machines that the group protects
   * @param packets the packets
   * @return which packets it lets through and which it stops, by which rules
   */
  public SecurityGroupAnswer evaluate(Direction direction, FlowProduct packets) {
    return answers.get(new Question(direction, packets));
  }

  /** What is asked of the group. */
  private record Question(Direction direction, FlowProduct packets) {}

  private SecurityGroupAnswer work(Question question) {
    List<FilterEntry> entries =
        new SecurityRules(
                Layer.SUBNET_NSG,
                group.id().name(),
                names,
                question.direction(),
                question.packets())
            .mayMatch(group.rules(question.direction()));
    LayerResult result = RuleFilter.pass(question.packets(), entries);
    return new SecurityGroupAnswer(
        parts(result.permitted()), parts(result.stopped()), result.open(), result.missing());
  }

  private static ImmutableList<SecurityGroupAnswer.Part> parts(ImmutableList<Decided> decided) {
    return decided.stream()
        .map(part -> new SecurityGroupAnswer.Part(part.packets(), part.rule().orElseThrow()))
        .collect(ImmutableList.toImmutableList());
  }
}
