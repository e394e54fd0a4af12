package io.github.batchcomm.flow;

import io.github.batchcomm.flow.FirstMatch.Candidate;
import java.util.ArrayList;
import java.util.BitSet;
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
    List<Candidate> cutting = candidates.stream().filter(it -> it.cuts(field)).toList();
    List<ValueGroup<S>> groups = new ArrayList<>();
    field
        .of(region)
        .byHolders(cutting.stream().map(it -> field.of(it.product())).toList())
        .forEach(
            (holders, values) ->
                groups.add(new ValueGroup<>(values, members(field, candidates, holders))));
    return groups;
  }

  /** The candidates that hold all values of the field, and those of the others that are meant. */
  private static List<Candidate> members(
      Field<?> field, List<Candidate> candidates, BitSet holders) {
    List<Candidate> members = new ArrayList<>();
    int place = 0;
    for (Candidate candidate : candidates) {
      if (!candidate.cuts(field) || holders.get(place++)) {
        members.add(candidate);
      }
    }
    return members;
  }
}
