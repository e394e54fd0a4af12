package io.github.batchcomm.network;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.batchcomm.flow.Direction;
import io.github.batchcomm.model.EffectiveSecurityGroup;
import io.github.batchcomm.model.EffectiveSecurityGroup.Level;
import io.github.batchcomm.model.EffectiveSecurityRules;
import io.github.batchcomm.model.Network;
import io.github.batchcomm.model.ResourceId;
import io.github.batchcomm.model.Subnet;
import java.util.Optional;

/**
 * What documents show as effective on interfaces in a subnet, for connections of one direction. A
 * document shows all lists that apply to its interface: where it shows none at a level, nothing is
 * asked there.
 */
final class EffectiveGroups {

  private final ImmutableList<EffectiveSecurityRules> documents;
  private final Direction direction;

  private EffectiveGroups(ImmutableList<EffectiveSecurityRules> documents, Direction direction) {
    this.documents = documents;
    this.direction = direction;
  }

  static EffectiveGroups of(Network network, Subnet subnet, Direction direction) {
    return new EffectiveGroups(
        network.effectiveSecurityRules().stream()
            .filter(rules -> rules.subnet().filter(subnet.id()::equals).isPresent())
            .collect(toImmutableList()),
        direction);
  }

  /** {@return the lists of one level, document by document, each that differs from others once} */
  ImmutableSet<ImmutableList<EffectiveSecurityGroup>> lists(Level level) {
    return documents.stream()
        .map(
            document ->
                document.groups().stream()
                    .filter(group -> group.level() == level)
                    .map(this::inShort)
                    .collect(toImmutableList()))
        .collect(toImmutableSet());
  }

  /** {@return the only list of one level, document by document; empty where there is none} */
  ImmutableSet<Optional<EffectiveSecurityGroup>> first(Level level) {
    return lists(level).stream().map(list -> list.stream().findFirst()).collect(toImmutableSet());
  }

  /** Which interface it is on, and what it says of the other direction, makes no difference. */
  private EffectiveSecurityGroup inShort(EffectiveSecurityGroup group) {
    Optional<ResourceId> manager =
        group.associatedWith().filter(it -> group.level() == Level.NETWORK_MANAGER);
    return EffectiveSecurityGroup.of(
        group.networkSecurityGroup(),
        group.level(),
        manager,
        group.rules().stream()
            .filter(rule -> rule.direction() == direction)
            .collect(toImmutableList()));
  }
}
