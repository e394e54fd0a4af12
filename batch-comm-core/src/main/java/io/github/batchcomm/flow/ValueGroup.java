package io.github.batchcomm.flow;

import io.github.batchcomm.flow.FirstMatch.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of one field that the same candidates hold.
 *
 * @param values the values, at least one
 * @param members the candidates that hold all of them, in order; no other holds any
 */
record ValueGroup<S extends ValueSet<S>>(S values, List<Candidate> members) {

  /** Groups the values that packets of a region have in a field. */
  static <S extends ValueSet<S>> List<ValueGroup<S>> of(
      Field<S> field, FlowProduct region, List<Candidate> candidates) {
    List<ValueGroup<S>> groups = List.of(new ValueGroup<>(field.of(region), new ArrayList<>()));
    for (Candidate candidate : candidates) {
      if (candidate.cuts(field)) {
        groups = split(groups, field.of(candidate.product()), candidate);
      } else {
        groups.forEach(group -> group.members.add(candidate));
      }
    }
    return groups;
  }

  private static <S extends ValueSet<S>> List<ValueGroup<S>> split(
      List<ValueGroup<S>> groups, S held, Candidate candidate) {
    List<ValueGroup<S>> finer = new ArrayList<>();
    for (ValueGroup<S> group : groups) {
      if (!held.intersects(group.values)) {
        finer.add(group);
      } else if (held.containsAll(group.values)) {
        group.members.add(candidate);
        finer.add(group);
      } else {
        List<Candidate> members = new ArrayList<>(group.members);
        members.add(candidate);
        finer.add(new ValueGroup<>(group.values.intersection(held), members));
        finer.add(new ValueGroup<>(group.values.difference(held), group.members));
      }
    }
    return finer;
  }
}
